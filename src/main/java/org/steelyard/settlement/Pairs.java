package org.steelyard.settlement;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.Bic;

/** Legs of payments versus payment that have not found their counter-leg. */
final class Pairs {

    /** What both legs share: the reference, the two banks (lower code first) and the value date. */
    private record Key(String reference, Bic one, Bic other, LocalDate valueDate) {

        static Key of(Instruction instruction, Condition.Versus versus) {
            Leg leg = instruction.legs().getFirst();
            boolean ordered = leg.payer().compareTo(leg.payee()) <= 0;
            return new Key(versus.reference(), ordered ? leg.payer() : leg.payee(),
                    ordered ? leg.payee() : leg.payer(), instruction.valueDate());
        }
    }

    private final Map<Key, Waiting> alone = new LinkedHashMap<>();

    /** The leg that waits under the same reference, whether its terms agree or not. */
    @Nullable
    Waiting waitingFor(Instruction instruction, Condition.Versus versus) {
        return alone.get(Key.of(instruction, versus));
    }

    /** Whether each leg moves what the other one asks for. */
    static boolean agree(Instruction one, Instruction other) {
        return one.condition() instanceof Condition.Versus first
                && other.condition() instanceof Condition.Versus second
                && first.counterAmount().equals(other.legs().getFirst().amount())
                && second.counterAmount().equals(one.legs().getFirst().amount());
    }

    void add(Waiting waiting) {
        if (waiting.instruction.condition() instanceof Condition.Versus versus && !waiting.isMatched()) {
            alone.put(Key.of(waiting.instruction, versus), waiting);
        }
    }

    void remove(Waiting waiting) {
        if (waiting.instruction.condition() instanceof Condition.Versus versus) {
            alone.remove(Key.of(waiting.instruction, versus), waiting);
        }
    }
}
