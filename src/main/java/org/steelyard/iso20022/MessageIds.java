package org.steelyard.iso20022;

import java.time.LocalDate;

import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.settlement.StatementPage;

/**
 * The identifications of our messages. They follow from the place in the log alone, so that whoever writes a
 * message about an event again writes the same one; no two messages share one; none is longer than 35
 * characters (Max35Text).
 */
final class MessageIds {

    /**
     * The last index that has room beside the other parts: at a thousand events a second it is reached after
     * thirty years.
     */
    static final long LAST_INDEX = 999_999_999_999L;

    private MessageIds() {
    }

    /** Where an instruction stands. */
    static String status(long index) {
        return at(index) + "-S";
    }

    /** What came of a cancellation. */
    static String resolution(long index) {
        return at(index) + "-R";
    }

    /** What came of a request to change something. */
    static String receipt(long index) {
        return at(index) + "-Q";
    }

    /** A credit to the n-th of an instruction's credited accounts, from 1. */
    static String advice(long index, int number) {
        return at(index) + "-A" + number;
    }

    /** A payment that goes on to the holder of the n-th of its credited accounts, from 1. */
    static String forwarding(long index, int number) {
        return at(index) + "-F" + number;
    }

    /** A command of the operator that was refused. */
    static String rejection(long index) {
        return at(index) + "-X";
    }

    /** An event of the system, as one bank is told it. */
    static String event(long index, Bic bank) {
        return at(index) + "-E" + bank;
    }

    /** A page of the statement of a day that closed at that place in the log, which says which day it was. */
    static String statement(long index, AccountId account, StatementPage page) {
        if (page.number() > 1) {
            return at(index) + "-P" + page.number() + "-" + account.holder();
        }
        LocalDate date = page.part().date();
        return at(index) + "-" + account.currency() + twoDigits(date.getYear() % 100)
                + twoDigits(date.getMonthValue()) + twoDigits(date.getDayOfMonth()) + account.holder();
    }

    /** A page that a bank asks for, as it stood at that place in the log. */
    static String report(long index, Report report, StatementPage page) {
        int mixed = (page.part().account() + " " + page.part().date() + " " + page.number()).hashCode();
        return "SY" + "RSA".charAt(report.ordinal()) + index + "-" + Integer.toHexString(mixed);
    }

    /** An answer to something that never came into the log: what it answers, and when, stand for a place. */
    static String unlogged(char letter, Bic to, String reference, long timeMillis) {
        int mixed = reference.hashCode() * 31 + Long.hashCode(to.packed());
        return "SY" + letter + timeMillis + "-" + Integer.toHexString(mixed);
    }

    private static String at(long index) {
        if (index < 0 || index > LAST_INDEX) {
            throw new IllegalArgumentException(
                    "an index in the log is 0 to " + LAST_INDEX + ", not " + index);
        }
        return "SY" + index;
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
