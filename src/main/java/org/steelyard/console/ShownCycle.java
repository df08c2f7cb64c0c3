package org.steelyard.console;

import java.util.List;

import org.steelyard.money.Amount;
import org.steelyard.money.Bic;

/**
 * A cycle of deferred net settlement, as the page shows it.
 *
 * @param number counts all cycles from 1
 * @param name by which payments name it
 * @param ledger where it settles
 * @param corridor across which; empty for none
 * @param stage how far it is, as a word: OPEN, CUT, CONFIRMED, SETTLED or RETURNED
 * @param why why it went back, in a sentence; empty if it did not
 * @param times its deadlines, and when what happened
 * @param totals what it adds up to
 * @param positions of all accounts with obligations, in order
 * @param confirmers the agents who must confirm
 * @param confirmed those that have
 * @param losses who bore what of a debtor's failure, in the order in which they are drawn on
 */
public record ShownCycle(long number, String name, String ledger, String corridor, String stage, String why,
        Times times, Totals totals, List<Position> positions, List<Bic> confirmers, List<Bic> confirmed,
        List<Loss> losses) {

    /** Keeps its own copies of the lists. */
    public ShownCycle {
        positions = List.copyOf(positions);
        confirmers = List.copyOf(confirmers);
        confirmed = List.copyOf(confirmed);
        losses = List.copyOf(losses);
    }

    /** Epoch milliseconds; 0 for what has not happened. The closing has its place among the events, too. */
    public record Times(long openedMillis, long cutMillis, long confirmByMillis, long settleByMillis,
            long closedMillis, long closedIndex) {
    }

    /**
     * Sums.
     *
     * @param obligations how many are binding
     * @param waiting how many are not
     * @param savedPpm the netting ratio in millionths
     */
    public record Totals(int obligations, int waiting, Amount gross, Amount net, Amount saved,
            long savedPpm) {
    }

    /** What an account owes and is owed. */
    public record Position(Bic bank, Amount owed, Amount due, Amount net) {
    }

    /**
     * What somebody bore.
     *
     * @param debtor who did not pay
     * @param bearer who paid instead; the debtor itself by its guarantee
     */
    public record Loss(Bic debtor, Bic bearer, Amount amount) {
    }
}
