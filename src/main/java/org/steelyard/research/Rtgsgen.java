package org.steelyard.research;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.steelyard.money.Currency;
import org.steelyard.settlement.Priority;

/**
 * The generator RTGSGEN-1: payment days with the published statistics of real systems. Draws stand in the
 * order of its steps: sizes and links, weights, then for each payment sender, receiver, amount, time and
 * answer, then the loans that square the day; for each further currency the same again; then the pairs across
 * the currencies; then the classes. The same preset and seed make the same day, bit for bit, everywhere.
 */
public final class Rtgsgen {

    /** A day of eleven hours. */
    public static final long DAY_MILLIS = 11 * 3_600_000L;

    /** Share of the day's length to share of its number of payments, linear between. */
    private static final double[] DAY = {0, .02, .10, .30, .50, .70, .90, .97, 1};
    private static final double[] ENTERED = {0, .12, .27, .52, .66, .84, .965, .995, 1};

    private static final double LEAST_MINOR = 100;
    private static final double MOST_MINOR = 2e11;
    private static final double MILLIS_AN_HOUR = 3_600_000;
    private static final double RANK_CORRELATION = .8;
    private static final double SHARE_OF_PAIRS = .25;
    private static final int HIGHLY_URGENT_PERCENT = 5;
    private static final int URGENT_PERCENT = 15;

    private final Preset preset;
    private final SplitMix chance;
    private final List<Payment> payments = new ArrayList<>();

    private Rtgsgen(Preset preset, long seed) {
        this.preset = preset;
        this.chance = new SplitMix(seed);
    }

    /** The preset's day of this seed. */
    public static PaymentDay day(Preset preset, long seed) {
        return day(preset, seed, preset.payments(), Classes.NONE);
    }

    /** Whether payments have classes. */
    public enum Classes {
        /** All are NORMAL. */
        NONE,
        /** Of all payments, 5 % are HIGHLY_URGENT and 10 % URGENT. */
        MIXED
    }

    /** The preset's day of this seed, with this many payments and classes. */
    public static PaymentDay day(Preset preset, long seed, int payments, Classes classes) {
        return new Rtgsgen(preset, seed).draw(payments, classes);
    }

    private PaymentDay draw(int count, Classes classes) {
        int currencies = preset.currencies().size();
        int inPairs = currencies == 1 ? 0 : (int) (count * SHARE_OF_PAIRS) / 2 * 2;
        int[] rank = IntStream.range(0, preset.banks()).toArray();
        int plain = (count - inPairs) / currencies;
        for (int currency = 0; currency < currencies; currency++) {
            int[] ranked = currency == 0 ? rank : ranked(rank.length);
            drawCurrency(currency, ranked, plain);
        }
        if (inPairs > 0) {
            new PairsAcross(chance, payments, currencies).draw(inPairs / 2, preset.banks());
        }
        List<Payment> drawn = classes == Classes.NONE
                ? payments
                : payments.stream().map(this::withClass)
                        .toList();
        return new PaymentDay(preset.label(), names(preset.banks()),
                preset.currencies().stream().map(Currency::of).toList(), drawn, DAY_MILLIS);
    }

    /** Places by size in a further currency: like those in the first, not the same. */
    private int[] ranked(int banks) {
        // Pearson's correlation of the normal scores that gives this one of ranks.
        double r = 2 * StrictMath.sin(StrictMath.PI * RANK_CORRELATION / 6);
        double[] score = new double[banks];
        for (int i = 0; i < banks; i++) {
            score[i] = r * SplitMix.quantile((i + 0.5) / banks)
                    + StrictMath.sqrt(1 - r * r) * chance.normal();
        }
        List<Integer> bySize = new ArrayList<>(IntStream.range(0, banks).boxed().toList());
        bySize.sort(Comparator.comparingDouble(bank -> score[bank]));
        int[] rank = new int[banks];
        for (int place = 0; place < banks; place++) {
            rank[bySize.get(place)] = place;
        }
        return rank;
    }

