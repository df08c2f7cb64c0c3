package org.steelyard.settlement;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why something is refused, held, waiting or over. Numbers are never used again for another rule. The code is
 * the ISO 20022 status reason that goes to the sender (ExternalStatusReason1Code).
 */
public enum Reason {
    /** No reason: the state speaks for itself. */
    NONE(0, "", Lasting.FINAL, ""),

    // 1 to 49: the instruction is refused. The order is the order of the checks.
    SENDER_UNKNOWN(1, "DNOR", Lasting.FINAL, "the sender is no participant"),
    SENDER_MAY_NOT_SEND(2, "AG01", Lasting.FINAL, "an indirect participant sends through its direct one"),
    UETR_USED_BY_ANOTHER(3, "DUPL", Lasting.FINAL, "another participant has used this UETR"),
    LEDGER_UNKNOWN(4, "AM03", Lasting.FINAL, "no ledger of that settlement agent and currency is open"),
    PAYER_UNKNOWN(5, "DNOR", Lasting.FINAL, "the paying bank settles over no account on this ledger"),
    PAYEE_UNKNOWN(6, "CNOR", Lasting.FINAL, "the bank to be paid settles over no account on this ledger"),
    SENDER_NOT_ACCOUNT_HOLDER(7, "AG01", Lasting.FINAL, "only the holder of the debited account may move it"),
    SAME_ACCOUNT(8, "AC03", Lasting.FINAL, "both banks settle over the same account: book it there"),
    NOT_A_LIQUIDITY_TRANSFER(9, "AC14", Lasting.FINAL,
            "the account of issue is moved by liquidity transfers, and by nothing else"),
    LIQUIDITY_TRANSFER_OFF_ISSUE(10, "AC14", Lasting.FINAL,
            "a liquidity transfer has the account of issue on one side"),
    DAY_NOT_OPENED(11, "DT01", Lasting.TRANSIENT, "no business day of this currency has been opened yet"),
    VALUE_DATE_PAST(12, "DT01", Lasting.FINAL, "the value date lies before the business day"),
    VALUE_DATE_TOO_FAR(13, "DT01", Lasting.FINAL, "the value date is further ahead than may be warehoused"),
    PAST_CUSTOMER_CUT_OFF(14, "TM01", Lasting.FINAL, "the customer cut-off has passed"),
    PAST_INTERBANK_CUT_OFF(15, "TM01", Lasting.FINAL, "the interbank cut-off has passed"),
    CORRIDOR_UNKNOWN(16, "AM03", Lasting.FINAL, "no corridor joins the two currencies"),
    PVP_TERMS_DIFFER(17, "ED05", Lasting.FINAL, "the counter-leg of this reference has other terms"),
    PVP_REFERENCE_USED(18, "DUPL", Lasting.FINAL, "a leg of this side already waits under this reference"),
    ORIGINAL_NOT_SETTLED(19, "AG09", Lasting.FINAL, "no settled payment has the UETR that is to be returned"),
    RETURN_NOT_MIRRORED(20, "AGNT", Lasting.FINAL,
            "a return runs between the banks of the original, the other way"),
    RETURN_EXCEEDS_ORIGINAL(21, "AM09", Lasting.FINAL, "a return is at most what was paid"),
    ALREADY_RETURNED(22, "FF12", Lasting.FINAL, "the original has been returned before"),
    RETURN_TOO_LATE(23, "TM01", Lasting.FINAL, "the time in which the original could be returned has passed"),
    QUEUE_FULL(24, "ED06", Lasting.TRANSIENT, "too many instructions wait"),
    CLEARANCE_OF_ANOTHER_MESSAGE(25, "RR04", Lasting.FINAL, "the clearance names another message"),
    CORRIDOR_AMOUNT_TOO_LARGE(26, "AM02", Lasting.FINAL,
            "the amount is larger than an instruction across the corridor may be"),
    CORRIDOR_DAY_CAP_REACHED(27, "AM14", Lasting.TRANSIENT,
            "the account would send more across the corridor today than it may"),
    CYCLE_NOT_OPEN(30, "TM01", Lasting.FINAL,
            "no cycle of that name takes obligations on this ledger for that value date"),
    TIMES_IN_CYCLE(31, "NARR", Lasting.FINAL,
            "an obligation settles with its cycle and has no times of its own"),
    NET_SETTLEMENT_OF_A_SENDER(32, "NARR", Lasting.FINAL, "net positions are settled by the system alone"),
    PAST_REJECT_TIME(40, "TM01", Lasting.FINAL, "its own reject-time has passed"),

