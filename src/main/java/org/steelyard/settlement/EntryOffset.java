package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.List;

/**
 * Offsetting on entry: a payment that lacks funds or a limit when it comes may settle together with payments
 * that wait to be paid to its payer by the bank that it pays.
 */
final class EntryOffset {

    /** As the Australian system does it; more are left to the largest set and to searches. */
    static final int MOST_PARTNERS = 10;
    /** So far into the queue of the bank to be paid: bounds the work of one entry. */
    static final int MOST_LOOKED_AT = 256;

    private final Turn turn;

    EntryOffset(Turn turn) {
        this.turn = turn;
    }

    /**
     * The payment with those that it offsets, by number: first the payee's first payment to the payer, then
     * one more at a time of the same priority in the order of the queue. Empty if none of these sets can
     * settle.
     */
    List<Waiting> of(List<Waiting> entering) {
        Waiting payment = entering.getFirst();
        if (entering.size() > 1 || payment.debited.length > 1) {
            return List.of();
        }
        List<Waiting> set = new ArrayList<>(entering);
        int lookedAt = 0;
        for (Waiting other : payment.credited[0].queue.values()) {
            if (lookedAt == MOST_LOOKED_AT || set.size() > MOST_PARTNERS) {
                break;
            }
            lookedAt++;
            if (pays(other, payment) && (set.size() == 1 || isOfClass(other, set.getLast()))) {
                set.add(other);
                if (turn.heldUpAt(set) == null && Cover.tooShort(set) == null) {
                    set.sort((one, two) -> Long.compare(one.number, two.number));
                    return set;
                }
            }
        }
        return List.of();
    }

    private static boolean pays(Waiting other, Waiting payment) {
        return other.unit().size() == 1 && other.debited.length == 1
                && other.credited[0] == payment.debited[0];
    }

    private static boolean isOfClass(Waiting other, Waiting first) {
        return other.instruction.priority() == first.instruction.priority();
    }
}
