package org.steelyard.liquidity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/**
 * Plays one day of the format's kind "timeline" by its rules, with {@link PrefixOptimum} at the run times.
 */
final class SolvedDay {

    static final int NEVER = -1;

    private final QueueCaseFile file;
    private final List<List<QueueCase.Payment>> queues = new ArrayList<>();
    private final long[] balance;
    private final long[] lowest;
    private final long[] first;
    private final Map<String, Integer> settledAt = new TreeMap<>();
    private final Map<String, Integer> settledBy = new TreeMap<>();

    SolvedDay(QueueCaseFile file) {
        this.file = file;
        int participants = file.participants().size();
        balance = new long[participants];
        for (QueueCase.Account account : file.queueCase().accounts()) {
            balance[account.participant()] = account.balance();
            queues.add(new ArrayList<>());
        }
        first = balance.clone();
        lowest = balance.clone();
    }

    private record Arrival(int time, QueueCase.Payment payment) {}

    SolvedDay run() {
        List<Integer> runTimes = new ArrayList<>();
        file.json().get("lsm_times").forEach(time -> runTimes.add(time.asInt()));
        for (Arrival arrival : arrivals()) {
            while (!runTimes.isEmpty() && runTimes.getFirst() < arrival.time()) {
                runOptimum(runTimes.removeFirst());
            }
            arrive(arrival.payment(), arrival.time());
        }
        runTimes.forEach(this::runOptimum);
        return this;
    }

    private List<Arrival> arrivals() {
        List<Arrival> arrivals = new ArrayList<>();
        List<QueueCase.Payment> payments = file.queueCase().payments();
        JsonNode json = file.json().get("payments");
        for (int i = 0; i < payments.size(); i++) {
            arrivals.add(new Arrival(json.get(i).get("time").asInt(), payments.get(i)));
        }
        arrivals.sort(Comparator.comparingInt(Arrival::time)
                .thenComparingInt(arrival -> arrival.payment().order()));
        return arrivals;
    }

    private void arrive(QueueCase.Payment payment, int time) {
        List<QueueCase.Payment> queue = queues.get(payment.sender());
        queue.add(payment);
        queue.sort(QueueCase.IN_QUEUE);
        if (!queue.getFirst().equals(payment)) {
            return;
        }
        if (balance[payment.sender()] >= payment.amount()) {
            book(List.of(payment), time, "immediate");
            drain(time);
            return;
        }
        List<QueueCase.Payment> mutual = queues.get(payment.receiver());
        if (file.json().get("offset_on_entry").asBoolean()
                && !mutual.isEmpty()
                && mutual.getFirst().receiver() == payment.sender()) {
            long net = payment.amount() - mutual.getFirst().amount();
            if (balance[payment.sender()] >= net && balance[payment.receiver()] >= -net) {
                book(List.of(payment, mutual.getFirst()), time, "entry_offset");
                drain(time);
            }
        }
    }

    private void drain(int time) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int participant = 0; participant < balance.length; participant++) {
                List<QueueCase.Payment> queue = queues.get(participant);
                while (!queue.isEmpty() && balance[participant] >= queue.getFirst().amount()) {
                    book(List.of(queue.getFirst()), time, "queue");
                    moved = true;
                }
            }
        }
    }

    private void runOptimum(int time) {
        QueuedPayments queued = new QueuedPayments();
        for (long liquidity : balance) {
            queued.queue();
            queued.position(liquidity);
        }
        List<QueueCase.Payment> added = new ArrayList<>();
        for (List<QueueCase.Payment> queue : queues) {
            for (QueueCase.Payment payment : queue) {
                added.add(payment);
                queued.add(payment.sender(), payment.amount());
                queued.draws(payment.sender());
                queued.fills(payment.receiver());
            }
        }
        List<QueueCase.Payment> chosen = new ArrayList<>();
        for (int number : new PrefixOptimum().of(queued)) {
            chosen.add(added.get(number));
        }
        book(chosen, time, "lsm");
        drain(time);
    }

    private void book(List<QueueCase.Payment> batch, int time, String mechanism) {
        for (QueueCase.Payment payment : batch) {
            balance[payment.sender()] -= payment.amount();
            balance[payment.receiver()] += payment.amount();
            settledAt.put(payment.id(), time);
            settledBy.merge(mechanism, 1, Integer::sum);
        }
        queues.forEach(queue -> queue.removeAll(batch));
        for (int participant = 0; participant < balance.length; participant++) {
            lowest[participant] = Math.min(lowest[participant], balance[participant]);
        }
    }

    int settledAt(String id) {
        return settledAt.getOrDefault(id, NEVER);
    }

    int settledBy(String mechanism) {
        return settledBy.getOrDefault(mechanism, 0);
    }

    long balance(int participant) {
        return balance[participant];
    }

    long liquidityUsed() {
        long used = 0;
        for (int participant = 0; participant < balance.length; participant++) {
            used += first[participant] - lowest[participant];
        }
        return used;
    }
}
