package org.steelyard.simulator;

import java.util.List;
import java.util.Optional;

import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.ScreeningVersion;
import org.steelyard.settlement.State;

/** What screening says in the naive model, and what follows from it. */
final class ModelScreening {

    private static final String NO_LIST = "no list is in force";

    private final NaiveModel model;
    private ScreeningVersion inForce = ScreeningVersion.NONE;

    ModelScreening(NaiveModel model) {
        this.model = model;
    }

    ScreeningVersion inForce() {
        return inForce;
    }

    void screened(ModelInstruction one, Screened screened) {
        switch (screened) {
            case Screened.Hit hit -> hold(one, Reason.HIT, hit.finding());
            case Screened.Unavailable unavailable -> hold(one, Reason.NOT_SCREENED, unavailable.why());
            case Screened.Clear clear -> {
                if (inForce.equals(ScreeningVersion.NONE)) {
                    hold(one, Reason.NOT_SCREENED, NO_LIST);
                } else if (clear.clearance().version().equals(inForce)) {
                    model.release(one);
                } else {
                    hold(one, Reason.LIST_CHANGED, "");
                }
            }
        }
    }

    private void hold(ModelInstruction one, Reason reason, String finding) {
        model.netting.leave(one);
        model.changed(one, new Event.Held(one.number, one.instruction, reason, finding));
    }

    void rescreen(Command.Rescreen rescreen) {
        Optional<ModelInstruction> found = model.waiting().stream()
                .filter(each -> each.number == rescreen.number()).findFirst();
        if (found.isEmpty()) {
            model.say(ModelBooks.no(Reason.INSTRUCTION_UNKNOWN));
            return;
        }
        ModelInstruction one = found.get();
        switch (rescreen.screened()) {
            case Screened.Hit hit when !one.isHit() && !one.isNetSettlement() -> {
                List<ModelInstruction> unit = model.settler.queues().unit(one);
                boolean wasQueued = ModelQueues.isReady(unit);
                hold(one, Reason.HIT, hit.finding());
                unit.stream().filter(mate -> wasQueued && mate != one)
                        .forEach(mate -> model.changed(mate, new Event.Queued(mate.number, mate.instruction,
                                Reason.COUNTER_LEG_MISSING)));
            }
            case Screened.Hit again -> {}
            case Screened.Unavailable unavailable -> {
                if (one.state() == State.HELD && one.reason() == Reason.LIST_CHANGED) {
                    hold(one, Reason.NOT_SCREENED, unavailable.why());
                }
            }
            case Screened.Clear clear -> {
                if (!clear.clearance().message().equals(one.instruction.message())) {
                    model.say(ModelBooks.no(Reason.CLEARANCE_OF_ANOTHER_MESSAGE));
                } else if (one.state() == State.HELD && !one.isHit()
                        && clear.clearance().version().equals(inForce)
                        && !inForce.equals(ScreeningVersion.NONE)) {
                    model.release(one);
                    model.settler.enterIfReady(one, Mechanism.QUEUE);
                }
            }
        }
    }

    void putInForce(ScreeningVersion version) {
        if (version.list() == 0 && version.rules() != 0) {
            model.say(ModelBooks.no(Reason.LIST_VERSION_INVALID));
        } else if (!version.equals(inForce)) {
            inForce = version;
            model.say(new Event.ListPutInForce(version));
            boolean withdrawn = version.equals(ScreeningVersion.NONE);
            model.waiting().stream().filter(each -> each.state() != State.HELD)
                    .filter(each -> !each.isNetSettlement()).forEach(each -> hold(each,
                            withdrawn ? Reason.NOT_SCREENED : Reason.LIST_CHANGED, withdrawn ? NO_LIST : ""));
        }
    }
}
