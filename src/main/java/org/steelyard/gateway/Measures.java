package org.steelyard.gateway;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.State;

/** What monitoring sees, as Prometheus reads it. */
final class Measures {

    /** The status behind the gauges is asked for once a second, however many gauges are read. */
    private static final long FRESH_NANOS = 1_000_000_000L;

    private static final Duration[] BOUNDS = {Duration.ofMillis(1), Duration.ofMillis(2),
            Duration.ofMillis(5),
            Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100),
            Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(3),
            Duration.ofSeconds(10)};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Counter> requests = new ConcurrentHashMap<>();
    private final Map<String, Counter> messages = new ConcurrentHashMap<>();
    private final Map<String, Counter> verdicts = new ConcurrentHashMap<>();
    private final Timer latency;
    private final Doors doors;
    private SystemStatus status;
    private long statusNanos = System.nanoTime();

    Measures(Doors doors, ScreeningDesk screening) {
        this.doors = doors;
        this.status = doors.status();
        this.latency = Timer.builder("steelyard.message").serviceLevelObjectives(BOUNDS)
                .description("from a message's first byte to its answer").register(registry);
        gauge("steelyard.log.sequence", "commands in the log", now -> now.sequence());
        for (State state : State.values()) {
            Gauge.builder("steelyard.instructions", this,
                    me -> me.status().instructions().getOrDefault(state, 0L))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("instructions in this state").register(registry);
        }
        Gauge.builder("steelyard.screening.list.age.seconds", screening, desk -> desk.age().toSeconds())
                .description("how long ago the list in use came").register(registry);
        Gauge.builder("steelyard.screening.up", screening, desk -> desk.trouble().isPresent() ? 0 : 1)
                .description("1 if messages can be screened").register(registry);
        Gauge.builder("steelyard.ready", doors, all -> all.missing().isEmpty() ? 1 : 0)
                .description("1 if messages can be taken").register(registry);
    }

    private void gauge(String name, String text, ToDoubleFunction<SystemStatus> of) {
        Gauge.builder(name, this, me -> of.applyAsDouble(me.status())).description(text).register(registry);
    }

    /** A request was answered. */
    void request(String operation, int httpStatus) {
        requests.computeIfAbsent(operation + " " + httpStatus,
                key -> Counter.builder("steelyard.requests").tag("operation", operation)
                        .tag("status", String.valueOf(httpStatus)).description("requests answered")
                        .register(registry))
                .increment();
    }

    /**
     * A message was answered.
     *
     * @param definition its message definition identifier; a few known words, never what a caller has typed
     * @param outcome what came of it
     * @param nanos how long that took
     */
    void message(String definition, String outcome, long nanos) {
        messages.computeIfAbsent(definition + " " + outcome,
                key -> Counter.builder("steelyard.messages").tag("type", definition)
                        .tag("outcome", outcome.toLowerCase(Locale.ROOT)).description("messages answered")
                        .register(registry))
                .increment();
        latency.record(Duration.ofNanos(nanos));
    }

    /** A message was screened. */
    void screened(Screened screened) {
        String verdict = switch (screened) {
            case Screened.Clear clear -> "clear";
            case Screened.Hit hit -> "hit";
            case Screened.Unavailable unavailable -> "unavailable";
        };
        verdicts.computeIfAbsent(verdict,
                key -> Counter.builder("steelyard.screening.verdicts").tag("verdict", verdict)
                        .description("messages screened").register(registry))
                .increment();
    }

    /** Everything, in Prometheus' text format. */
    String text() {
        return registry.scrape();
    }

    private synchronized SystemStatus status() {
        if (System.nanoTime() - statusNanos > FRESH_NANOS) {
            status = doors.status();
            statusNanos = System.nanoTime();
        }
        return status;
    }
}