    // 50 to 69: what an instruction waits for.
    HIT(50, "", Lasting.TRANSIENT, "screening found something; a case is open"),
    NOT_SCREENED(51, "", Lasting.TRANSIENT, "screening has given no answer"),
    LIST_CHANGED(52, "", Lasting.TRANSIENT, "to be screened by the list now in force"),
    FUNDS_SHORT(53, "", Lasting.TRANSIENT, "the account to be debited lacks funds"),
    BEHIND_OTHERS(54, "", Lasting.TRANSIENT, "instructions before it in the queue come first"),
    COUNTER_LEG_MISSING(55, "", Lasting.TRANSIENT, "the counter-leg has not come, or may not settle yet"),
    VALUE_DATE_AHEAD(56, "", Lasting.TRANSIENT, "its value date lies ahead"),
    LIMIT_BILATERAL(57, "", Lasting.TRANSIENT, "the limit towards the bank to be paid is used up"),
    LIMIT_MULTILATERAL(58, "", Lasting.TRANSIENT, "the limit towards all banks is used up"),
    RESERVED_FOR_URGENT(59, "", Lasting.TRANSIENT, "what is there is reserved for more urgent payments"),
    CORRIDOR_CAP(60, "", Lasting.TRANSIENT, "the cap on what may go across the corridor is used up"),
    CORRIDOR_DAY_CAP(61, "", Lasting.TRANSIENT,
            "what may go across the corridor in a day has gone across it"),
    CORRIDOR_RECEIVER_CAP(62, "", Lasting.TRANSIENT,
            "the bank to be paid may receive no more across the corridor today"),
    BEFORE_FROM_TIME(65, "", Lasting.TRANSIENT, "its from-time has not come"),
    ACCEPTED_IN_CYCLE(66, "", Lasting.TRANSIENT, "it is binding in its cycle, which has not settled yet"),
    ABOVE_NET_DEBIT_CAP(67, "", Lasting.TRANSIENT,
            "the payer would owe more in the cycle than its net debit cap allows"),
    ABOVE_CREDIT_IN_CYCLE(68, "", Lasting.TRANSIENT,
            "the payee gives the payer no more credit in the cycle"),

    // 70 to 79: how waiting ended without settlement. All that expires has one code, so that a sender cannot
    // tell what was held from what lacked funds.
    CANCELLED_BY_SENDER(70, "DS02", Lasting.FINAL, "taken back by its sender"),
    FUNDS_SHORT_AT_CUT_OFF(71, "TM01", Lasting.FINAL, "funds had not come at the cut-off"),
    UNMATCHED_AT_CUT_OFF(72, "TM01", Lasting.FINAL, "the counter-leg had not come at the cut-off"),
    HELD_AT_CUT_OFF(73, "TM01", Lasting.FINAL, "it was not released before the cut-off"),
    COUNTER_LEG_GONE(74, "TM01", Lasting.FINAL, "the counter-leg is over without settlement"),
    OTHER_DAY_NOT_OPENED_AT_CUT_OFF(75, "TM01", Lasting.FINAL,
            "the business day of its other currency had not begun at the cut-off"),
    NOT_ACCEPTED_AT_CUT(76, "TM01", Lasting.FINAL, "its cycle was cut before it was accepted"),
    CYCLE_NOT_SETTLED(77, "TM01", Lasting.FINAL, "its cycle did not settle"),
    BEFORE_FROM_TIME_AT_CUT_OFF(78, "TM01", Lasting.FINAL, "its from-time had not come at the cut-off"),
    REJECT_TIME_PASSED(79, "TM01", Lasting.FINAL, "it had not settled at its reject-time"),

    // 80 to 89: a cancellation is refused (ExternalPaymentCancellationRejection1Code), in the order of the
    // checks.
    CANCEL_ORIGINAL_UNKNOWN(80, "NOOR", Lasting.FINAL, "no instruction of this sender has that UETR"),
    CANCEL_TOO_LATE(81, "PTNA", Lasting.FINAL, "it has settled; money comes back only by a return"),
    CANCEL_ALREADY_OVER(82, "NARR", Lasting.FINAL, "it is over without settlement"),
    CANCEL_MATCHED(83, "AGNT", Lasting.FINAL, "its counter-leg has matched; one side cannot withdraw alone"),
    CANCEL_HELD(84, "NARR", Lasting.FINAL, "it cannot be withdrawn at this time"),
    CANCEL_IN_CYCLE(85, "NARR", Lasting.FINAL, "it is binding in its cycle"),