    private void drawCurrency(int currency, int[] rank, int count) {
        Network network = Network.draw(preset.shape(), rank, chance);
        Preset.Values values = preset.amounts();
        List<Payment> drawn = new ArrayList<>(count);
        while (drawn.size() < count) {
            int payer = network.sender(chance);
            int payee = network.receiver(payer, chance);
            double logarithm = values.mu() + values.sigma() * chance.normal();
            double major = StrictMath.exp(logarithm)
                    * StrictMath.pow(network.gravity(payer, payee), values.eta());
            long minor = minor(major, currency);
            double at = time(chance.uniform()) * DAY_MILLIS;
            drawn.add(payment(at, payer, payee, currency, minor));
            if (chance.uniform() < values.back() && network.isLinked(payee, payer)) {
                double later = at + chance.exponential() * MILLIS_AN_HOUR;
                long back = clip(minor * chance.uniform(.6, 1.4));
                if (later < DAY_MILLIS && drawn.size() < count) {
                    drawn.add(payment(later, payee, payer, currency, back));
                }
            }
        }
        payments.addAll(drawn);
        squareUp(currency, drawn);
    }

    /** Net receivers lend to net payers, the largest to the largest. */
    private void squareUp(int currency, List<Payment> drawn) {
        long[] net = new long[preset.banks()];
        for (Payment payment : drawn) {
            net[payment.payer()] -= payment.minor();
            net[payment.payee()] += payment.minor();
        }
        List<Integer> bySurplus = new ArrayList<>(IntStream.range(0, net.length).boxed().toList());
        bySurplus.sort(Comparator.comparing((Integer bank) -> net[bank], Collections.reverseOrder()));
        int borrower = net.length - 1;
        for (int lender : bySurplus) {
            long left = (long) (net[lender] * preset.amounts().phi());
            while (left > 0) {
                int from = bySurplus.get(borrower);
                long lent = Math.min(left, -net[from]);
                if (lent <= 0) {
                    return;
                }
                double at = chance.uniform(.70, .95) * DAY_MILLIS;
                payments.add(payment(at, lender, from, currency, lent));
                net[from] += lent;
                left -= lent;
                borrower -= net[from] == 0 ? 1 : 0;
            }
        }
    }

    private Payment withClass(Payment payment) {
        int percent = (int) (chance.uniform() * 100);
        Priority priority = Priority.NORMAL;
        if (percent < HIGHLY_URGENT_PERCENT) {
            priority = Priority.HIGHLY_URGENT;
        } else if (percent < URGENT_PERCENT) {
            priority = Priority.URGENT;
        }
        // Both legs of a pair must be of one class: they settle as one.
        return payment.isLeg()
                ? payment
                : new Payment(payment.entryMillis(), payment.payer(), payment.payee(), payment.currency(),
                        payment.minor(), priority, payment.pair());
    }

    private static Payment payment(double atMillis, int payer, int payee, int currency, long minor) {
        return new Payment((long) atMillis, payer, payee, currency, minor, Priority.NORMAL, Payment.ALONE);
    }

    private long minor(double major, int currency) {
        double inMinor = major;
        for (int digit = Currency.of(preset.currencies().get(currency)).minorUnits(); digit > 0; digit--) {
            inMinor *= 10;
        }
        return clip(currency == 0 ? inMinor : inMinor * Preset.FIXING);
    }

    static long clip(double minor) {
        return (long) Math.clamp(minor, LEAST_MINOR, MOST_MINOR);
    }

    /** The share of the day at which this share of its payments has come. */
    private static double time(double entered) {
        int part = 1;
        while (ENTERED[part] < entered) {
            part++;
        }
        double within = (entered - ENTERED[part - 1]) / (ENTERED[part] - ENTERED[part - 1]);
        return DAY[part - 1] + within * (DAY[part] - DAY[part - 1]);
    }

    private static List<String> names(int banks) {
        return IntStream.rangeClosed(1, banks).mapToObj(i -> String.format(Locale.ROOT, "B%04d", i)).toList();
    }
}
