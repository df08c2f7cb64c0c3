package org.steelyard.books;

/** Whose entries say what has settled. */
public enum SettledSide {
    PAYER,
    PAYEE
}
