package org.steelyard.liquidity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** The optimiser against plain enumeration of all sets, on many small problems drawn from a seed. */
class OptimiserTwinTest {

    private static final int CASES = 200_000;
    private static final Effort ENOUGH = new Effort(40, 20, 100_000);
    private static final Effort LITTLE = new Effort(10, 5, 0);

    /** A leg as it was drawn: what the enumeration reads, and nothing else. */
    private record Leg(int position, long change) {}

    private record Unit(int rank, long value, List<Leg> legs, List<Integer> needs) {}

    private record Small(List<Long> headroom, List<Unit> units) {

        static Small drawn(Random random) {
            List<Long> headroom = new ArrayList<>();
            int positions = 1 + random.nextInt(5);
            for (int position = 0; position < positions; position++) {
                headroom.add(random.nextInt(12) - (random.nextInt(10) == 0 ? 6L : 0L));
            }
            List<Unit> units = new ArrayList<>();
            int count = 1 + random.nextInt(7);
            int ranks = 1 + random.nextInt(3);
            for (int unit = 0; unit < count; unit++) {
                List<Leg> legs = new ArrayList<>();
                int payments = 1 + random.nextInt(random.nextInt(4) == 0 ? 3 : 1);
                for (int payment = 0; payment < payments; payment++) {
                    long amount = 1L + random.nextInt(15);
                    legs.add(new Leg(random.nextInt(positions), -amount));
                    if (random.nextInt(8) > 0) {
                        legs.add(new Leg(random.nextInt(positions), amount));
                    }
                }
                List<Integer> needs = new ArrayList<>();
                if (unit > 0 && random.nextInt(4) == 0) {
                    needs.add(random.nextInt(unit));
                }
                units.add(new Unit(random.nextInt(ranks), random.nextInt(30), legs, needs));
            }
            return new Small(headroom, units);
        }

        ClearingProblem problem() {
            ClearingProblem.Builder builder = new ClearingProblem.Builder();
            for (long minor : headroom) {
                builder.position(minor);
            }
            for (Unit unit : units) {
                int number = builder.unit(unit.rank, unit.value);
                for (Leg leg : unit.legs) {
                    if (leg.change < 0) {
                        builder.draws(leg.position, -leg.change);
                    } else {
                        builder.fills(leg.position, leg.change);
                    }
                }
                unit.needs.forEach(other -> builder.needs(number, other));
            }
            return builder.build();
        }

        boolean isFeasible(int set) {
            long[] left = headroom.stream().mapToLong(Long::longValue).toArray();
            boolean[] drawn = new boolean[left.length];
            for (int unit = 0; unit < units.size(); unit++) {
                if ((set >> unit & 1) != 0) {
                    for (Leg leg : units.get(unit).legs) {
                        left[leg.position] += leg.change;
                        drawn[leg.position] |= leg.change < 0;
                    }
                    for (int other : units.get(unit).needs) {
                        if ((set >> other & 1) == 0) {
                            return false;
                        }
                    }
                }
            }
            for (int position = 0; position < left.length; position++) {
                if (drawn[position] && left[position] < 0) {
                    return false;
                }
            }
            return true;
        }

        /** Rank by rank as digits of one number: values stay under 1,000 here. */
        long worth(int set) {
            long[] values = new long[ClearingProblem.RANKS];
            for (int unit = 0; unit < units.size(); unit++) {
                values[units.get(unit).rank] += (set >> unit & 1) * units.get(unit).value;
            }
            return (values[0] * 1_000 + values[1]) * 1_000 + values[2];
        }

        long value(int set) {
            long value = 0;
            for (int unit = 0; unit < units.size(); unit++) {
                value += (set >> unit & 1) * units.get(unit).value;
            }
            return value;
        }
    }

    private static int set(int[] chosen) {
        int set = 0;
        for (int unit : chosen) {
            set |= 1 << unit;
        }
        return set;
    }

    @Test
    void a_proven_proposal_is_the_best_set_and_a_bound_holds_for_every_set() {
        Random random = new Random(3);
        int proven = 0;
        for (int number = 0; number < CASES; number++) {
            Small small = Small.drawn(random);
            ClearingProblem problem = small.problem();
            Proposal proposal = Optimiser.propose(problem, ENOUGH);
            int chosen = set(proposal.chosen());
            long bestWorth = 0;
            long largest = 0;
            for (int set = 0; set < 1 << small.units.size(); set++) {
                if (small.isFeasible(set)) {
                    bestWorth = Math.max(bestWorth, small.worth(set));
                    largest = Math.max(largest, small.value(set));
                }
            }
            assertThat(small.isFeasible(chosen)).as("case %d", number).isTrue();
            assertThat(problem.isFeasible(proposal.chosen())).as("case %d", number).isTrue();
            assertThat(proposal.isProven()).as("case %d", number).isTrue();
            assertThat(small.worth(chosen)).as("case %d", number).isEqualTo(bestWorth);
            assertThat(proposal.value()).as("case %d", number).isEqualTo(small.value(chosen));
            assertThat(proposal.bound()).as("case %d", number).isGreaterThanOrEqualTo(largest);
            proven++;
        }
        assertThat(proven).isEqualTo(CASES);
    }

    @Test
    void with_little_effort_a_proposal_is_feasible_and_its_bound_holds() {
        Random random = new Random(4);
        for (int number = 0; number < CASES / 4; number++) {
            Small small = Small.drawn(random);
            Proposal proposal = Optimiser.propose(small.problem(), LITTLE);
            assertThat(small.isFeasible(set(proposal.chosen()))).as("case %d", number).isTrue();
            for (int set = 0; set < 1 << small.units.size(); set++) {
                if (small.isFeasible(set)) {
                    assertThat(small.value(set)).as("case %d", number)
                            .isLessThanOrEqualTo(proposal.bound());
                }
            }
        }
    }

    @Test
    void where_nobody_waits_the_best_set_is_empty() {
        Proposal proposal = Optimiser.propose(new ClearingProblem.Builder().build(), ENOUGH);
        assertThat(proposal.chosen()).isEmpty();
        assertThat(proposal.bound()).isZero();
        assertThat(proposal.isProven()).isTrue();
    }

    @Test
    void the_same_problem_has_the_same_answer() {
        for (int seed = 0; seed < 200; seed++) {
            Proposal one = Optimiser.propose(Small.drawn(new Random(seed)).problem(), ENOUGH);
            Proposal other = Optimiser.propose(Small.drawn(new Random(seed)).problem(), ENOUGH);
            assertThat(one.chosen()).containsExactly(other.chosen());
            assertThat(one.bound()).isEqualTo(other.bound());
        }
    }
}
