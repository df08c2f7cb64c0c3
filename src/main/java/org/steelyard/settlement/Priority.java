package org.steelyard.settlement;

/** Settlement priority, most urgent first; first in, first out within one (catalogue C1). */
public enum Priority {
    /** Central bank operations and pay-ins of other systems (SttlmPrty URGT, and liquidity transfers). */
    HIGHLY_URGENT(0),
    /** SttlmPrty HIGH. */
    URGENT(1),
    /** SttlmPrty NORM, or none given. */
    NORMAL(2);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /** Place among the priorities, 0 for the most urgent. */
    public int rank() {
        return rank;
    }
}
