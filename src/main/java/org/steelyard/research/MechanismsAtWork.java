package org.steelyard.research;

import java.util.List;

import org.steelyard.liquidity.Effort;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.ProposedSet;
import org.steelyard.settlement.Rules;
import org.steelyard.settlement.Search;
import org.steelyard.settlement.Settlement;
import org.steelyard.settlement.Weights;

/** Mechanisms as commands to the engine: its rules, and what happens at intervals. */
final class MechanismsAtWork {

    private final Mechanisms mechanisms;

    MechanismsAtWork(Mechanisms mechanisms) {
        this.mechanisms = mechanisms;
    }

    private Rules rules(boolean largestSet) {
        return new Rules(mechanisms.overtaking() ? Rules.Overtaking.NORMAL : Rules.Overtaking.NONE,
                mechanisms.offset(), largestSet);
    }

    /** The rules from the opening on. */
    List<Command> atTheBeginning() {
        return List.of(new Command.SetRules(rules(mechanisms.largestMillis() == Mechanisms.ALWAYS)));
    }

    /** Seeks the largest set once: the engine does so when the rule begins, and the rule ends again. */
    List<Command> largestSet() {
        return List.of(new Command.SetRules(rules(true)), new Command.SetRules(rules(false)));
    }

    /** Searches for a set and proposes it, as a node does; where nothing waits there is none. */
    static List<Command> search(Settlement engine, boolean anythingWaits) {
        if (!anythingWaits) {
            return List.of();
        }
        ProposedSet proposed = Search.propose(engine.picture(), Weights.EVEN, Effort::ofRun);
        return proposed.numbers().isEmpty() ? List.of() : List.of(new Command.SettleTogether(proposed));
    }

    /** What ran at intervals runs a last time. */
    List<Command> lastLargestSet() {
        return mechanisms.largestMillis() > Mechanisms.ALWAYS ? largestSet() : List.of();
    }

    boolean searchesLast() {
        return mechanisms.optimiserMillis() != Mechanisms.NEVER;
    }
}
