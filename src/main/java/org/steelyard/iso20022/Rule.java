package org.steelyard.iso20022;

/**
 * A rule that a message must keep. Numbers are never used again for another rule.
 *
 * <p>
 * The order of the checks: rules 1 to 39 as the bytes come, so that the first breach in the message wins (the
 * header's values before the document is read); then DEFINITION_DIFFERS; then the document's values (40 to
 * 69), from its beginning to its end; then header and document together (70 to 89) by number; then banks,
 * parties and texts (90 to 109), from beginning to end; then the message (110 and on) by number.
 */
public enum Rule {
    // 1 to 19: the bytes.
    /** The bytes are well-formed XML 1.0. */
    NOT_XML(1, "a message is well-formed XML 1.0"),
    /** Everything is UTF-8, as the XML declaration says if there is one. */
    NOT_UTF8(2, "a message is UTF-8 and declares nothing else"),
    /** The message is within the cap of {@link MessageReader}. */
    TOO_LARGE(3, "a message has at most as many bytes as the system takes"),
    /** No document type declaration: it is where entities and outside files come in. */
    DTD_PRESENT(4, "a message has no document type declaration"),
    /** No entity but those of XML itself. */
    ENTITY_PRESENT(5, "a message uses no entities but the five of XML itself and character references"),
    /** Attributes and namespace declarations of one element are bounded. */
    TOO_MANY_ATTRIBUTES(6, "an element has at most 16 attributes and namespace declarations"),
    /** What nobody screens is not passed on. */
    COMMENT_PRESENT(7, "header and document hold no comments and no processing instructions,"
            + " since these would be passed on unscreened"),
    /** Names of namespaces are no place for other content. */
    NAMESPACE_FOREIGN(8, "header and document declare no namespaces but ISO 20022's and XML Schema's"),

    // 20 to 29: the envelope.
    /** A document never comes alone. */
    HEADER_MISSING(20, "a business application header (AppHdr) comes before the document"),
    /** A header never comes alone. */
    DOCUMENT_MISSING(21, "a document follows the business application header"),
    /** One wrapper, one header, one document. */
    ENVELOPE_UNKNOWN(22, "one element around AppHdr and Document holds these two and nothing else"),
    /** The version of the header that the market uses. */
    HEADER_VERSION_UNKNOWN(23, "the business application header is head.001.001.02"),
    /** The messages that Steelyard knows. */
    MESSAGE_TYPE_UNKNOWN(24, "the document is one of the messages that the system takes"),
    /** MsgDefIdr is the document's namespace (CBPR+ 2026 R8). */
    DEFINITION_DIFFERS(25, "MsgDefIdr names the document's own message definition"),

    // 30 to 39: the profile schema.
    /** The profile schema of the message. */
    STRUCTURE(30, "elements, their order and number, lengths and codes are those of the message's profile"),

    // 40 to 69: values, one by one.
    /** Nothing invisible: it could hide what screening looks for. */
    CHARACTER_NOT_ALLOWED(40,
            "texts hold visible characters and plain blanks; no control, format or private-use characters"),
    /** A text says something. */
    TEXT_BLANK(41, "a text that is given holds more than blanks"),
    /** The day exists in the calendar. */
    DATE_IMPOSSIBLE(42, "a date is a real day, YYYY-MM-DD, from the year 1900"),
    /** The moment exists, and its offset from UTC is said. */
    TIME_IMPOSSIBLE(43,
            "a time is a real moment with its offset from UTC, such as 2026-11-25T09:30:00+08:00"),
    /** A plain decimal number. */
    NUMBER_INVALID(44, "an amount or rate is a plain decimal number within its digits, not negative"),
    /** ISO 4217. */
    CURRENCY_UNKNOWN(45, "a currency is in use by ISO 4217"),
    /** Metals and units of account cannot be settled (CBPR+ R31, R41). */
    CURRENCY_NOT_MONEY(46, "a currency is money: no metal, no unit of account"),
    /** The minor unit of ISO 4217. */
    TOO_MANY_DECIMALS(47, "an amount has at most the decimals of its currency's minor unit"),
    /** A version 4 UUID in small letters. */
    UETR_INVALID(48, "a UETR is a version 4 UUID in small letters"),
    /** ISO 9362. */
    BIC_INVALID(49, "a BIC has 8 or 11 capital letters or digits, letters for the country"),
    /** ISO 13616. */
    IBAN_INVALID(50, "an IBAN's check digits are right"),
    /** ISO 17442. */
    LEI_INVALID(51, "a LEI has 20 capital letters or digits and its check digits are right"),
    /** ISO 3166-1, and XK as the banks use it. */
    COUNTRY_UNKNOWN(52, "a country is in ISO 3166-1, two capital letters (or XK)"),
    /** The character set of references in all payment networks. */
    REFERENCE_CHARACTERS(53, "a reference holds letters, digits, blanks and / - ? : ( ) . , ' +"),
    /** CBPR+ R28, R38. */
    REFERENCE_SLASHES(54, "a reference neither begins nor ends with / and holds no //"),
    /** The ISO 20022 external code sets, where we use the code. */
    CODE_UNKNOWN(55, "a code that the system uses is in its ISO 20022 external code set"),
    /** Recommendation 16 of the FATF: meaningless names are no names (catalogue K9). */
    NAME_MEANINGLESS(56, "a name names somebody: not UNKNOWN, not ONE OF OUR CUSTOMERS, not dots"),
    /** Banks of several countries: 14:30 alone is another moment in each. */
    HOUR_IMPOSSIBLE(57, "a time of day is a real one with its offset from UTC, such as 14:30:00+08:00"),

