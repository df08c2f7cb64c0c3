package org.steelyard.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import org.steelyard.liquidity.PrefixOptimum;
import org.steelyard.liquidity.QueuedPayments;

/**
 * A payment day without overtaking: payments settle on entry or wait, are offset on entry with the head of
 * the payee's queue if the case wants it, and at given times the largest set in order settles.
 */
final class DaySolver {

    private static final long NEVER = -1;

    /** By what a payment settled; the names are those of the format. */
    private enum By {
        IMMEDIATE,
        QUEUE,
        ENTRY_OFFSET,
        LSM
    }

    private final Case.Day day;
    private final List<Case.Payment> payments;
    private final long[] start;
    private final long[] available;
    private final long[] lowest;
    /** Of each bank the payments that wait, by priority and order. */
    private final List<TreeSet<Integer>> queues = new ArrayList<>();
    private final long[] settledAt;
    private final Map<By, Integer> settledBy = new LinkedHashMap<>();

    DaySolver(Case.Day day) {
        this.day = day;
        this.payments = day.queue().payments().stream().sorted(
                Comparator.comparingLong(Case.Payment::time).thenComparingLong(Case.Payment::order)).toList();
        int banks = day.queue().participants().size();
        this.start = new long[banks];
        Comparator<Integer> inQueue = Comparator.<Integer>comparingInt(each -> payments.get(each).priority())
                .thenComparingLong(each -> payments.get(each).order());
        for (int bank = 0; bank < banks; bank++) {
            start[bank] = day.queue().available(bank, 0);
            queues.add(new TreeSet<>(inQueue));
        }
        this.available = start.clone();
        this.lowest = start.clone();
        this.settledAt = new long[payments.size()];
        Arrays.fill(settledAt, NEVER);
        for (By by : By.values()) {
            settledBy.put(by, 0);
        }
    }

    void solve(Solution solution) {
        int run = 0;
        for (int payment = 0; payment < payments.size(); payment++) {
            // At one time payments come before runs.
            while (run < day.runs().size() && day.runs().get(run) < payments.get(payment).time()) {
                largestSet(day.runs().get(run++));
            }
            arrive(payment);
        }
        while (run < day.runs().size()) {
            largestSet(day.runs().get(run++));
        }
        report(solution);
    }

    private void arrive(int payment) {
        Case.Payment each = payments.get(payment);
        TreeSet<Integer> queue = queues.get(each.sender());
        queue.add(payment);
        if (queue.first() != payment) {
            return;
        }
        if (available[each.sender()] >= each.minor()) {
            settle(List.of(payment), each.time(), By.IMMEDIATE);
            drain(each.time());
        } else if (day.offsetOnEntry() && !queues.get(each.receiver()).isEmpty()) {
            int other = queues.get(each.receiver()).first();
            long net = each.minor() - payments.get(other).minor();
            if (payments.get(other).receiver() == each.sender() && available[each.sender()] >= net
                    && available[each.receiver()] >= -net) {
                settle(List.of(payment, other), each.time(), By.ENTRY_OFFSET);
                drain(each.time());
            }
        }
    }

    private void drain(long time) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int bank = 0; bank < queues.size(); bank++) {
                while (!queues.get(bank).isEmpty()
                        && available[bank] >= payments.get(queues.get(bank).first()).minor()) {
                    settle(List.of(queues.get(bank).first()), time, By.QUEUE);
                    moved = true;
                }
            }
        }
    }

    private void largestSet(long time) {
        QueuedPayments queued = new QueuedPayments();
        for (long has : available) {
            queued.position(has);
        }
        List<Integer> told = new ArrayList<>();
        for (TreeSet<Integer> waiting : queues) {
            int queue = queued.queue();
            for (int payment : waiting) {
                queued.add(queue, payments.get(payment).minor());
                queued.draws(payments.get(payment).sender());
                queued.fills(payments.get(payment).receiver());
                told.add(payment);
            }
        }
        List<Integer> chosen = new ArrayList<>();
        for (int payment : new PrefixOptimum().of(queued)) {
            chosen.add(told.get(payment));
        }
        if (!chosen.isEmpty()) {
            settle(chosen, time, By.LSM);
            drain(time);
        }
    }

    private void settle(List<Integer> chosen, long time, By by) {
        for (int payment : chosen) {
            Case.Payment each = payments.get(payment);
            available[each.sender()] -= each.minor();
            available[each.receiver()] += each.minor();
            queues.get(each.sender()).remove(payment);
            settledAt[payment] = time;
            settledBy.merge(by, 1, Integer::sum);
        }
        for (int bank = 0; bank < available.length; bank++) {
            lowest[bank] = Math.min(lowest[bank], available[bank]);
        }
    }

    private void report(Solution solution) {
        Map<String, Object> times = new LinkedHashMap<>();
        long settled = 0;
        long total = 0;
        long delayed = 0;
        long mostDelayed = 0;
        for (int payment = 0; payment < payments.size(); payment++) {
            Case.Payment each = payments.get(payment);
            boolean isSettled = settledAt[payment] != NEVER;
            times.put(each.id(), isSettled ? settledAt[payment] : null);
            settled += isSettled ? each.minor() : 0;
            total += each.minor();
            delayed = Math.addExact(delayed,
                    Math.multiplyExact(each.minor(),
                            (isSettled ? settledAt[payment] : day.end()) - each.time()));
            mostDelayed = Math.addExact(mostDelayed,
                    Math.multiplyExact(each.minor(), day.end() - each.time()));
        }
        long used = 0;
        for (int bank = 0; bank < start.length; bank++) {
            used += start[bank] - lowest[bank];
        }
        solution.put("settle_times", times);
        Map<String, Integer> mechanisms = new LinkedHashMap<>();
        settledBy.forEach((by, count) -> mechanisms.put(by.name().toLowerCase(Locale.ROOT), count));
        solution.put("by_mechanism", mechanisms);
        solution.put("settled_value", settled);
        solution.put("unsettled_value", total - settled);
        solution.put("liquidity_used", used);
        liquidityBounds(solution);
        solution.put("delay_indicator_num", delayed);
        solution.put("delay_indicator_den", mostDelayed);
        solution.put("turnover_num", settled);
        solution.put("turnover_den", used);
        Map<String, Long> balances = new LinkedHashMap<>();
        for (int bank = 0; bank < available.length; bank++) {
            balances.put(day.queue().participants().get(bank),
                    available[bank] - Case.minor(day.queue().credits(), bank, 0));
        }
        solution.put("final_balances", balances);
    }

    /** What all banks need if all settles at once: the most at any time, and at the end of the day. */
    private void liquidityBounds(Solution solution) {
        long[] paid = new long[start.length];
        long[] most = new long[start.length];
        for (Case.Payment each : payments) {
            paid[each.sender()] += each.minor();
            paid[each.receiver()] -= each.minor();
            most[each.sender()] = Math.max(most[each.sender()], paid[each.sender()]);
        }
        long upper = 0;
        long lower = 0;
        for (int bank = 0; bank < paid.length; bank++) {
            upper += most[bank];
            lower += Math.max(0, paid[bank]);
        }
        solution.put("liquidity_upper_bound", upper);
        solution.put("liquidity_lower_bound", lower);
    }
}
