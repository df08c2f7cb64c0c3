package org.steelyard.research;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a day looks like, in one currency: the figures by which a generated day is held against published
 * ones.
 *
 * @param payments how many there are
 * @param linksABank directed pairs of banks with at least one payment, for each bank
 * @param reciprocity share of such pairs whose other direction has payments too
 * @param topPercent share of the value that the largest hundredth of the senders send, at least one of them
 * @param topTenth share of the value that the largest tenth of the senders send
 * @param medianMinor the amount in the middle, in minor units
 * @param meanMinor the mean amount, in minor units
 * @param upToFiftyThousand share of payments of at most 50,000 major units
 * @param overMillion share of payments over a million
 * @param overBillion share of payments over a thousand millions
 * @param upperBound the sum of all accounts' upper bounds of liquidity, by the value of all payments
 * @param lowerBound the same of the lower bounds
 */
record DayStatistics(int payments, Ratio linksABank, Ratio reciprocity, Ratio topPercent,
        Ratio topTenth, long medianMinor, long meanMinor, Ratio upToFiftyThousand, Ratio overMillion,
        Ratio overBillion, Ratio upperBound, Ratio lowerBound) {

    /** Reckons them for one currency of a day, which must have payments in it. */
    static DayStatistics of(PaymentDay day, int currency) {
        List<Payment> payments = day.payments().stream().filter(each -> each.currency() == currency)
                .toList();
        long[] amounts = payments.stream().mapToLong(Payment::minor).sorted().toArray();
        long total = Arrays.stream(amounts).reduce(0, Math::addExact);
        int banks = day.banks().size();
        long major = 1;
        for (int digit = day.currencies().get(currency).minorUnits(); digit > 0; digit--) {
            major *= 10;
        }
        Set<Long> links = new TreeSet<>();
        long[] sent = new long[banks];
        for (Payment payment : payments) {
            links.add((long) payment.payer() * banks + payment.payee());
            sent[payment.payer()] += payment.minor();
        }
        long mutual = links.stream()
                .filter(link -> links.contains(link % banks * banks + link / banks)).count();
        Arrays.sort(sent);
        Bounds bounds = Bounds.of(day);
        long upper = 0;
        long lower = 0;
        for (int bank = 0; bank < banks; bank++) {
            upper += bounds.upper(day.account(bank, currency));
            lower += bounds.lower(day.account(bank, currency));
        }
        int count = amounts.length;
        return new DayStatistics(count, Ratio.of(links.size(), banks), Ratio.of(mutual, links.size()),
                Ratio.of(last(sent, Math.max(1, banks / 100)), total),
                Ratio.of(last(sent, Math.max(1, banks / 10)), total),
                amounts[count / 2], total / count, Ratio.of(upTo(amounts, 50_000 * major), count),
                Ratio.of(count - upTo(amounts, 1_000_000 * major), count),
                Ratio.of(count - upTo(amounts, 1_000_000_000 * major), count),
                Ratio.of(upper, total), Ratio.of(lower, total));
    }

    private static long last(long[] ascending, int count) {
        return Arrays.stream(ascending, ascending.length - count, ascending.length).sum();
    }

    private static long upTo(long[] amounts, long most) {
        return Arrays.stream(amounts).filter(amount -> amount <= most).count();
    }
}
