package org.steelyard.simulator;

import java.util.Collection;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

import org.steelyard.money.AccountId;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Reason;

/**
 * Something that payments draw on and others fill, in the naive model.
 *
 * @param owner whose payments draw on it
 * @param shortage why a payment waits that it is too short for
 * @param headroom what a set may draw on it before anything fills it, where the set's urgent payments use
 *             what is reserved for them
 * @param draws whether this leg of this instruction does
 * @param fills whether it does
 */
record ModelPosition(AccountId owner, Reason shortage,
        ToLongFunction<Collection<ModelInstruction>> headroom, BiPredicate<Instruction, Leg> draws,
        BiPredicate<Instruction, Leg> fills) {

    /** What is missing if all of these settle; zero or less if nothing is, or if none of them draws. */
    long missing(Collection<ModelInstruction> set) {
        boolean isDrawn = false;
        long after = headroom.applyAsLong(set);
        for (ModelInstruction each : set) {
            for (Leg leg : each.instruction.legs()) {
                isDrawn |= draws.test(each.instruction, leg);
                after -= draws.test(each.instruction, leg) ? leg.amount().minor() : 0;
                after += fills.test(each.instruction, leg) ? leg.amount().minor() : 0;
            }
        }
        return isDrawn ? -after : 0;
    }

    /** What this instruction draws on it. */
    long drawn(ModelInstruction one) {
        return one.instruction.legs().stream().filter(leg -> draws.test(one.instruction, leg))
                .mapToLong(leg -> leg.amount().minor()).sum();
    }
}
