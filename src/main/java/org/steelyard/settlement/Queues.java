package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.steelyard.liquidity.QueuedPayments;

/**
 * All queues in the words of the liquidity room, kept along with the engine's own: a search finds them told,
 * and costs what it cuts. Positions themselves change seldom (an account, a limit, other rules); then all is
 * told anew before the next search.
 */
final class Queues {

    private static final int[] NOTHING = {};

    private final Directory directory;
    private final QueuedPayments told = new QueuedPayments();
    private final List<@Nullable Waiting> byPayment = new ArrayList<>();
    private int accounts;
    private int members;
    private boolean isOutdated = true;

    Queues(Directory directory) {
        this.directory = directory;
    }

    /** What payments draw on and fill is other than it was told. */
    void outdated() {
        isOutdated = true;
    }

    /** An instruction has taken its places in the queues of the accounts that it debits. */
    void joined(Waiting member) {
        if (isKept()) {
            tell(member);
        }
    }

    /** An instruction has left all queues. */
    void left(Waiting member) {
        if (isKept()) {
            for (int payment : member.payments) {
                told.remove(payment);
                byPayment.set(payment, null);
            }
            member.payments = NOTHING;
            members--;
        }
    }

    private boolean isKept() {
        isOutdated |= accounts != directory.accounts().size();
        return !isOutdated;
    }

    /** How many instructions stand in queues. */
    int members() {
        return members;
    }

    Waiting of(int payment) {
        Waiting member = byPayment.get(payment);
        if (member == null) {
            throw new IllegalStateException("nobody waits with payment " + payment);
        }
        return member;
    }

    /** The queues as they are, with what may be drawn now. */
    QueuedPayments asTheyAre() {
        if (isKept()) {
            int[] position = {0};
            Touches.number(directory.accounts(), headroom -> told.headroom(position[0]++, headroom));
        } else {
            tellAll();
        }
        return told;
    }

    private void tellAll() {
        told.clear();
        byPayment.clear();
        members = 0;
        accounts = directory.accounts().size();
        isOutdated = false;
        Touches.number(directory.accounts(), told::position);
        for (Account account : directory.accounts()) {
            told.queue();
            account.queue.values().forEach(member -> member.payments = NOTHING);
        }
        for (Account account : directory.accounts()) {
            for (Waiting member : account.queue.values()) {
                if (member.payments.length == 0) {
                    tell(member);
                }
            }
        }
    }

    private void tell(Waiting member) {
        int[] payments = new int[member.debited.length];
        for (int leg = 0; leg < payments.length; leg++) {
            Account account = member.debited[leg];
            int payment = told.addBehind(account.index, ahead(member, payments, leg),
                    member.instruction.legs().get(leg).amount().minor());
            Touches.drawn(member, leg).forEach(position -> told.draws(position.number));
            Touches.filled(member, leg).forEach(position -> told.fills(position.number));
            note(payment, member);
            payments[leg] = payment;
            told.link(payments[0], payment);
        }
        member.payments = payments;
        members++;
        for (Waiting other : member.unit()) {
            if (other.payments.length > 0) {
                told.link(payments[0], other.payments[0]);
            }
        }
    }

    private void note(int payment, Waiting member) {
        while (byPayment.size() <= payment) {
            byPayment.add(null);
        }
        byPayment.set(payment, member);
    }

    /** The payment that stands before this leg: another leg of the same instruction, or one of another. */
    private static int ahead(Waiting member, int[] payments, int leg) {
        Account account = member.debited[leg];
        for (int other = leg - 1; other >= 0; other--) {
            if (member.debited[other] == account) {
                return payments[other];
            }
        }
        Map.Entry<Long, Waiting> before = account.queue.lowerEntry(member.place);
        while (before != null && before.getValue().payments.length == 0) {
            before = account.queue.lowerEntry(before.getKey());
        }
        return before == null ? QueuedPayments.NONE : lastOf(before.getValue(), account);
    }

    private static int lastOf(Waiting member, Account account) {
        int last = QueuedPayments.NONE;
        for (int leg = 0; leg < member.payments.length; leg++) {
            last = member.debited[leg] == account ? member.payments[leg] : last;
        }
        return last;
    }
}
