package org.steelyard.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a fault simulation has done.
 *
 * @param seed the seed of its first world; each next world has the next one
 * @param worlds worlds begun
 * @param commands commands applied, replays after crashes not counted
 * @param crashes engines that died and were brought back
 * @param millis how long it took
 * @param commandsByKind how often each command occurred, by the name of its type
 * @param eventsByKind how often each event occurred, by the name of its type
 * @param failure what went wrong, if anything did
 */
public record FaultReport(long seed, long worlds, long commands, long crashes, long millis,
        Map<String, Long> commandsByKind, Map<String, Long> eventsByKind, Optional<Failure> failure) {

    /**
     * How the engine and the model parted.
     *
     * @param seed the seed of that world: with it and this many steps the simulation fails again
     * @param step the step at which it went wrong, from 1
     * @param what what went wrong
     * @param shortest fewer steps that go wrong as well, in words; found by leaving steps out
     */
    public record Failure(long seed, long step, String what, List<String> shortest) {
        /** Keeps its own copy of the steps. */
        public Failure {
            shortest = List.copyOf(shortest);
        }
    }

    /** How many events there were. */
    public long events() {
        return eventsByKind.values().stream().mapToLong(Long::longValue).sum();
    }
}
