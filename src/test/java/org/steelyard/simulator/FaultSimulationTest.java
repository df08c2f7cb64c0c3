package org.steelyard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Reason;

/** The engine, driven by chance for minutes; a failure prints the seed and the steps that show it again. */
class FaultSimulationTest {

    /** A safety net, not a measure: the steps are few enough for any machine. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    private static FaultSimulation simulated(long seed, long steps, Duration longest) {
        FaultSimulation simulation = FaultSimulation.of(new SteelyardEngine.Maker(), seed);
        FaultReport report = simulation.run(steps, longest, FaultSimulation.Progress.NONE);
        assertThat(report.failure()).as("simulate-faults --seed %d", seed).isEmpty();
        return simulation;
    }

    @Test
    void by_fixed_seeds_the_engine_answers_as_the_model_says_and_everything_occurs() {
        Coverage coverage = simulated(1, 80_000, LONG_ENOUGH).coverage();
        assertThat(coverage.commands().keySet()).isEqualTo(namesOf(Command.class));
        Set<String> events = namesOf(Event.class);
        assertThat(coverage.events().keySet()).isEqualTo(events);
        assertThat(coverage.mechanisms().keySet()).containsExactly(Mechanism.values());
        assertThat(coverage.faults().keySet()).containsExactly(Step.Fault.values());
        Set<Reason> reasons = EnumSet.allOf(Reason.class);
        reasons.removeAll(coverage.reasons().keySet());
        // That takes more accounts or corridors than a small world has; ReasonsTest has a row for it.
        assertThat(reasons).containsExactly(Reason.TOO_MANY);
    }

    @Test
    void by_a_fresh_seed_the_engine_answers_as_the_model_says() {
        long seed = System.nanoTime();
        System.out.println("fresh seed of the fault simulation: " + seed);
        simulated(seed, Long.MAX_VALUE, Duration.ofMinutes(2));
    }

    private static Set<String> namesOf(Class<?> sealedType) {
        return Arrays.stream(sealedType.getDeclaredClasses()).filter(type -> !type.isInterface())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }
}
