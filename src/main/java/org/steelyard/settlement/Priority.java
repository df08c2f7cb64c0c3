package org.steelyard.settlement;

/** Settlement priority, most urgent first; first in, first out within one (catalogue C1). */
public enum Priority {
    /** Central bank operations and pay-ins of other systems (SttlmPrty URGT, and liquidity transfers). */
    HIGHLY_URGENT,
    /** SttlmPrty HIGH. */
    URGENT,
    /** SttlmPrty NORM, or none given. */
    NORMAL
}
