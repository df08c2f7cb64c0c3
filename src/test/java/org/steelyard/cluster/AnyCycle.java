package org.steelyard.cluster;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Cycle;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.LossShare;
import org.steelyard.settlement.NetPosition;
import org.steelyard.settlement.NettingTerm;

/** Commands and events of cycles, with values that mean nothing. */
final class AnyCycle {

    private final AnyRecord any;

    AnyCycle(AnyRecord any) {
        this.any = any;
    }

    List<Supplier<Command>> commands() {
        return List.of(() -> new Command.OpenCycle(cycle()),
                () -> new Command.CutCycle(any.ledger(), any.text(35)),
                () -> new Command.AnswerCycle(any.ledger(), any.text(35), count(), any.bank(),
                        any.one(WireNumbers.CYCLE_ANSWERS)),
                () -> new Command.SetNettingTerm(term(), any.amount()));
    }

    List<Supplier<Event>> events() {
        return List.of(() -> new Event.Netted(any.number(), obligation(), any.number(), any.account()),
                () -> new Event.CycleOpened(any.number(), cycle()),
                () -> new Event.CycleCut(any.number(), cycle(), count(), count(), several(this::position)),
                () -> new Event.CycleConfirmed(any.number(), count(), any.bank()),
                () -> new Event.CycleReopened(any.number(), cycle()),
                () -> new Event.DebtorFailed(any.number(), any.account(), any.amount(), any.amount(),
                        several(() -> new LossShare(any.account(), any.amount())), any.amount()),
                () -> new Event.CycleClosed(any.number(), cycle(), any.reason()),
                () -> new Event.NettingTermSet(term(), any.amount()));
    }

    private Instruction obligation() {
        Instruction one = any.instruction();
        Leg leg = one.legs().getFirst();
        return new Instruction(one.references(), any.one(List.of(Kind.BANK_PAYMENT, Kind.NET_SETTLEMENT)),
                List.of(leg), new Condition.InCycle("C" + any.text(30)), one.priority(), one.valueDate(),
                one.times(), one.purpose(), one.message());
    }

    private Cycle cycle() {
        long confirmBy = any.number() >>> 1;
        String corridor = any.one(List.of(Cycle.WITHIN_LEDGER, "other side"));
        return new Cycle(any.ledger(), "C" + any.text(30), corridor, confirmBy, confirmBy + count());
    }

    private NettingTerm term() {
        return new NettingTerm(any.one(WireNumbers.NETTING_TERMS), any.account(), any.account());
    }

    private NetPosition position() {
        return new NetPosition(any.account(), any.amount(), any.amount());
    }

    private int count() {
        return (int) any.number() & Integer.MAX_VALUE;
    }

    private <T> List<T> several(Supplier<T> one) {
        return Stream.generate(one).limit(count() % 5).toList();
    }
}
