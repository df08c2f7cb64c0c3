package org.steelyard.research;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import org.steelyard.settlement.Priority;

/**
 * The banks' own desks. A bank that waits for receipts keeps its payments of priority NORMAL, first in first
 * out, until it has received enough in that currency; urgent payments and the legs of pairs go out at once.
 */
final class Senders {

    private final PaymentDay day;
    private final Conduct conduct;
    private final List<ArrayDeque<Integer>> kept = new ArrayList<>();
    private final long[] received;
    private final long[] sent;
    private final ArrayDeque<Integer> toSend = new ArrayDeque<>();

    Senders(PaymentDay day, Conduct conduct) {
        this.day = day;
        this.conduct = conduct;
        for (int account = 0; account < day.accounts(); account++) {
            kept.add(new ArrayDeque<>());
        }
        this.received = new long[day.accounts()];
        this.sent = new long[day.accounts()];
    }

    /** A bank has this payment to send from now on. */
    void has(int index, long nowMillis) {
        Payment payment = day.payments().get(index);
        boolean waits = conduct.receiptsPpm() > 0 && nowMillis < conduct.patientUntilMillis()
                && payment.priority() == Priority.NORMAL && !payment.isLeg();
        if (waits) {
            int account = day.debited(payment);
            kept.get(account).add(index);
            send(account, false);
        } else {
            toSend.add(index);
        }
    }

    /** Money has come in. */
    void received(int account, long minor) {
        received[account] += minor;
        if (!kept.get(account).isEmpty()) {
            send(account, false);
        }
    }

    /** Patience is over. */
    void sendAll() {
        for (int account = 0; account < kept.size(); account++) {
            send(account, true);
        }
    }

    private void send(int account, boolean all) {
        ArrayDeque<Integer> own = kept.get(account);
        while (!own.isEmpty() && (all || hasReceivedEnough(account, own.peek()))) {
            sent[account] += day.payments().get(own.peek()).minor();
            toSend.add(own.remove());
        }
    }

    private boolean hasReceivedEnough(int account, int index) {
        long after = sent[account] + day.payments().get(index).minor();
        long wanted = after / Bounds.WHOLE_PPM * conduct.receiptsPpm()
                + after % Bounds.WHOLE_PPM * conduct.receiptsPpm() / Bounds.WHOLE_PPM;
        return received[account] >= wanted;
    }

    /** The next payment that goes out now, by its place in the day; -1 if there is none. */
    int next() {
        return toSend.isEmpty() ? -1 : toSend.remove();
    }
}
