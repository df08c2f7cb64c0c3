package org.steelyard.research;

import java.util.Arrays;

/**
 * How well expected times came true: by how much the times at which payments settled differ from what the
 * engine said while they waited. What never settled left at the close.
 */
final class HitRate {

    private static final long MINUTE_MILLIS = 60_000;

    private final int asked;
    private final long[] errors;
    private final boolean[] settled;

    private HitRate(int asked, long[] errors, boolean[] settled) {
        this.asked = asked;
        this.errors = errors;
        this.settled = settled;
    }

    static HitRate of(DayRecord record, int currency) {
        var own = record.expectations.stream().filter(
                each -> record.day.payments().get(each.payment()).currency() == currency).toList();
        var told = own.stream().filter(each -> each.expectedMillis() != DayRecord.NEVER).toList();
        long[] errors = new long[told.size()];
        boolean[] settled = new boolean[told.size()];
        for (int at = 0; at < errors.length; at++) {
            int payment = told.get(at).payment();
            errors[at] = Math.abs(record.leftMillis(payment) - told.get(at).expectedMillis());
            settled[at] = record.settled[payment] != DayRecord.NEVER;
        }
        return new HitRate(own.size(), errors, settled);
    }

    /** How often it was asked; once for each payment that waited at a moment of asking. */
    long asked() {
        return asked;
    }

    /** How often there was an answer. */
    long told() {
        return errors.length;
    }

    /** The share of the answers that came true within so many minutes, before or after. */
    Ratio within(int minutes) {
        int hits = 0;
        for (int at = 0; at < errors.length; at++) {
            hits += settled[at] && errors[at] <= minutes * MINUTE_MILLIS ? 1 : 0;
        }
        return Ratio.of(hits, errors.length);
    }

    /** The median of the differences, of an even number the smaller one in the middle. */
    Ratio medianSeconds() {
        long[] sorted = errors.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Ratio.ZERO : Ratio.of(sorted[(sorted.length - 1) / 2], 1_000);
    }
}
