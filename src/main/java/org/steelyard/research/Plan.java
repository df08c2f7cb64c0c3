package org.steelyard.research;

import java.util.List;

/**
 * How a day is run.
 *
 * @param opening what each account has at the opening, in minor units
 * @param credit how far below nothing each account may go
 * @param mechanisms by which waiting payments settle
 * @param conduct when banks send
 * @param limits what banks bound or keep, from the opening on
 * @param rules what the operators set
 * @param sampleMillis how often the queues are looked at, for the course of the day and for gridlock
 */
public record Plan(Balances opening, Balances credit, Mechanisms mechanisms, Conduct conduct,
        List<BankLimit> limits, SystemRules rules, long sampleMillis) {

    /** Every five minutes. */
    public static final long SAMPLE_MILLIS = 300_000;

    /** Without credit, everybody prompt. */
    public static Plan of(Balances opening, Mechanisms mechanisms) {
        return new Plan(opening, Balances.none(opening.accounts()), mechanisms, Conduct.PROMPT,
                SAMPLE_MILLIS);
    }

    /** Without limits. */
    public Plan(Balances opening, Balances credit, Mechanisms mechanisms, Conduct conduct,
            long sampleMillis) {
        this(opening, credit, mechanisms, conduct, List.of(), SystemRules.NONE, sampleMillis);
    }

    /** The operators set nothing. */
    Plan(Balances opening, Balances credit, Mechanisms mechanisms, Conduct conduct, List<BankLimit> limits,
            long sampleMillis) {
        this(opening, credit, mechanisms, conduct, limits, SystemRules.NONE, sampleMillis);
    }

    /** Refuses credit for other accounts than those that have money. */
    public Plan {
        limits = List.copyOf(limits);
        if (opening.accounts() != credit.accounts() || sampleMillis < 1) {
            throw new IllegalArgumentException("each account has money and credit");
        }
    }

    /** What an account may draw. */
    public long available(int account) {
        return Math.addExact(opening.of(account), credit.of(account));
    }
}
