package org.steelyard.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * One pass over pairs of banks that owe each other: those with the smallest difference first; each side's
 * payments are cut from the back until both are covered and within their bilateral limits; the rest settles.
 * Linked payments take no part (the first step of TARGET2's algorithm 3).
 */
final class BilateralOffsetting {

    private final QueueModel model;
    private final long[] left;
    private final List<Long> headrooms;
    private final TreeSet<Integer> settled = new TreeSet<>();

    /** Two banks in a currency, with what each has to pay to the other, first to last. */
    private record Pair(int one, int other, int currency, List<Integer> there, List<Integer> back,
            long difference) {}

    BilateralOffsetting(QueueModel model) {
        this.model = model;
        this.headrooms = model.headrooms();
        this.left = headrooms.stream().mapToLong(Long::longValue).toArray();
    }

    Iterable<Integer> settled() {
        for (Pair pair : pairs()) {
            settle(pair);
        }
        return settled;
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        int participants = model.given.participants().size();
        for (int currency = 0; currency < model.given.currencies().size(); currency++) {
            for (int one = 0; one < participants; one++) {
                for (int other = one + 1; other < participants; other++) {
                    List<Integer> there = owed(one, other, currency);
                    List<Integer> back = owed(other, one, currency);
                    if (!there.isEmpty() && !back.isEmpty()) {
                        pairs.add(new Pair(one, other, currency, there, back,
                                Math.abs(value(there) - value(back))));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingLong(Pair::difference).thenComparingInt(Pair::one)
                .thenComparingInt(Pair::other)
                .thenComparing(pair -> model.given.currencies().get(pair.currency).code()));
        return pairs;
    }

    private List<Integer> owed(int from, int to, int currency) {
        List<Integer> owed = new ArrayList<>();
        for (int payment = 0; payment < model.payments.size(); payment++) {
            Case.Payment each = model.payments.get(payment);
            if (each.sender() == from && each.receiver() == to && each.currency() == currency
                    && each.link().isEmpty()) {
                owed.add(payment);
            }
        }
        return owed;
    }

    private long value(List<Integer> payments) {
        return payments.stream().mapToLong(model::value).sum();
    }

    private long minor(List<Integer> payments) {
        return payments.stream().mapToLong(payment -> model.payments.get(payment).minor()).sum();
    }

    private void settle(Pair pair) {
        long oneHas = left[model.account(pair.one, pair.currency)];
        long otherHas = left[model.account(pair.other, pair.currency)];
        long oneMay = bilateralLimit(pair.one, pair.other, pair.currency);
        long otherMay = bilateralLimit(pair.other, pair.one, pair.currency);
        while (true) {
            long net = minor(pair.there) - minor(pair.back);
            if (oneHas - net < 0 || net > oneMay && !pair.there.isEmpty() && otherHas + net >= 0) {
                pair.there.removeLast();
            } else if (otherHas + net < 0 || -net > otherMay && !pair.back.isEmpty()) {
                pair.back.removeLast();
            } else {
                break;
            }
        }
        List<Integer> both = new ArrayList<>(pair.there);
        both.addAll(pair.back);
        book(both);
    }

    private long bilateralLimit(int from, int to, int currency) {
        return model.given.limits().stream()
                .filter(limit -> limit.from() == from && limit.to() == to && limit.currency() == currency)
                .mapToLong(Case.Limit::minor).findFirst().orElse(Long.MAX_VALUE);
    }

    /** All of these at once, if every position bears it together with what has settled before. */
    private void book(List<Integer> payments) {
        long[] after = left.clone();
        boolean[] drawn = new boolean[after.length];
        for (int payment : payments) {
            long minor = model.payments.get(payment).minor();
            model.touch(model.payments.get(payment), new QueueModel.Touching() {
                @Override
                public void draws(int position) {
                    after[position] -= minor;
                    drawn[position] = true;
                }

                @Override
                public void fills(int position) {
                    after[position] += minor;
                }
            });
        }
        for (int position = 0; position < after.length; position++) {
            if (after[position] < 0 && drawn[position]) {
                return;
            }
        }
        System.arraycopy(after, 0, left, 0, left.length);
        settled.addAll(payments);
    }
}
