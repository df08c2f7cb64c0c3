package org.steelyard.settlement;

/** How an instruction came to settle. */
public enum Mechanism {
    /** On entry, from its own funds. */
    IMMEDIATE,
    /** From the queue, when funds came or the way became free. */
    QUEUE,
    /** Together with others that no order of single settlements could have settled. */
    OFFSETTING,
    /** In a set that a search found and proposed, and the engine checked. */
    OPTIMISATION,
    /** On entry, together with payments that waited to be paid to its payer by the bank that it pays. */
    BILATERAL_OFFSETTING
}
