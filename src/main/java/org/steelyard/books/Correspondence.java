package org.steelyard.books;

import java.util.List;

import org.steelyard.money.Bic;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.StatementPage;

/** What the banks are written when something happens; a pure function, so that the books can be rebuilt. */
public interface Correspondence {

    /**
     * The messages that this event brings about.
     *
     * @param logged the event
     * @param original the message that brought the event's instruction; NONE if there is none
     * @param banks all participants that have a key at the gateway, in the order in which they joined
     */
    List<Outbound> about(Logged logged, OriginalMessage original, List<Bic> banks);

    /** A page of the statement of an account whose business day has closed with this event. */
    Outbound statement(StatementPage page, Logged closing);
}
