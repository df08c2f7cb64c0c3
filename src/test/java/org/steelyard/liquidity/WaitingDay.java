package org.steelyard.liquidity;

import java.util.ArrayList;
import java.util.List;

/** The queues of a few banks in several currencies, settled to the optimum after each event: a toy engine. */
final class WaitingDay {

    /** A queued leg; {@code leg} tells apart the legs of one unit. */
    record Waiting(int payer, int payee, long amount, int priority, int unit, int leg) {}

    private final int banks;
    private final long[] available;
    private final List<List<Waiting>> queues = new ArrayList<>();
    private final PrefixOptimum optimum = new PrefixOptimum();

    /** Accounts are numbered currency by currency, {@code banks} in each. */
    WaitingDay(int banks, int currencies) {
        this.banks = banks;
        available = new long[banks * currencies];
        for (int account = 0; account < available.length; account++) {
            queues.add(new ArrayList<>());
        }
    }

    int accounts() {
        return available.length;
    }

    int banks() {
        return banks;
    }

    void credit(int account, long amount) {
        available[account] += amount;
    }

    /** At the end of its class, before all of less urgent classes. */
    void queue(Waiting payment) {
        List<Waiting> queue = queues.get(payment.payer());
        int place = queue.size();
        while (place > 0 && queue.get(place - 1).priority() > payment.priority()) {
            place--;
        }
        queue.add(place, payment);
    }

    List<Waiting> queueOf(int account) {
        return queues.get(account);
    }

    List<Waiting> all() {
        List<Waiting> all = new ArrayList<>();
        queues.forEach(all::addAll);
        return all;
    }

    Prospect prospect(int account) {
        long in = 0;
        for (Waiting payment : all()) {
            in += payment.payee() == account ? payment.amount() : 0;
        }
        return new Prospect(available[account], in);
    }

    /** What can settle now; looks only for sets with one of the necessary payments, if any are given. */
    List<Waiting> optimum(List<Waiting> necessary) {
        QueuedPayments queued = new QueuedPayments();
        for (long liquidity : available) {
            queued.queue();
            queued.position(liquidity);
        }
        List<Waiting> all = all();
        for (int i = 0; i < all.size(); i++) {
            Waiting payment = all.get(i);
            queued.add(payment.payer(), payment.amount());
            queued.draws(payment.payer());
            queued.fills(payment.payee());
            for (int j = 0; j < i; j++) {
                if (all.get(j).unit() == payment.unit()) {
                    queued.link(j, i);
                }
            }
        }
        for (Waiting payment : necessary) {
            queued.necessary(all.indexOf(payment));
        }
        List<Waiting> chosen = new ArrayList<>();
        for (int number : optimum.of(queued)) {
            chosen.add(all.get(number));
        }
        return chosen;
    }

    void settle(List<Waiting> chosen) {
        for (Waiting payment : chosen) {
            available[payment.payer()] -= payment.amount();
            available[payment.payee()] += payment.amount();
        }
        withdraw(chosen);
    }

    void withdraw(List<Waiting> payments) {
        queues.forEach(queue -> queue.removeAll(payments));
    }
}
