package org.steelyard.settlement;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;

/**
 * All that there is to tell of a cycle of deferred net settlement. The same events give the same report.
 *
 * @param number counts all cycles from 1
 * @param cycle its ledger, name and deadlines
 * @param stage how far it is
 * @param reason why it did not settle; {@link Reason#NONE} while it may, and when it has
 * @param cut how often it has been cut: which positions the agents confirm
 * @param totals what it adds up to
 * @param positions of all accounts with obligations, in the order of the accounts: while the cycle is open,
 *            of what has been accepted so far
 * @param confirmers the agents who must confirm, in order
 * @param confirmed those that have
 * @param failures the debtors that did not pay, and who bore what
 * @param settlement the instruction that moved the net; empty if none has
 * @param times when what happened
 */
public record CycleReport(long number, Cycle cycle, Stage stage, Reason reason, int cut, Totals totals,
        List<NetPosition> positions, List<Bic> confirmers, List<Bic> confirmed,
        List<Event.DebtorFailed> failures, Optional<Moved> settlement, Moments times) {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** How far a cycle is. */
    public enum Stage {
        /** It takes obligations. */
        OPEN,
        /** Its positions are published and wait for confirmation. */
        CUT,
        /** All have confirmed; the net settlement waits for funds. */
        CONFIRMED,
        /** Its net is paid, and all its obligations are final. */
        SETTLED,
        /** Nothing was paid; all its obligations went back. */
        RETURNED
    }

    /**
     * What a cycle adds up to.
     *
     * @param obligations how many it has, that are binding
     * @param outside how many wait for room under a cap or a credit
     * @param gross what all obligations are together
     * @param net what net debtors pay
     */
    public record Totals(int obligations, int outside, Amount gross, Amount net) {

        /** What banks need not have, since they owe each other. */
        public Amount saved() {
            return gross.minus(net);
        }

        /** The netting ratio: what is saved of the gross, in millionths, rounded down; 0 of nothing. */
        public long savedPpm() {
            return gross.isPositive()
                    ? BigInteger.valueOf(saved().minor()).multiply(MILLION)
                            .divide(BigInteger.valueOf(gross.minor())).longValueExact()
                    : 0;
        }
    }

    /**
     * What the net settlement moved.
     *
     * @param uetr the reference of its instruction
     * @param legs who paid whom; what guarantees and the agent pay comes from the account of issue
     */
    public record Moved(Uetr uetr, List<Leg> legs) {
        /** Keeps its own copy of the legs. */
        public Moved {
            legs = List.copyOf(legs);
        }

        private Moved toldTo(Bic bank) {
            return new Moved(uetr, legs.stream()
                    .filter(leg -> leg.payer().equals(bank) || leg.payee().equals(bank)).toList());
        }
    }

    /**
     * When what happened (epoch milliseconds of the log); 0 for what has not.
     *
     * @param openedMillis it opened
     * @param cutMillis it was cut the last time
     * @param closedMillis it settled, or went back
     * @param closedIndex the place of that in the stream of events
     */
    public record Moments(long openedMillis, long cutMillis, long closedMillis, long closedIndex) {
    }

    /** Keeps its own copies. */
    public CycleReport {
        positions = List.copyOf(positions);
        confirmers = List.copyOf(confirmers);
        confirmed = List.copyOf(confirmed);
        failures = List.copyOf(failures);
    }

    /** Whether this bank is an agent who must confirm: it sees all. */
    public boolean isConfirmedBy(Bic bank) {
        return confirmers.contains(bank);
    }

    /** The same as far as it is this bank's business: its own position, its own payments, its own losses. */
    public CycleReport toldTo(Bic bank) {
        if (isConfirmedBy(bank)) {
            return this;
        }
        return new CycleReport(number, cycle, stage, reason, cut, totals,
                positions.stream().filter(each -> each.account().holder().equals(bank)).toList(), confirmers,
                confirmed,
                failures.stream().map(each -> toldTo(bank, each))
                        .filter(each -> each.debtor().holder().equals(bank) || !each.shares().isEmpty())
                        .toList(),
                settlement.map(moved -> moved.toldTo(bank)), times);
    }

    private static Event.DebtorFailed toldTo(Bic bank, Event.DebtorFailed failed) {
        return failed.debtor().holder().equals(bank)
                ? failed
                : new Event.DebtorFailed(failed.number(), failed.debtor(), failed.shortfall(),
                        failed.byGuarantee(),
                        failed.shares().stream().filter(share -> share.account().holder().equals(bank))
                                .toList(),
                        failed.byAgent());
    }
}
