package org.steelyard.settlement;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Whose turn it is: who may settle before whom on an account on which both wait. */
final class Turn {

    private Rules.Overtaking overtaking = Rules.ALL.overtaking();

    void adopt(Rules.Overtaking other) {
        overtaking = other;
    }

    /** The place that it takes when it enters a queue. */
    long place(Waiting entering) {
        return overtaking == Rules.Overtaking.NORMAL
                ? entering.placeBehindPayments()
                : entering.placeInLine();
    }

    /** Whether it may settle before others of its priority. */
    boolean mayOvertake(Waiting member) {
        return overtaking == Rules.Overtaking.NORMAL && isNormal(member);
    }

    /** The account on which somebody waits who comes first; null if it is the unit's turn everywhere. */
    @Nullable
    Account heldUpAt(List<Waiting> unit) {
        for (Waiting member : unit) {
            for (Account account : member.debited) {
                if (isHeldUp(member, account, unit)) {
                    return account;
                }
            }
        }
        return null;
    }

    private boolean isHeldUp(Waiting member, Account account, List<Waiting> unit) {
        if (account.queue.isEmpty()) {
            return false;
        }
        Waiting first = account.queue.firstEntry().getValue();
        if (unit.contains(first)) {
            // Two members of one unit may debit the same account: the second is no obstacle to itself.
            first = unit.size() == 1 ? null : firstOfOthers(account, unit);
        }
        return first != null && first.place < member.place && !(mayOvertake(member) && isNormal(first));
    }

    private static @Nullable Waiting firstOfOthers(Account account, List<Waiting> unit) {
        for (Waiting waiting : account.queue.values()) {
            if (!unit.contains(waiting)) {
                return waiting;
            }
        }
        return null;
    }

    private static boolean isNormal(Waiting member) {
        return member.instruction.priority() == Priority.NORMAL;
    }
}
