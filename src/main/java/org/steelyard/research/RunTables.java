package org.steelyard.research;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.steelyard.figures.Table;

/** A run as rows of tables. The first columns of each say which run it is. */
final class RunTables {

    static final String RUNS = "runs";
    static final String ACCOUNTS = "accounts";
    static final String COURSE = "course";
    static final String FLOWS = "flows";
    static final String PAYMENTS = "payments";

    private static final List<Table.Column> RUN = List.of(Table.Column.whole("seed"),
            Table.Column.text("liquidity"), Table.Column.text("mechanisms"), Table.Column.text("currency"));
    private static final List<Table.Column> OF_ACCOUNT = List.of(Table.Column.text("bank"),
            Table.Column.whole("opening_minor"), Table.Column.whole("credit_minor"),
            Table.Column.whole("upper_bound_minor"), Table.Column.whole("lower_bound_minor"),
            Table.Column.whole("used_minor"), Table.Column.whole("closing_minor"),
            Table.Column.whole("sent_minor"), Table.Column.whole("received_minor"),
            Table.Column.decimal("delay_indicator"), Table.Column.decimal("provision_to_share"));
    private static final List<Table.Column> OF_COURSE = List.of(Table.Column.decimal("seconds"),
            Table.Column.whole("waiting_payments"), Table.Column.whole("waiting_minor"),
            Table.Column.whole("kept_minor"), Table.Column.whole("used_minor"),
            Table.Column.whole("settled_minor"), Table.Column.decimal("settled_share"),
            Table.Column.whole("settleable_minor"));
    private static final List<Table.Column> OF_FLOW = List.of(Table.Column.text("payer"),
            Table.Column.text("payee"), Table.Column.whole("payments"), Table.Column.whole("value_minor"));
    private static final List<Table.Column> OF_PAYMENT = List.of(Table.Column.whole("payment"),
            Table.Column.text("payer"), Table.Column.text("payee"), Table.Column.whole("amount_minor"),
            Table.Column.text("priority"), Table.Column.whole("pair"),
            Table.Column.decimal("entered_seconds"), Table.Column.decimal("sent_seconds"),
            Table.Column.decimal("settled_seconds"), Table.Column.text("mechanism"),
            Table.Column.text("reason"));

    private RunTables() {
    }

    /** The columns of a table; the measures are the columns of {@link #RUNS}. */
    static List<Table.Column> columns(String table, List<Measure> measures) {
        List<Table.Column> columns = new ArrayList<>(RUN);
        switch (table) {
            case RUNS -> measures.forEach(each -> columns.add(new Table.Column(each.name(),
                    each.isWhole() ? Table.Type.WHOLE : Table.Type.DECIMAL)));
            case ACCOUNTS -> columns.addAll(OF_ACCOUNT);
            case COURSE -> columns.addAll(OF_COURSE);
            case FLOWS -> columns.addAll(OF_FLOW);
            case PAYMENTS -> columns.addAll(OF_PAYMENT);
            default -> throw new IllegalArgumentException("no table " + table);
        }
        return columns;
    }

    /** Which tables a run fills besides those that every run does. */
    record Wanted(boolean flows, boolean payments) {
    }

    /** All rows of a run; the first cells say which it is, by currency. */
    static Map<String, List<List<String>>> of(Function<String, List<String>> run, DayRecord record,
            Wanted wanted) {
        PaymentDay day = record.day();
        Map<String, List<List<String>>> rows = new LinkedHashMap<>();
        for (int currency = 0; currency < day.currencies().size(); currency++) {
            List<String> cells = run.apply(day.currencies().get(currency).code());
            List<Measure> measures = Measures.of(record, currency);
            List<String> measured = new ArrayList<>(cells);
            measures.forEach(each -> measured.add(each.text()));
            add(rows, RUNS, List.of(measured));
            add(rows, ACCOUNTS, accounts(cells, record, currency));
            long value = Measures.find(measures, "value_minor").part().longValueExact();
            add(rows, COURSE, course(cells, record, currency, value));
            if (wanted.flows) {
                add(rows, FLOWS, flows(cells, day, currency));
            }
            if (wanted.payments) {
                add(rows, PAYMENTS, payments(cells, record, currency));
            }
        }
        return rows;
    }

