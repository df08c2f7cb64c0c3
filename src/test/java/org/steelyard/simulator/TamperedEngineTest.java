package org.steelyard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Clearance;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Outcome;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Screened;

/** The sound engine behind somebody who tampers with what goes in, what comes out, or what is kept. */
class TamperedEngineTest {

    private static final long MOST_STEPS = 20_000;

    /** Who sits between, and what he does. */
    record Tampering(String what, UnaryOperator<Command> in, UnaryOperator<List<Event>> out,
            UnaryOperator<byte[]> kept) {

        static Tampering in(String what, UnaryOperator<Command> in) {
            return new Tampering(what, in, UnaryOperator.identity(), UnaryOperator.identity());
        }

        static Tampering out(String what, UnaryOperator<List<Event>> out) {
            return new Tampering(what, UnaryOperator.identity(), out, UnaryOperator.identity());
        }

        static Tampering kept(String what, UnaryOperator<byte[]> kept) {
            return new Tampering(what, UnaryOperator.identity(), UnaryOperator.identity(), kept);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Tampering> tamperings() {
        return Stream.of(
                Tampering.in("a clearance of another message counts", TamperedEngineTest::cleared),
                Tampering.in("everything is urgent", TamperedEngineTest::urgent),
                Tampering.out("credits are not told", TamperedEngineTest::withoutCredits),
                Tampering.out("the last event of a long reply is lost",
                        events -> events.size() > 3 ? events.subList(0, events.size() - 1) : events),
                Tampering.out("two events change places", TamperedEngineTest::lastFirst),
                Tampering.kept("a bit of every snapshot flips", TamperedEngineTest::flipped));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void who_tampers_is_caught(Tampering tampering) {
        Engine.Maker sound = new SteelyardEngine.Maker();
        FaultReport report = new FaultSimulation(new Engine.Maker() {
            @Override
            public Engine start(int mostWaiting) {
                return new Tampered(sound.start(mostWaiting), tampering);
            }

            @Override
            public Engine restore(byte[] state) {
                return new Tampered(sound.restore(tampering.kept().apply(state)), tampering);
            }
        }, 1, 0).run(MOST_STEPS, Duration.ofMinutes(10), FaultSimulation.Progress.NONE);
        assertThat(report.failure()).as(tampering.what()).isPresent();
    }

    private record Tampered(Engine sound, Tampering tampering) implements Engine {
        @Override
        public List<Event> apply(Command command, long nowMillis) {
            return tampering.out().apply(sound.apply(tampering.in().apply(command), nowMillis));
        }

        @Override
        public List<String> broken() {
            return sound.broken();
        }

        @Override
        public long stateHash() {
            return sound.stateHash();
        }

        @Override
        public Map<AccountId, Amount> balances() {
            return sound.balances();
        }

        @Override
        public Optional<Outcome> outcome(Uetr uetr) {
            return sound.outcome(uetr);
        }

        @Override
        public byte[] save() {
            return sound.save();
        }
    }

    private static Command cleared(Command command) {
        return command instanceof Command.Submit submit && submit.screened() instanceof Screened.Clear clear
                ? new Command.Submit(submit.instruction(),
                        new Screened.Clear(new Clearance(submit.instruction().message(),
                                clear.clearance().version())),
                        submit.original())
                : command;
    }

    private static Command urgent(Command command) {
        if (!(command instanceof Command.Submit submit)) {
            return command;
        }
        Instruction it = submit.instruction();
        return new Command.Submit(new Instruction(it.references(), it.kind(), it.legs(), it.condition(),
                Priority.HIGHLY_URGENT, it.valueDate(), it.purpose(), it.message()), submit.screened(),
                submit.original());
    }

    private static List<Event> withoutCredits(List<Event> events) {
        return events.stream().map(event -> event instanceof Event.Settled settled
                ? new Event.Settled(settled.number(), settled.instruction(), settled.mechanism(),
                        settled.entries().stream().filter(TamperedEngineTest::isDebit).toList())
                : event).toList();
    }

    private static boolean isDebit(Entry entry) {
        return entry.amount().minor() < 0;
    }

    private static List<Event> lastFirst(List<Event> events) {
        List<Event> turned = new ArrayList<>(events);
        turned.add(0, turned.removeLast());
        return turned;
    }

    private static byte[] flipped(byte[] state) {
        byte[] flipped = state.clone();
        flipped[flipped.length / 2] ^= 1;
        return flipped;
    }
}