    // 90 to 120: a command of the operator is refused.
    PARTICIPANT_UNKNOWN(90, "", Lasting.FINAL, "no such participant"),
    PARTICIPANT_DIFFERS(91, "", Lasting.FINAL, "the participant has another name or role already"),
    NOT_A_SETTLEMENT_AGENT(92, "", Lasting.FINAL, "only a settlement agent keeps a ledger"),
    NOT_A_DIRECT_PARTICIPANT(93, "", Lasting.FINAL, "only a direct participant has an account"),
    NOT_AN_INDIRECT_PARTICIPANT(94, "", Lasting.FINAL,
            "only an indirect participant settles over another's account"),
    NOT_A_CLEARING_BANK(95, "", Lasting.FINAL, "only a clearing bank settles for others"),
    ACCOUNT_UNKNOWN(96, "", Lasting.FINAL, "no such account"),
    ACCOUNT_EXISTS(97, "", Lasting.FINAL, "the account is open already"),
    ACCESS_EXISTS(98, "", Lasting.FINAL, "it settles over another account on this ledger already"),
    CREDIT_LIMIT_INVALID(99, "", Lasting.FINAL,
            "a credit limit is in the account's currency and not negative"),
    CORRIDOR_DIFFERS(100, "", Lasting.FINAL, "a corridor of this name joins other currencies"),
    DAY_NOT_AFTER_LAST(101, "", Lasting.FINAL, "a business day comes after the one before it"),
    DAY_STILL_OPEN(102, "", Lasting.TRANSIENT, "the business day before is not closed"),
    PHASE_NOT_AHEAD(103, "", Lasting.FINAL, "a business day moves forward only"),
    LIST_VERSION_INVALID(104, "", Lasting.FINAL,
            "a list has a version that is not zero; without a list there are no rules"),
    INSTRUCTION_UNKNOWN(105, "", Lasting.FINAL, "no instruction with that number waits"),
    CURRENCY_WITHOUT_LEDGER(106, "", Lasting.FINAL, "no ledger of this currency is open"),
    LEDGER_EXISTS(107, "", Lasting.FINAL, "this currency has a ledger of another settlement agent already"),
    TOO_MANY(108, "", Lasting.FINAL, "a named limit of the system is reached"),
    LIMIT_INVALID(121, "", Lasting.FINAL,
            "a limit is in the ledger's currency, not negative, and on no account of issue"),
    LIMIT_CORRIDOR_UNKNOWN(122, "", Lasting.FINAL, "no corridor of that name joins the ledger's currency"),
    LIMIT_COUNTERPARTY_UNKNOWN(123, "", Lasting.FINAL,
            "the counterparty has no account of its own on the ledger, or it is the account itself"),

    COLLATERAL_INVALID(125, "", Lasting.FINAL,
            "collateral has a name and a value in the ledger's currency, and a haircut of 0 to 10000 bp"),
    COLLATERAL_DRAWN(126, "", Lasting.TRANSIENT, "the credit that it gives is drawn"),

    // 130 to 139: how waiting ended without settlement, as 70 to 79, where it was not for want of funds.
    LIMIT_BILATERAL_AT_CUT_OFF(130, "TM01", Lasting.FINAL,
            "the limit towards the bank to be paid was used up at the cut-off"),
    LIMIT_MULTILATERAL_AT_CUT_OFF(131, "TM01", Lasting.FINAL,
            "the limit towards all banks was used up at the cut-off"),
    RESERVED_FOR_URGENT_AT_CUT_OFF(132, "TM01", Lasting.FINAL,
            "what was there was reserved for more urgent payments at the cut-off"),
    CORRIDOR_CAP_AT_CUT_OFF(133, "TM01", Lasting.FINAL,
            "the cap on what may go across the corridor was used up at the cut-off"),
    CORRIDOR_DAY_CAP_AT_CUT_OFF(134, "TM01", Lasting.FINAL,
            "what may go across the corridor in a day had gone across it"),
    CORRIDOR_RECEIVER_CAP_AT_CUT_OFF(135, "TM01", Lasting.FINAL,
            "the bank to be paid could receive no more across the corridor"),
    BEHIND_OTHERS_AT_CUT_OFF(136, "TM01", Lasting.FINAL,
            "instructions before it in the queue had not settled at the cut-off"),

