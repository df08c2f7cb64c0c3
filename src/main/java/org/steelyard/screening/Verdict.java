package org.steelyard.screening;

import java.util.List;

/**
 * What screening says of a message. Only {@link Clear} lets it settle; there is no other path.
 *
 * <p>{@code listVersion} and {@code ruleVersion} are never zero: the first eight bytes of SHA-256 of
 * the list's bytes and of the rules' text, as a positive number. A clearance is bound to them.
 */
public sealed interface Verdict {

    /** Every subject was compared and nothing matched. */
    record Clear(long listVersion, long ruleVersion) implements Verdict {
        /** Refuses a clearance that is bound to no list or to no rules. */
        public Clear {
            if (listVersion <= 0 || ruleVersion <= 0) {
                throw new IllegalArgumentException("a clearance is bound to a list and to rules");
            }
        }
    }

    /**
     * Every subject was compared and something matched; hits are in the order of subjects, then of
     * entry ids. At most {@link Screener#MAX_HITS} are told.
     */
    record Hits(long listVersion, long ruleVersion, List<Hit> hits) implements Verdict {
        /** Refuses an empty list of hits, which would read as clear. */
        public Hits {
            hits = List.copyOf(hits);
            if (listVersion <= 0 || ruleVersion <= 0 || hits.isEmpty()) {
                throw new IllegalArgumentException("hits are bound to a list and to rules, and not none");
            }
        }
    }

    /**
     * Not everything could be compared: no list, screening down, or a subject that the rules cannot
     * read (its place is in the reason). The message must wait, whatever the hits are.
     *
     * @param reason a sentence for the operator, with the place where there is one
     * @param hits what did match among the subjects that could be compared; may be empty
     */
    record Unavailable(String reason, List<Hit> hits) implements Verdict {
        /** Copies the hits. */
        public Unavailable {
            hits = List.copyOf(hits);
        }

        /** Nothing was compared at all. */
        public Unavailable(String reason) {
            this(reason, List.of());
        }
    }
}