    // 70 to 89: header and document together.
    /** CBPR+ 2026 R1. */
    MESSAGE_ID_DIFFERS(70, "BizMsgIdr is the document's message identification"),
    /** CBPR+ R2, R3: who sends is who instructs. */
    FROM_NOT_INSTRUCTING(71,
            "Fr is the bank that instructs (InstgAgt, Assgnr, AcctOwnr, Dbtr of a camt.050)"),
    /** Messages go to the system. */
    TO_NOT_SYSTEM(72, "To is the system's BIC"),
    /** What the system says, nobody else says. */
    FROM_NOT_SYSTEM(73, "this message is sent by the system alone"),
    /** One value for each flavour. */
    BUSINESS_SERVICE_UNKNOWN(74, "BizSvc is steelyard.rtgs.01, of a cover steelyard.rtgs.cov.01"),
    /** CBPR+ R1, R4. */
    PRIORITY_DIFFERS(75, "the header's priority is that of the payment (InstrPrty), where both are given"),
    /** Checked by the gateway, which knows who is at the door. */
    SENDER_NOT_AUTHENTICATED(76, "Fr is the bank that has authenticated itself"),
    /** Checked by the gateway, which asks the books. */
    STATEMENT_UNKNOWN(77,
            "a statement is asked of an account of the sender, a business day that there was, and a page"
                    + " that it has"),
    /** Its closing balance is not known before. */
    STATEMENT_NOT_READY(78,
            "a statement (camt.053) is of a day that has closed; while it goes on there is a camt.052"),

    // 90 to 109: banks, parties and texts, in the order of the message.
    /** A bank is known or described. */
    AGENT_UNIDENTIFIED(90, "a bank is given by BIC, or else by name and address"),
    /** CBPR+ R12. */
    AGENT_NAME_WITHOUT_ADDRESS(91, "a bank's name and address come together"),
    /** CBPR+ R44 to R60. */
    PARTY_NAMED_TWICE(92, "a party given by BIC has no name and no address beside it"),
    /** CBPR+ R44 to R60. */
    PARTY_UNNAMED(93, "a party has a name, or a BIC"),
    /** Since November 2026 unstructured addresses are refused. */
    ADDRESS_UNSTRUCTURED(94, "an address has its town (TwnNm) and country (Ctry) in fields of their own"),
    /** The hybrid form. */
    ADDRESS_LINES_TOO_MANY(95, "an address has at most two AdrLine"),
    /** CBPR+ R24. */
    REMITTANCE_MIXED(96, "remittance information is unstructured or structured, not both"),
    /** CBPR+ R63. */
    REMITTANCE_TOO_LONG(97, "structured remittance information has at most 9000 characters"),
    /** CBPR+ R10, R11, R25. */
    INSTRUCTION_CODES_CONFLICT(98, "an instruction code comes once, CHQB not with HOLD, PHOB not with TELB"),