    // 140 to 149: a modification is refused, in the order of the checks (ExternalStatusReason1Code, too).
    MODIFY_ORIGINAL_UNKNOWN(140, "AG09", Lasting.FINAL, "no instruction of this sender has that UETR"),
    MODIFY_TOO_LATE(141, "NARR", Lasting.FINAL, "it has settled"),
    MODIFY_ALREADY_OVER(142, "NARR", Lasting.FINAL, "it is over without settlement"),
    MODIFY_MATCHED(143, "NARR", Lasting.FINAL,
            "its counter-leg has matched; one side cannot change the times alone"),
    MODIFY_HELD(144, "NARR", Lasting.FINAL, "it cannot be changed at this time"),
    MODIFY_TIMES_OUT_OF_ORDER(145, "NARR", Lasting.FINAL,
            "the from-time is not after the till-time, and neither is after the reject-time"),
    MODIFY_REJECT_TIME_PAST(146, "TM01", Lasting.FINAL, "the new reject-time has passed"),
    MODIFY_IN_CYCLE(147, "NARR", Lasting.FINAL, "what belongs to a cycle is not changed"),

    // 160 to 179: a command about cycles is refused, or a cycle is closed without settlement.
    CYCLE_EXISTS(160, "", Lasting.TRANSIENT, "a cycle of this name is open with other terms"),
    CYCLE_DAY_NOT_SETTLING(161, "", Lasting.TRANSIENT, "a cycle opens while the day of its ledger settles"),
    CYCLE_TIMES_INVALID(162, "", Lasting.FINAL,
            "a cycle is confirmed later than now and settles by the interbank cut-off"),
    CYCLE_UNKNOWN(163, "", Lasting.FINAL, "no cycle of that name is open"),
    CYCLE_CUT_ALREADY(164, "", Lasting.FINAL, "the cycle has been cut"),
    DEBTOR_ABOVE_CAP(165, "", Lasting.TRANSIENT, "a net debtor owes more than its cap of now"),
    DEBTOR_NOT_COVERED(166, "", Lasting.TRANSIENT,
            "guarantees do not cover the failure of each debtor, or of a corridor's largest two"),
    NOT_A_CONFIRMER(167, "", Lasting.FINAL, "only the settlement agents concerned confirm or refuse a cycle"),
    POSITIONS_DIFFER(168, "", Lasting.FINAL, "these are not the positions that wait for confirmation"),
    CYCLE_CONFIRMED(169, "", Lasting.FINAL, "all have confirmed; the cycle settles"),
    NETTING_TERM_INVALID(170, "", Lasting.FINAL,
            "a term is between accounts of banks on one ledger, in its currency, and not negative"),
    CYCLE_UNDER_WAY(171, "", Lasting.TRANSIENT, "terms do not change while a cycle of the ledger is cut"),
    POSITIONS_REFUSED(172, "", Lasting.FINAL, "an agent has refused the net positions"),
    NOT_CONFIRMED_IN_TIME(173, "", Lasting.FINAL, "the net positions were not confirmed in time"),
    NOT_SETTLED_IN_TIME(174, "", Lasting.FINAL, "the cycle could not settle before its day ended");

    /** Whether the same wish may succeed later. */
    public enum Lasting {
        /** Never, as it stands. */
        FINAL,
        /** When circumstances change. */
        TRANSIENT
    }

    private static final Map<Integer, Reason> BY_NUMBER = byNumber();

    private final int number;
    private final String code;
    private final Lasting lasting;
    private final String text;

    Reason(int number, String code, Lasting lasting, String text) {
        this.number = number;
        this.code = code;
        this.lasting = lasting;
        this.text = text;
    }

    /** The reason with this number. */
    public static Reason of(int number) {
        Reason reason = BY_NUMBER.get(number);
        if (reason == null) {
            throw new IllegalArgumentException("no reason has the number " + number);
        }
        return reason;
    }

    /** Fixed for all time. */
    public int number() {
        return number;
    }

    /** The ISO 20022 status reason code for the sender; empty where none is sent. */
    public String code() {
        return code;
    }

    /** Whether the same wish may succeed later. */
    public Lasting lasting() {
        return lasting;
    }

    /** The rule in a sentence. */
    public String text() {
        return text;
    }

    private static Map<Integer, Reason> byNumber() {
        Map<Integer, Reason> found = new LinkedHashMap<>();
        for (Reason reason : values()) {
            if (found.put(reason.number, reason) != null) {
                throw new IllegalStateException("two reasons share the number " + reason.number);
            }
        }
        return found;
    }
}
