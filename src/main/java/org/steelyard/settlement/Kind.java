package org.steelyard.settlement;

/** What an instruction is, in the words of the message that brought it. */
public enum Kind {
    /** A customer's credit transfer (pacs.008). */
    CUSTOMER_PAYMENT,
    /** A transfer between financial institutions (pacs.009 core). */
    BANK_PAYMENT,
    /** A transfer between financial institutions that covers a customer's payment (pacs.009 COV). */
    COVER_PAYMENT,
    /** Money that comes back for a settled payment (pacs.004). */
    RETURN,
    /** Central-bank or clearing-bank money into or out of the ledger (camt.050). */
    LIQUIDITY_TRANSFER,
    /** The net positions of a cycle; made by the engine alone. */
    NET_SETTLEMENT
}
