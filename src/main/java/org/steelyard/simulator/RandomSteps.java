package org.steelyard.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Clearance;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.State;

/** The steps of one small world, drawn by chance from its seed and from where the model stands. */
final class RandomSteps {

    final int mostWaiting;
    /** After so many steps the world ends, and another begins. */
    final int most;
    private final Chance chance;
    private final RandomWorld world;
    private final RandomInstructions instructions;
    private final RandomProposals proposals;
    private long nowMillis = 1;

    RandomSteps(long seed) {
        this.chance = new Chance(seed);
        this.mostWaiting = chance.percent(15) ? chance.between(2, 8) : 1_000;
        this.most = chance.between(60, 600);
        this.world = new RandomWorld(chance);
        this.instructions = new RandomInstructions(chance, world);
        this.proposals = new RandomProposals(chance);
    }

    Step next(NaiveModel model) {
        nowMillis += chance.percent(97) ? chance.between(0, 60) : chance.between(-500, 5_000);
        nowMillis = Math.max(1, nowMillis);
        Command command = chance.percent(90)
                ? world.opening().orElseGet(() -> running(model))
                : running(model);
        return new Step(command, nowMillis, fault());
    }

    private Step.Fault fault() {
        int kind = chance.between(0, 199);
        if (kind < 4) {
            return Step.Fault.SNAPSHOT;
        }
        if (kind < 8) {
            return Step.Fault.CRASH;
        }
        return kind == 8 ? Step.Fault.CRASH_WITHOUT_SNAPSHOT : Step.Fault.NONE;
    }

    private Command running(NaiveModel model) {
        List<ModelInstruction> held = model.waiting().stream()
                .filter(each -> each.state() == State.HELD && !each.isHit()).toList();
        if (!held.isEmpty() && chance.percent(40)) {
            return rescreen(model, chance.one(held));
        }
        if (world.lacksDay(model) && chance.percent(25)) {
            return world.operator(model);
        }
        if (chance.percent(3)) {
            return world.limit();
        }
        if (chance.percent(2)) {
            return world.collateral();
        }
        if (chance.percent(model.netting.open.isEmpty() ? 3 : 16)) {
            return world.cycles().next(model);
        }
        int kind = chance.between(0, 99);
        if (kind < 70) {
            return instructions.next(model);
        }
        if (kind < 79) {
            return cancel(model);
        }
        if (kind < 83) {
            return rescreenAny(model);
        }
        if (kind < 88) {
            return proposals.next(model);
        }
        return kind < 91 ? modify(model) : world.operator(model);
    }

    private Command modify(NaiveModel model) {
        List<ModelInstruction> among = model.waiting().isEmpty() || chance.percent(10)
                ? model.instructions
                : model.waiting();
        Optional<ModelInstruction> original = among.isEmpty() || chance.percent(5)
                ? Optional.empty()
                : Optional.of(chance.one(among));
        Uetr uetr = original.map(each -> each.instruction.references().uetr()).orElse(Uetr.fromBits(3, 3));
        Bic sender = original.filter(each -> chance.percent(95))
                .map(each -> each.instruction.references().sender()).orElseGet(world::anyBank);
        List<Modification.Change> changes = new ArrayList<>();
        if (chance.percent(50)) {
            changes.add(new Modification.NewPriority(chance.one(List.of(Priority.values()))));
        }
        if (chance.percent(40)) {
            changes.add(new Modification.NewPlace(chance.one(List.of(Modification.End.values()))));
        }
        if (chance.percent(25)) {
            changes.add(new Modification.NewFromTime(model.nowMillis() + chance.between(-100, 400)));
        }
        if (chance.percent(20)) {
            changes.add(new Modification.NewTillTime(model.nowMillis() + chance.between(-50, 700)));
        }
        if (changes.isEmpty() || chance.percent(15)) {
            changes.add(new Modification.NewRejectTime(model.nowMillis() + chance.between(-50, 1_000)));
        }
        return new Command.Modify(new Modification(sender, "Q", uetr, changes));
    }

    private Command rescreen(NaiveModel model, ModelInstruction one) {
        return new Command.Rescreen(one.number, chance.percent(85)
                ? new Screened.Clear(new Clearance(one.instruction.message(), model.inForce()))
                : instructions.screened(model, one.instruction));
    }

    private Command rescreenAny(NaiveModel model) {
        if (model.waiting().isEmpty() || chance.percent(20)) {
            return new Command.Rescreen(chance.between(-1, 400),
                    new Screened.Unavailable("nothing to screen"));
        }
        ModelInstruction one = chance.one(model.waiting());
        return chance.percent(10)
                ? new Command.Rescreen(one.number, new Screened.Hit("found later"))
                : rescreen(model, one);
    }

    private Command cancel(NaiveModel model) {
        List<ModelInstruction> waiting = model.waiting();
        Optional<ModelInstruction> original = Optional.empty();
        if (!waiting.isEmpty() && chance.percent(60)) {
            original = Optional.of(chance.one(waiting));
        } else if (!model.instructions.isEmpty() && chance.percent(90)) {
            original = Optional.of(chance.one(model.instructions));
        }
        Uetr uetr = original.map(each -> each.instruction.references().uetr()).orElse(Uetr.fromBits(2, 2));
        Bic sender = original.filter(each -> chance.percent(90))
                .map(each -> each.instruction.references().sender()).orElseGet(world::anyBank);
        return new Command.Cancel(new Cancellation(sender, "C", uetr, "CUST"));
    }
}
