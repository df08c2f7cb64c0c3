package org.steelyard.settlement;

/** What a payment is for, as far as the published statistics tell it apart (catalogue N1, J2). */
public enum Purpose {
    GOODS,
    SERVICES,
    DIRECT_INVESTMENT,
    PORTFOLIO,
    CREDIT,
    TRANSFER
}
