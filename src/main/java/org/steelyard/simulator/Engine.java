package org.steelyard.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Outcome;

/**
 * What the fault simulation drives. The engine itself stands behind it; in tests also engines with a planted
 * bug, so that it is known what the simulation would catch.
 */
public interface Engine {

    /** Starts engines, and brings them back after a crash. */
    interface Maker {

        /** An engine that has seen nothing yet. */
        Engine start(int mostWaiting);

        /** The engine whose state these bytes are. */
        Engine restore(byte[] state);
    }

    /** Applies the next command at this time of the log (epoch milliseconds). */
    List<Event> apply(Command command, long nowMillis);

    /** Every invariant that does not hold, in sentences. */
    List<String> broken();

    /** The mix of every change of state. */
    long stateHash();

    /** The balance of each account. */
    Map<AccountId, Amount> balances();

    /** Where the instruction with this reference stands. */
    Optional<Outcome> outcome(Uetr uetr);

    /** The whole state. */
    byte[] save();
}
