package org.steelyard.liquidity;

import java.util.Arrays;

/**
 * Finds units that no feasible set holds: too large for all that a position has and could ever get, or in
 * need of such a one. Without this step bounds are far too high where amounts differ much.
 */
final class Presolve {

    private Presolve() {
    }

    /** For each unit whether it may be in a feasible set; a no is certain. */
    static boolean[] possible(ClearingProblem problem) {
        boolean[] possible = new boolean[problem.units()];
        Arrays.fill(possible, true);
        long[] most = problem.headroom.clone();
        for (int at = 0; at < problem.touchPosition.length; at++) {
            most[problem.touchPosition[at]] += Math.max(0, problem.touchChange[at]);
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int unit = 0; unit < possible.length; unit++) {
                if (possible[unit] && !isPossible(problem, unit, most, possible)) {
                    possible[unit] = false;
                    changed = true;
                    for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
                        most[problem.touchPosition[at]] -= Math.max(0, problem.touchChange[at]);
                    }
                }
            }
        }
        return possible;
    }

    private static boolean isPossible(ClearingProblem problem, int unit, long[] most, boolean[] possible) {
        for (int at = problem.touchStart[unit]; at < problem.touchStart[unit + 1]; at++) {
            long drawn = Math.min(0, problem.touchChange[at]);
            if (problem.touchDraws[at] && most[problem.touchPosition[at]] + drawn < 0) {
                return false;
            }
        }
        for (int i = problem.needsStart[unit]; i < problem.needsStart[unit + 1]; i++) {
            if (!possible[problem.needs[i]]) {
                return false;
            }
        }
        return true;
    }
}
