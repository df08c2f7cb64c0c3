package org.steelyard.liquidity;

import java.util.Arrays;

/**
 * Makes a first set better by the cheapest flow. What is not plain (pairs, payments that touch limits) stays
 * as it is; of plain payments all come in, without the cheapest flow of money from accounts that would have
 * too much to those that would lack it, along payments that are left out. That is exact for payments in
 * parts, and at most as many are in parts as there are accounts ({@link Forest}). The larger half of these is
 * decided, in or out by what is nearer, and the flow is sought anew with all others free again; so the parts
 * become smaller with each dive.
 */
final class Dive {

    private static final int NONE = -1;

    private final ClearingProblem problem;
    private final Candidates candidates;
    private final Selection selection;
    /** Plain payments that are not decided; all of them are in the set while the flow is sought. */
    private final boolean[] open;

    /** Units that the last flow leaves out whole. */
    private final int[] out;

    private int outs;

    /** Units that it leaves out in part: each an edge of the forest. */
    private final int[] inPart;

    private int parts;
    private Forest forest = new Forest(0, 0);

    private Dive(ClearingProblem problem, Candidates candidates, int units) {
        this.problem = problem;
        this.candidates = candidates;
        this.selection = new Selection(problem);
        this.open = new boolean[units];
        this.out = new int[units];
        this.inPart = new int[units];
    }

    /** The set after so many dives, from 1; not feasible yet. */
    static Selection of(Selection from, boolean[] possible, Candidates candidates, int dives) {
        Dive dive = new Dive(from.problem, candidates, possible.length);
        dive.begin(from, possible);
        for (int left = dives - 1; left > 0; left--) {
            dive.leaveOutCheapest();
            dive.decideLargerParts();
        }
        dive.leaveOutCheapest();
        dive.end();
        return dive.selection;
    }

    private void begin(Selection from, boolean[] possible) {
        for (int unit = 0; unit < open.length; unit++) {
            boolean isUrgent = Rounding.isUrgent(problem, unit);
            boolean isPlain = isPlain(unit);
            if (possible[unit] && (isPlain || isUrgent || from.isIn(unit))) {
                Rounding.addWithNeeds(selection, unit);
                open[unit] = isPlain && !isUrgent;
            }
        }
    }

    /** One payment from one account to another, and nothing else. */
    private boolean isPlain(int unit) {
        int start = problem.touchStart[unit];
        return problem.touchStart[unit + 1] - start == 2
                && problem.touchChange[start] == -problem.touchChange[start + 1];
    }

    private int debited(int unit) {
        int start = problem.touchStart[unit];
        return problem.touchPosition[problem.touchChange[start] < 0 ? start : start + 1];
    }

    private int credited(int unit) {
        int start = problem.touchStart[unit];
        return problem.touchPosition[problem.touchChange[start] < 0 ? start + 1 : start];
    }

    /** Seeks the flow, and of each group of a like leaves out the largest that fit into it, one in part. */
    private void leaveOutCheapest() {
        Flow flow = new Flow(selection.left);
        int[] arcOf = new int[open.length];
        for (int start = 0; start < open.length; start = candidates.groupEnd(start)) {
            long most = 0;
            for (int at = start; at < candidates.groupEnd(start); at++) {
                int unit = candidates.grouped(at);
                open[unit] &= selection.isIn(unit);
                most += open[unit] ? candidates.size[unit] : 0;
            }
            int any = candidates.grouped(start);
            arcOf[start] = most == 0 ? NONE : flow.arc(credited(any), debited(any), most);
        }
        flow.run();
        forest = new Forest(problem.positions(), open.length);
        outs = 0;
        parts = 0;
        for (int start = 0; start < open.length; start = candidates.groupEnd(start)) {
            if (arcOf[start] != NONE) {
                leaveOut(start, flow.through(arcOf[start]));
            }
        }
    }

    private void leaveOut(int start, long amount) {
        long left = amount;
        int smallestOver = NONE;
        for (int at = candidates.groupEnd(start) - 1; at >= start && left > 0; at--) {
            int unit = candidates.grouped(at);
            if (open[unit] && candidates.size[unit] <= left) {
                out[outs++] = unit;
                left -= candidates.size[unit];
            } else if (open[unit]) {
                smallestOver = unit;
            }
        }
        if (left > 0) {
            inPart[parts++] = smallestOver;
            forest.join(credited(smallestOver), debited(smallestOver), left, candidates.size[smallestOver]);
        }
    }

    private boolean isRather(int edge) {
        return forest.carried(edge) > candidates.size[inPart[edge]] / 2;
    }

    private void decideLargerParts() {
        long[] sizes = new long[parts];
        int count = 0;
        for (int edge = 0; edge < parts; edge++) {
            if (forest.isPartial(edge)) {
                sizes[count++] = candidates.size[inPart[edge]];
            }
        }
        Arrays.sort(sizes, 0, count);
        for (int edge = 0; edge < parts; edge++) {
            int unit = inPart[edge];
            if (forest.isPartial(edge) && candidates.size[unit] >= sizes[count / 2]) {
                open[unit] = false;
                if (isRather(edge)) {
                    Rounding.removeWithDependents(selection, unit);
                }
            }
        }
    }

    private void end() {
        for (int i = 0; i < outs; i++) {
            Rounding.removeWithDependents(selection, out[i]);
        }
        for (int edge = 0; edge < parts; edge++) {
            if (isRather(edge)) {
                Rounding.removeWithDependents(selection, inPart[edge]);
            }
        }
    }
}
