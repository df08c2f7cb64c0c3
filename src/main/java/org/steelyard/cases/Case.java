package org.steelyard.cases;

import java.util.List;

/** What can be solved. Participants and currencies are known by their places in the lists of the case. */
public sealed interface Case {

    /** The name that the case gives itself; may be empty. */
    String id();

    /** One participant's something in one currency: a balance, a credit limit, a cap. */
    record Holding(int participant, int currency, long minor) {
    }

    /** A payment that waits; {@code link} is empty for one that is no part of a group. */
    record Payment(String id, int sender, int receiver, int currency, long minor, int priority, long order,
            String link, long time) {
    }

    /** What {@code from} may pay net to {@code to}; with {@link #ALL_OTHERS} to all without their own. */
    record Limit(int from, int to, int currency, long minor) {
    }

    /** The counterparty of a multilateral limit. */
    int ALL_OTHERS = -1;

    /** Kept for payments up to a priority. */
    record Reservation(int participant, int currency, int priorityAtMost, long minor) {
    }

    /** A currency with its weight in the value of a set. */
    record CaseCurrency(String code, long weight) {
    }

    /** Everything is queued at once. */
    record Queue(String id, List<String> participants, List<CaseCurrency> currencies, List<Holding> balances,
            List<Holding> credits, List<Payment> payments, List<Limit> limits, int limitsApplyFromPriority,
            List<Reservation> reservations, List<Holding> caps, boolean oneQueuePerParticipant)
            implements
            Case {

        long available(int participant, int currency) {
            return minor(balances, participant, currency) + minor(credits, participant, currency);
        }

        long balance(int participant, int currency) {
            return minor(balances, participant, currency);
        }
    }

    /** Payments come in during a day, in one currency, and runs happen at their times. */
    record Day(String id, Queue queue, long end, List<Long> runs, boolean offsetOnEntry) implements Case {
    }

    /** Divisible obligations to be set off. */
    record SetOff(String id, List<String> participants, List<Obligation> obligations) implements Case {
    }

    /** One owes another so much. */
    record Obligation(int debtor, int creditor, long minor) {
    }

    /** Currency matches settle by three tests on the positions of both members. */
    record Matches(String id, List<String> participants, List<RatedCurrency> currencies,
            List<Holding> positions,
            List<Holding> shortLimits, List<Long> aggregateLimits, List<Match> matches) implements Case {
    }

    /**
     * A currency with its rate (minor units of the common currency for a million of its own) and its haircut
     * in basis points.
     */
    record RatedCurrency(String code, long ratePpm, long haircutBasisPoints) {
    }

    /** Member a sells one amount to member b, and buys the other. */
    record Match(String id, long order, int a, int aCurrency, long aMinor, int b, int bCurrency,
            long bMinor) {
    }

    /** What a list says of a participant in a currency; 0 if nothing. */
    static long minor(List<Holding> holdings, int participant, int currency) {
        for (Holding holding : holdings) {
            if (holding.participant == participant && holding.currency == currency) {
                return holding.minor;
            }
        }
        return 0;
    }
}
