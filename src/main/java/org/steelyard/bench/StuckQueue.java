package org.steelyard.bench;

import java.util.ArrayList;
import java.util.List;

import org.steelyard.liquidity.ClearingProblem;
import org.steelyard.liquidity.QueuedPayments;

/**
 * A whole queue that waits, drawn from a seed: lognormal amounts, large banks that pay and are paid more, a
 * little money on each account. Told to the algorithms as the engine would tell it.
 */
final class StuckQueue {

    private static final long SMALLEST = 100;
    private static final long LARGEST = 200_000_000_000L;
    private static final double MEDIAN_LOGARITHM = 9.1;
    private static final double SIZE_EXPONENT = 0.9;
    private static final int RATE = 12;

    /**
     * What is drawn.
     *
     * @param banks how many there are
     * @param payments how many wait, legs counted singly
     * @param currencies one or two
     * @param percentOfLegs how many of the payments are legs of payments versus payment
     * @param sigma standard deviation of the amounts' logarithm
     * @param permille what each account has at most, in thousandths of what waits to leave it
     */
    record Shape(int banks, int payments, int currencies, int percentOfLegs, double sigma, int permille) {
    }

    /** A payment that waits; legs of one pair follow each other. */
    private record Entry(int debited, int credited, long minor, long value, boolean secondLeg) {}

    private final Shape shape;
    private final List<Entry> entries = new ArrayList<>();
    private final long[] available;

    StuckQueue(Shape shape, long seed) {
        this.shape = shape;
        BenchRandom random = new BenchRandom(seed);
        double[] sizes = new double[shape.banks];
        double all = 0;
        for (int bank = 0; bank < sizes.length; bank++) {
            sizes[bank] = StrictMath.pow(bank + 1, -SIZE_EXPONENT);
            all += sizes[bank];
        }
        long[] leaving = new long[shape.banks * shape.currencies];
        int chanceOfPair = 100 * shape.percentOfLegs / (200 - shape.percentOfLegs);
        while (entries.size() < shape.payments) {
            int payer = bank(random, sizes, all);
            int payee = bank(random, sizes, all);
            if (payer != payee) {
                draw(random, payer, payee, random.below(100) < chanceOfPair);
            }
        }
        entries.forEach(entry -> leaving[entry.debited] += entry.minor);
        this.available = new long[leaving.length];
        for (int account = 0; account < available.length; account++) {
            available[account] = leaving[account] / 1_000 * random.below(shape.permille + 1);
        }
    }

    private static int bank(BenchRandom random, double[] sizes, double all) {
        double left = uniform(random) * all;
        int bank = 0;
        while (bank < sizes.length - 1 && left >= sizes[bank]) {
            left -= sizes[bank++];
        }
        return bank;
    }

    private static double uniform(BenchRandom random) {
        return ((random.next() >>> 11) + 0.5) * 0x1p-53;
    }

    private void draw(BenchRandom random, int payer, int payee, boolean pair) {
        double normal = StrictMath.sqrt(-2 * StrictMath.log(uniform(random)))
                * StrictMath.cos(2 * StrictMath.PI * uniform(random));
        long minor = Math.clamp(
                (long) (SMALLEST * StrictMath.exp(MEDIAN_LOGARITHM + shape.sigma * normal)), SMALLEST,
                LARGEST);
        int currency = pair ? 0 : random.below(shape.currencies);
        add(payer, payee, currency, currency == 0 ? minor : RATE * minor, false);
        if (pair) {
            add(payee, payer, 1, minor * RATE * (997 + random.below(7)) / 1_000, true);
        }
    }

    private void add(int payer, int payee, int currency, long minor, boolean secondLeg) {
        entries.add(new Entry(payer * shape.currencies + currency, payee * shape.currencies + currency, minor,
                currency == 0 ? RATE * minor : minor, secondLeg));
    }

    /** What all that waits is worth. */
    long value() {
        return entries.stream().mapToLong(Entry::value).sum();
    }

    /** What these payments are worth. */
    long value(int[] chosen, int[] told) {
        long value = 0;
        for (int payment : chosen) {
            value += entries.get(told[payment]).value;
        }
        return value;
    }

    ClearingProblem problem() {
        ClearingProblem.Builder builder = new ClearingProblem.Builder();
        for (long has : available) {
            builder.position(has);
        }
        for (int first = 0; first < entries.size(); first++) {
            int last = first + 1 < entries.size() && entries.get(first + 1).secondLeg ? first + 1 : first;
            long value = 0;
            for (int leg = first; leg <= last; leg++) {
                value += entries.get(leg).value;
            }
            builder.unit(ClearingProblem.RANKS - 1, value);
            for (int leg = first; leg <= last; leg++) {
                builder.draws(entries.get(leg).debited, entries.get(leg).minor);
                builder.fills(entries.get(leg).credited, entries.get(leg).minor);
            }
            first = last;
        }
        return builder.build();
    }

    /** In order of entry, a queue for each account; says in {@code told} which payment got which number. */
    QueuedPayments queued(int[] told) {
        QueuedPayments queued = new QueuedPayments();
        for (long has : available) {
            queued.position(has);
        }
        int[] numbers = new int[entries.size()];
        for (int account = 0; account < available.length; account++) {
            int queue = queued.queue();
            for (int entry = 0; entry < entries.size(); entry++) {
                if (entries.get(entry).debited == account) {
                    numbers[entry] = queued.add(queue, entries.get(entry).minor);
                    told[numbers[entry]] = entry;
                    queued.draws(account);
                    queued.fills(entries.get(entry).credited);
                }
            }
        }
        for (int entry = 1; entry < entries.size(); entry++) {
            if (entries.get(entry).secondLeg) {
                queued.link(numbers[entry - 1], numbers[entry]);
            }
        }
        return queued;
    }

    int payments() {
        return entries.size();
    }
}
