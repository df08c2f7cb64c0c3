package org.steelyard.iso20022;

import java.util.List;

/** What came of reading a message. Only an accepted one goes on; the others name the rule and the place. */
public sealed interface Reading {

    /**
     * Structure and business rules hold.
     *
     * @param header its business application header
     * @param content what it asks
     * @param screenables everything in it that must be screened, in the order of the message
     */
    record Accepted(Header header, Content content, List<Screenable> screenables) implements Reading {
        /** Keeps its own copy. */
        public Accepted {
            screenables = List.copyOf(screenables);
        }
    }

    /**
     * A rule is broken, and who sent which message is known.
     *
     * @param header its business application header
     * @param rule the first rule that it breaks
     * @param place where, as a path of elements such as {@code Document/FICdtTrf/CdtTrfTxInf/IntrBkSttlmAmt}
     * @param text what was found and what is allowed, in a sentence
     */
    record Refused(Header header, Rule rule, String place, String text) implements Reading {
    }

    /**
     * Not even the header could be read.
     *
     * @param rule the first rule that it breaks
     * @param place where: a path of elements, or line and column
     * @param text what was found and what is allowed, in a sentence
     */
    record Unreadable(Rule rule, String place, String text) implements Reading {
    }
}
