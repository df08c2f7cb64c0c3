package org.steelyard.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Invariants;
import org.steelyard.settlement.Outcome;
import org.steelyard.settlement.Settlement;

/** The engine that settles in production. */
record SteelyardEngine(Settlement settlement) implements Engine {

    /** Starts and restores it. */
    record Maker() implements Engine.Maker {
        @Override
        public Engine start(int mostWaiting) {
            return new SteelyardEngine(new Settlement(mostWaiting));
        }

        @Override
        public Engine restore(byte[] state) {
            return new SteelyardEngine(Settlement.restore(new StateBytes(state)));
        }
    }

    @Override
    public List<Event> apply(Command command, long nowMillis) {
        return settlement.apply(command, nowMillis);
    }

    @Override
    public List<String> broken() {
        return Invariants.check(settlement);
    }

    @Override
    public long stateHash() {
        return settlement.stateHash();
    }

    @Override
    public Map<AccountId, Amount> balances() {
        return settlement.balances();
    }

    @Override
    public Optional<Outcome> outcome(Uetr uetr) {
        return settlement.outcome(uetr);
    }

    @Override
    public byte[] save() {
        StateBytes state = new StateBytes();
        settlement.save(state);
        return state.written();
    }
}