    private static void add(Map<String, List<List<String>>> rows, String table, List<List<String>> more) {
        rows.computeIfAbsent(table, name -> new ArrayList<>()).addAll(more);
    }

    /** The rows of each account in one currency. */
    static List<List<String>> accounts(List<String> run, DayRecord record, int currency) {
        PaymentDay day = record.day();
        Bounds bounds = Bounds.of(day);
        int banks = day.banks().size();
        long[] sent = new long[banks];
        long[] received = new long[banks];
        Wide[] delayed = wides(banks);
        Wide[] delayable = wides(banks);
        for (int index = 0; index < day.payments().size(); index++) {
            Payment payment = day.payments().get(index);
            if (payment.currency() == currency) {
                sent[payment.payer()] += payment.minor();
                received[payment.payee()] += payment.minor();
                long entered = record.entered[index];
                delayed[payment.payer()].add(payment.minor(), record.leftMillis(index) - entered);
                delayable[payment.payer()].add(payment.minor(), day.closeMillis() - entered);
            }
        }
        BigInteger allSent = Wide.of(Arrays.stream(sent).sum());
        long allUsed = 0;
        for (int bank = 0; bank < banks; bank++) {
            allUsed += record.used(day.account(bank, currency));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int bank = 0; bank < banks; bank++) {
            int account = day.account(bank, currency);
            Ratio provision = new Ratio(Wide.of(record.used(account)).multiply(allSent),
                    Wide.of(allUsed).multiply(Wide.of(sent[bank])));
            rows.add(row(run, day.banks().get(bank), record.plan().opening().of(account),
                    record.plan().credit().of(account), bounds.upper(account), bounds.lower(account),
                    record.used(account), record.closing[account], sent[bank], received[bank],
                    new Ratio(delayed[bank].sum(), delayable[bank].sum()), provision));
        }
        return rows;
    }

    private static Wide[] wides(int count) {
        Wide[] wides = new Wide[count];
        Arrays.setAll(wides, i -> new Wide());
        return wides;
    }

    /** The course of the day in one currency. */
    static List<List<String>> course(List<String> run, DayRecord record, int currency, long value) {
        return record.samples.stream().filter(sample -> sample.currency() == currency)
                .map(sample -> row(run, seconds(sample.atMillis()), sample.count(), sample.value(),
                        sample.keptValue(), sample.used(), sample.settledValue(),
                        Ratio.of(sample.settledValue(), value), sample.settleable()))
                .toList();
    }

    /** Who was to pay whom how much. */
    static List<List<String>> flows(List<String> run, PaymentDay day, int currency) {
        int banks = day.banks().size();
        long[] count = new long[banks * banks];
        long[] value = new long[count.length];
        for (Payment payment : day.payments()) {
            if (payment.currency() == currency) {
                count[payment.payer() * banks + payment.payee()]++;
                value[payment.payer() * banks + payment.payee()] += payment.minor();
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (int link = 0; link < count.length; link++) {
            if (count[link] > 0) {
                rows.add(row(run, day.banks().get(link / banks), day.banks().get(link % banks), count[link],
                        value[link]));
            }
        }
        return rows;
    }

    /** Every payment in one currency. */
    static List<List<String>> payments(List<String> run, DayRecord record, int currency) {
        PaymentDay day = record.day();
        List<List<String>> rows = new ArrayList<>();
        for (int index = 0; index < day.payments().size(); index++) {
            Payment each = day.payments().get(index);
            if (each.currency() == currency) {
                rows.add(row(run, index + 1, day.banks().get(each.payer()), day.banks().get(each.payee()),
                        each.minor(), each.priority(), each.pair() + 1, seconds(each.entryMillis()),
                        seconds(record.sent[index]), seconds(record.settled[index]),
                        record.mechanism[index] == null ? "" : record.mechanism[index],
                        record.settled[index] == DayRecord.NEVER ? record.reason[index] : ""));
            }
        }
        return rows;
    }

    /** Seconds with three decimals; -1 for what never came. */
    private static String seconds(long millis) {
        return millis == DayRecord.NEVER ? "-1" : BigDecimal.valueOf(millis, 3).toPlainString();
    }

    static List<String> row(List<String> run, Object... cells) {
        List<String> row = new ArrayList<>(run);
        for (Object cell : cells) {
            row.add(cell.toString());
        }
        return row;
    }
}
