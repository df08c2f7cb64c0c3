package org.steelyard.iso20022;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import org.steelyard.settlement.Times;

/**
 * SttlmTmReq: from when a payment may settle, by when it should, and from when it is to be rejected (rule
 * 135). A time of day is on the value date, in the offset that it has; one without an offset is refused as a
 * value (rule 57), since two banks in two countries would read it differently.
 */
final class SettlementTimes {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final int MOST_OFFSET_HOURS = 14;

    private SettlementTimes() {
    }

    /** The wishes of a transaction. */
    static Times of(Part transaction, LocalDate valueDate) throws BreachException {
        Optional<Part> request = transaction.at("SttlmTmReq");
        return request.isEmpty() ? Times.NONE : requested(request.get(), valueDate);
    }

    /** The wishes in an element that holds FrTm, TillTm and RjctTm. */
    static Times requested(Part request, LocalDate valueDate) throws BreachException {
        long from = millis(request, "FrTm", valueDate, Times.AT_ONCE);
        long till = millis(request, "TillTm", valueDate, Times.NEVER);
        long reject = millis(request, "RjctTm", valueDate, Times.NEVER);
        if (!Times.areInOrder(from, till, reject)) {
            throw new BreachException(Rule.TIMES_OUT_OF_ORDER, request.toString(),
                    "found FrTm " + said(request, "FrTm") + ", TillTm " + said(request, "TillTm")
                            + ", RjctTm "
                            + said(request, "RjctTm"));
        }
        return new Times(from, till, reject);
    }

    private static long millis(Part request, String name, LocalDate valueDate, long otherwise) {
        return request.at(name).map(hour -> OffsetTime.parse(hour.text()).atDate(valueDate).toInstant()
                .toEpochMilli()).orElse(otherwise);
    }

    private static String said(Part request, String name) {
        return request.at(name).map(Part::text).orElse("none");
    }

    /** Writes SttlmTmReq, if there is any wish. */
    static void write(Markup out, Times times, LocalDate valueDate) {
        if (times.areGiven()) {
            out.open("SttlmTmReq");
            hours(out, times, valueDate);
            out.close("SttlmTmReq");
        }
    }

    private static void hours(Markup out, Times times, LocalDate valueDate) {
        if (times.tillMillis() != Times.NEVER) {
            out.text("TillTm", hour(times.tillMillis(), valueDate));
        }
        if (times.fromMillis() != Times.AT_ONCE) {
            out.text("FrTm", hour(times.fromMillis(), valueDate));
        }
        if (times.rejectMillis() != Times.NEVER) {
            out.text("RjctTm", hour(times.rejectMillis(), valueDate));
        }
    }

    /** In UTC, or else in the nearest offset in which the moment lies on the value date. */
    private static String hour(long millis, LocalDate valueDate) {
        OffsetDateTime moment = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
        for (int hours = 0; hours <= MOST_OFFSET_HOURS; hours++) {
            for (int signed : new int[]{hours, -hours}) {
                OffsetDateTime there = moment.withOffsetSameInstant(ZoneOffset.ofHours(signed));
                if (there.toLocalDate().equals(valueDate)) {
                    return HOUR.format(there);
                }
            }
        }
        throw new IllegalArgumentException(moment + " lies on " + valueDate + " nowhere");
    }
}
