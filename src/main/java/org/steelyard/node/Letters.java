package org.steelyard.node;

import java.util.List;

import org.steelyard.books.Correspondence;
import org.steelyard.books.Outbound;
import org.steelyard.iso20022.MessageWriter;
import org.steelyard.iso20022.Outgoing;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.StatementPage;

/** What the books keep for the banks is what the writer of messages writes. */
record Letters(MessageWriter writer) implements Correspondence {

    @Override
    public List<Outbound> about(Logged logged, OriginalMessage original, List<Bic> banks) {
        return writer.about(logged, original, banks).stream().map(Letters::kept).toList();
    }

    @Override
    public Outbound statement(StatementPage page, Logged closing) {
        return kept(writer.statement(page, closing.index(), closing.timeMillis()));
    }

    private static Outbound kept(Outgoing message) {
        return new Outbound(message.to(), message.definition(), message.messageId(), message.xml());
    }
}