    // 110 and on: the message, in the order of the numbers.
    /** HVPS+: one payment a message. */
    NOT_ONE_TRANSACTION(110, "a message holds one transaction, NbOfTxs 1"),
    /** Nothing cannot be settled. */
    AMOUNT_NOT_POSITIVE(111, "an amount to be settled is more than nothing"),
    /** The engine's bound, see Leg.MOST_MINOR. */
    AMOUNT_TOO_LARGE(112, "an amount to be settled has at most 9000000000000000 minor units"),
    /** Each currency needs its ledger. */
    CURRENCY_NOT_SETTLED(113, "the system keeps a ledger of the currency"),
    /** Two currencies need a rate. */
    EXCHANGE_RATE_MISSING(114, "XchgRate is given where InstdAmt is in another currency"),
    /** A rate needs two currencies. */
    EXCHANGE_RATE_WITHOUT_EXCHANGE(115,
            "XchgRate is positive, and given only where InstdAmt is in another currency"),
    /** CBPR+ R30. */
    CHARGES_MISSING(116, "ChrgsInf says why InstdAmt and IntrBkSttlmAmt of one currency differ"),
    /** CBPR+ R23. */
    CHARGES_OF_DEBTOR_REPEATED(117, "with ChrgBr DEBT there is at most one ChrgsInf"),
    /** CBPR+ R26. */
    CHARGES_OF_CREDITOR_MISSING(118, "with ChrgBr CRED there is a ChrgsInf, of zero if nothing was taken"),
    /** The route has no holes. */
    CHAIN_BROKEN(119, "intermediaries are numbered without gaps, and InstdAgt is given where there are any"),
    /** Settlement knows banks by their BIC. */
    BANK_WITHOUT_BIC(120, "the bank that pays and the bank that is paid are given by BIC"),
    /** FATF Recommendation 16, catalogue K9. */
    DEBTOR_UNTRACEABLE(121, "the debtor has an account, an address or an identification beside the name"),
    /** FATF Recommendation 16, catalogue K9. */
    CREDITOR_UNTRACEABLE(122, "the creditor has an account beside the name"),
    /** COV is what its business service says. */
    COVER_WITHOUT_UNDERLYING(123,
            "a cover (BizSvc steelyard.rtgs.cov.01) says what it covers (UndrlygCstmrCdtTrf)"),
    /** And nothing else is. */
    UNDERLYING_WITHOUT_COVER(124, "a payment with UndrlygCstmrCdtTrf has BizSvc steelyard.rtgs.cov.01"),
    /** The local instruments that the system knows. */
    LOCAL_INSTRUMENT_UNKNOWN(125, "LclInstrm is PVP or absent"),
    /** A side of a PvP says what it wants for its money. */
    COUNTER_AMOUNT_MISSING(126,
            "a PVP says once what it wants, as InstrForNxtAgt/InstrInf /CTRAMT/RUB1250000.00"),
    /** In another currency and settleable. */
    COUNTER_AMOUNT_INVALID(127,
            "the counter-amount of a PVP is an amount in another currency that can be settled"),
    /** Only a PvP has one. */
    COUNTER_AMOUNT_WITHOUT_PVP(128,
            "a /CTRAMT/ stands in a PVP only (LclInstrm/Prtry PVP), and that is no cover"),
    /** A return is at most what was paid. */
    RETURN_EXCEEDS_ORIGINAL(129,
            "the returned amount is in the original's currency and at most the original amount"),
    /** Which messages can be returned or cancelled. */
    ORIGINAL_TYPE_UNKNOWN(130, "the original is a pacs.008.001.08, pacs.009.001.08, or to be cancelled also"
            + " pacs.004.001.09 or camt.050.001.05"),
    /** A statement is of one day. */
    REPORT_OF_SEVERAL_DAYS(131, "a statement is asked for one business day: FrDt and ToDt are the same"),
    /** A statement is of one account. */
    REPORT_CURRENCY_MISSING(132, "the account of a statement says its currency (Acct/Ccy)"),
    /** What a bank may say by admi.004. */
    EVENT_UNKNOWN(133, "a bank sends no system event but PING"),
    /** A pacs.004 has no UETR of its own, see {@link PaymentReturn}. */
    RETURN_UNNAMED(134, "a return that is to be cancelled is named by its RtrId, as OrgnlInstrId"),
    /** See {@link SettlementTimes}. */
    TIMES_OUT_OF_ORDER(135, "FrTm is not after TillTm, and neither of them is after RjctTm"),
    /** See {@link QueueRequests}. */
    TILL_WITHOUT_TIME(136, "Instr TTIL comes with a ToDtTm"),
    /** See {@link LimitRequests}. */
    ACCOUNT_NOT_OWN(137,
            "an account is named as in statements, CNY:AGENTBIC:HOLDERBIC, and is the sender's own"),
    /** A bilateral limit has two sides. */
    LIMIT_COUNTERPARTY(138,
            "a bilateral limit (BILI) names its counterparty, a multilateral one (MULT) none"),
    /** See {@link CycleMark}. */
    CYCLE_OF_OTHERS(139,
            "a cycle (SttlmInf/ClrSys/Prtry) takes payments: no side of a PVP, and no return");

    private final int number;
    private final String text;

    Rule(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** Fixed for all time. */
    public int number() {
        return number;
    }

    /** The rule in a sentence. */
    public String text() {
        return text;
    }
}
