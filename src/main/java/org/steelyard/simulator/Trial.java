package org.steelyard.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;

/**
 * An engine and the naive model, given the same steps. After each step the reply, the balances, where the
 * instructions of the reply stand and all invariants are compared; after each crash the engine that came up
 * is compared with the one that died.
 */
final class Trial {

    private final Engine.Maker maker;
    private final int mostWaiting;
    private final NaiveModel model;
    private final List<Step> done = new ArrayList<>();
    private final List<List<Event>> replies = new ArrayList<>();
    private Engine engine;
    private byte @Nullable [] snapshot;
    private int doneAtSnapshot;

    Trial(Engine.Maker maker, int mostWaiting) {
        this.maker = maker;
        this.mostWaiting = mostWaiting;
        this.model = new NaiveModel(mostWaiting);
        this.engine = maker.start(mostWaiting);
    }

    /** What is wrong with this engine when it is given these steps, if anything is. */
    static Optional<String> of(Engine.Maker maker, int mostWaiting, List<Step> steps) {
        Trial trial = new Trial(maker, mostWaiting);
        for (Step step : steps) {
            Optional<String> wrong = trial.take(step);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    NaiveModel model() {
        return model;
    }

    List<Step> done() {
        return done;
    }

    List<Event> lastReply() {
        return replies.getLast();
    }

    /** Takes the next step; says what is wrong, if anything is. A trial that went wrong is over. */
    Optional<String> take(Step step) {
        done.add(step);
        try {
            List<Event> reply = List.copyOf(engine.apply(step.command(), step.atMillis()));
            replies.add(reply);
            List<Event> predicted = model.apply(step.command(), step.atMillis());
            return wrongReply(reply, predicted).or(() -> wrongState(reply)).or(() -> suffer(step.fault()));
        } catch (RuntimeException | AssertionError thrown) {
            // Whatever is thrown would stop a node, so that it is a finding and not an end.
            return Optional.of("thrown: " + thrown + at(thrown));
        }
    }

    private static String at(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    private static Optional<String> wrongReply(List<Event> reply, List<Event> predicted) {
        for (int i = 0; i < Math.max(reply.size(), predicted.size()); i++) {
            Object came = i < reply.size() ? withoutWords(reply.get(i)) : "nothing";
            Object due = i < predicted.size() ? predicted.get(i) : "nothing";
            if (!came.equals(due)) {
                return Optional
                        .of("event " + (i + 1) + " of the reply is " + came + ", and should be " + due);
            }
        }
        return Optional.empty();
    }

    /** What a person reads beside the reason is not predicted. */
    private static Event withoutWords(Event event) {
        return switch (event) {
            case Event.Rejected it -> new Event.Rejected(it.number(), it.instruction(), it.reason(), "");
            case Event.Refused it -> new Event.Refused(it.reason(), "");
            default -> event;
        };
    }

    private Optional<String> wrongState(List<Event> reply) {
        List<String> broken = engine.broken();
        if (!broken.isEmpty()) {
            return Optional.of("broken: " + broken);
        }
        if (!engine.balances().equals(model.balances())) {
            return Optional.of("balances are " + engine.balances() + ", and should be " + model.balances());
        }
        for (Event event : reply) {
            if (event instanceof Event.OfInstruction of && of.number() > 0) {
                var uetr = of.instruction().references().uetr();
                var due = model.byUetr(uetr).map(each -> each.outcome);
                if (!engine.outcome(uetr).equals(due)) {
                    return Optional
                            .of(uetr + " stands at " + engine.outcome(uetr) + ", and should at " + due);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> suffer(Step.Fault fault) {
        return switch (fault) {
            case NONE -> Optional.empty();
            case SNAPSHOT -> {
                snapshot = engine.save();
                doneAtSnapshot = done.size();
                yield Optional.empty();
            }
            case CRASH -> comeBack(snapshot, doneAtSnapshot);
            case CRASH_WITHOUT_SNAPSHOT -> comeBack(null, 0);
        };
    }

    private Optional<String> comeBack(byte @Nullable [] state, int from) {
        Engine next = state == null ? maker.start(mostWaiting) : maker.restore(state);
        for (int i = state == null ? 0 : from; i < done.size(); i++) {
            Command command = done.get(i).command();
            List<Event> again = next.apply(command, done.get(i).atMillis());
            if (!again.equals(replies.get(i))) {
                return Optional.of("after the crash step " + (i + 1) + " is answered by " + again
                        + ", and was by " + replies.get(i));
            }
        }
        if (next.stateHash() != engine.stateHash()) {
            return Optional.of("after the crash the state hash is another");
        }
        if (!Arrays.equals(next.save(), engine.save())) {
            return Optional.of("after the crash the snapshot has other bytes");
        }
        engine = next;
        return Optional.empty();
    }
}
