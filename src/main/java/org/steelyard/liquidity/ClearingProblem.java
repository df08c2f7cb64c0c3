package org.steelyard.liquidity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Waiting units among which the best set is sought (the Bank Clearing Problem of Güntzer, Jungnickel and
 * Leclerc, EJOR 106, 1998, here with units of several legs, several currencies and limits). A unit settles
 * whole or not at all: a payment, or all legs of a payment versus payment. Positions are those of
 * {@link QueuedPayments}: accounts, limits, reservations.
 *
 * <p>A set of units is <em>feasible</em> if no position on which a chosen unit draws is under zero when all
 * chosen units are booked at once, and if with each unit all those are chosen which it {@linkplain
 * Builder#needs needs}: that is how an order is told in which nobody may be overtaken.
 *
 * <p>Immutable. All sums fit a {@code long}; the builder refuses what does not.
 */
public final class ClearingProblem {

    /** Ranks of units: what has a lower rank is never given up for any value of a higher one. */
    public static final int RANKS = 3;

    final long[] headroom;
    final int[] rank;
    final long[] value;
    /** Touches of unit u stand from {@code touchStart[u]} to {@code touchStart[u + 1]}. */
    final int[] touchStart;

    final int[] touchPosition;
    /** What the unit changes the position by, in minor units; negative draws. */
    final long[] touchChange;
    /** Whether any leg draws, even if another leg of the unit brings more. */
    final boolean[] touchDraws;

    final int[] needsStart;
    final int[] needs;
    final int[] neededByStart;
    final int[] neededBy;

    private ClearingProblem(Builder builder) {
        headroom = Arrays.copyOf(builder.headroom, builder.positions);
        int units = builder.units.size();
        rank = new int[units];
        value = new long[units];
        touchStart = new int[units + 1];
        needsStart = new int[units + 1];
        for (int unit = 0; unit < units; unit++) {
            Builder.Unit told = builder.units.get(unit);
            touchStart[unit + 1] = touchStart[unit] + told.touches;
            needsStart[unit + 1] = needsStart[unit] + told.needed;
        }
        touchPosition = new int[touchStart[units]];
        touchChange = new long[touchStart[units]];
        touchDraws = new boolean[touchStart[units]];
        needs = new int[needsStart[units]];
        int[] timesNeeded = new int[units + 1];
        for (int unit = 0; unit < units; unit++) {
            Builder.Unit told = builder.units.get(unit);
            rank[unit] = told.rank;
            value[unit] = told.value;
            System.arraycopy(told.position, 0, touchPosition, touchStart[unit], told.touches);
            System.arraycopy(told.change, 0, touchChange, touchStart[unit], told.touches);
            System.arraycopy(told.draws, 0, touchDraws, touchStart[unit], told.touches);
            System.arraycopy(told.needs, 0, needs, needsStart[unit], told.needed);
            for (int i = 0; i < told.needed; i++) {
                timesNeeded[told.needs[i]]++;
            }
        }
        neededByStart = starts(timesNeeded, units);
        neededBy = new int[needs.length];
        int[] next = neededByStart.clone();
        for (int unit = 0; unit < units; unit++) {
            for (int i = needsStart[unit]; i < needsStart[unit + 1]; i++) {
                neededBy[next[needs[i]]++] = unit;
            }
        }
    }

    static int[] starts(int[] counts, int size) {
        int[] starts = new int[size + 1];
        for (int i = 0; i < size; i++) {
            starts[i + 1] = starts[i] + counts[i];
        }
        return starts;
    }

    /** Whether all units have the same rank, so that the best set is the one of the largest value. */
    boolean hasOneRank() {
        for (int each : rank) {
            if (each != rank[0]) {
                return false;
            }
        }
        return true;
    }

    /** How many units wait. */
    public int units() {
        return value.length;
    }

    /** How many positions they touch. */
    public int positions() {
        return headroom.length;
    }

    /** What this unit adds to the value of a set. */
    public long value(int unit) {
        return value[unit];
    }

    /** The value of a set, over all ranks. */
    public long value(int[] chosen) {
        long sum = 0;
        for (int unit : chosen) {
            sum += value[unit];
        }
        return sum;
    }

    /**
     * Whether this set may settle at one instant: the definition itself, reckoned from nothing.
     *
     * @param chosen numbers of units, each at most once
     */
    public boolean isFeasible(int[] chosen) {
        Selection selection = new Selection(this);
        for (int unit : chosen) {
            selection.add(unit);
        }
        for (int unit : chosen) {
            for (int i = needsStart[unit]; i < needsStart[unit + 1]; i++) {
                if (!selection.isIn(needs[i])) {
                    return false;
                }
            }
        }
        return selection.isCovered();
    }

    /** Collects positions and units; numbers count from 0 in the order of adding. */
    public static final class Builder {

        private long[] headroom = new long[16];
        private long[] filled = new long[16];
        private int positions;
        private long total;
        private final List<Unit> units = new ArrayList<>();

        /**
         * Opens a position.
         *
         * @param headroomMinor what may be drawn before anything fills it, in minor units; may be negative
         * @return its number
         */
        public int position(long headroomMinor) {
            if (positions == headroom.length) {
                headroom = Arrays.copyOf(headroom, 2 * positions);
                filled = Arrays.copyOf(filled, 2 * positions);
            }
            headroom[positions] = headroomMinor;
            filled[positions] = 0;
            return positions++;
        }

        /**
         * Adds a unit; say next what it draws, fills and needs.
         *
         * @param rank 0 for the most urgent, under {@value ClearingProblem#RANKS}
         * @param value what it adds to the value of a set, in units that all units share; from 0
         * @return its number
         */
        public int unit(int rank, long value) {
            if (rank < 0 || rank >= RANKS || value < 0) {
                throw new IllegalArgumentException("no unit has rank " + rank + " and value " + value);
            }
            total = Math.addExact(total, value);
            units.add(new Unit(rank, value));
            return units.size() - 1;
        }

        /** The unit added last takes so much from this position. */
        public void draws(int position, long amountMinor) {
            units.getLast().touch(position, -positive(amountMinor), true);
        }

        /** The unit added last brings so much to this position. */
        public void fills(int position, long amountMinor) {
            units.getLast().touch(position, positive(amountMinor), false);
            filled[position] = Math.addExact(filled[position], amountMinor);
            Math.addExact(filled[position], Math.max(0, headroom[position]));
        }

        /** A unit settles only together with another one, or after it. */
        public void needs(int unit, int other) {
            if (other < 0 || other >= units.size()) {
                throw new IllegalArgumentException("no such unit: " + other);
            }
            units.get(unit).need(other);
        }

        /** The problem as told so far. */
        public ClearingProblem build() {
            return new ClearingProblem(this);
        }

        private static long positive(long amountMinor) {
            if (amountMinor <= 0) {
                throw new IllegalArgumentException("an amount must be above zero: " + amountMinor);
            }
            return amountMinor;
        }

        /** A unit while it is being told. */
        private static final class Unit {

            private final int rank;
            private final long value;
            private int[] position = new int[2];
            private long[] change = new long[2];
            private boolean[] draws = new boolean[2];
            private int touches;
            private int[] needs = {};
            private int needed;

            Unit(int rank, long value) {
                this.rank = rank;
                this.value = value;
            }

            void touch(int touched, long by, boolean drawn) {
                int at = 0;
                while (at < touches && position[at] != touched) {
                    at++;
                }
                if (at == touches) {
                    if (touches == position.length) {
                        position = Arrays.copyOf(position, 2 * touches);
                        change = Arrays.copyOf(change, 2 * touches);
                        draws = Arrays.copyOf(draws, 2 * touches);
                    }
                    position[touches++] = touched;
                }
                change[at] = Math.addExact(change[at], by);
                draws[at] |= drawn;
            }

            void need(int other) {
                if (needed == needs.length) {
                    needs = Arrays.copyOf(needs, Math.max(2, 2 * needed));
                }
                needs[needed++] = other;
            }
        }
    }
}
