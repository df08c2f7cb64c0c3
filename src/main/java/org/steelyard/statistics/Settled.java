package org.steelyard.statistics;

import java.math.BigInteger;
import java.time.YearMonth;
import java.util.TreeMap;
import java.util.TreeSet;

import org.steelyard.books.SettledSum;

/** What has settled of one thing that is counted, by period. */
final class Settled {

    /** So few participants of a figure could reckon each other's part. */
    static final int LEAST_PARTICIPANTS = 3;

    /** One figure: count and value, and the participants that it comes from. */
    static final class Cell {
        long count;
        BigInteger minor = BigInteger.ZERO;
        final TreeSet<String> participants = new TreeSet<>();
        boolean isSuppressed;

        void add(SettledSum sum) {
            count += sum.count();
            minor = minor.add(sum.minor());
            participants.add(sum.payer().toString());
            participants.add(sum.payee().toString());
        }

        /** Whether it would tell what few participants have done; nothing at all tells nothing. */
        boolean discloses() {
            return count > 0 && participants.size() < LEAST_PARTICIPANTS;
        }
    }

    private final Step step;
    private final TreeMap<YearMonth, Cell> cells = new TreeMap<>();

    Settled(Step step) {
        this.step = step;
    }

    void add(SettledSum sum) {
        cell(sum.month()).add(sum);
    }

    /** The figure of the period in which a month lies. */
    Cell cell(YearMonth month) {
        return cells.computeIfAbsent(step.firstOf(month), any -> new Cell());
    }
}
