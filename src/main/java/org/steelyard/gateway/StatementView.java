package org.steelyard.gateway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.steelyard.figures.Table;
import org.steelyard.figures.Table.Column;
import org.steelyard.money.Amount;
import org.steelyard.settlement.Statement;
import org.steelyard.settlement.StatementPage;

/**
 * A whole statement for those who read no XML. Its fields are those of the contract.
 *
 * @param account the account
 * @param date the business day
 * @param number the number of the statement on its account
 * @param closed whether the day has closed; if not, {@code closing} is what the account has so far
 * @param opening the balance before the first entry
 * @param closing the balance after the last
 * @param entries the entries in their order
 * @param index the place in the stream of events up to which this tells
 * @param time the log's time at that place
 */
record StatementView(String account, LocalDate date, long number, boolean closed, String opening,
        String closing, List<Row> entries, long index, Instant time) {

    /** One entry; {@code amount} is negative for a debit. */
    record Row(long entry, Instant time, String amount, String balance, String kind, String counterparty,
            String uetr, String messageId, @Nullable String instructionId, @Nullable String endToEndId) {
    }

    /** Puts the pages of a statement together. */
    static final class Gathering {

        private final List<StatementSoFar> pages = new ArrayList<>();

        void add(StatementSoFar page) {
            pages.add(page);
        }

        /** Of all pages that were added, in the order of their numbers. */
        StatementView view() {
            Statement first = pages.getFirst().page().part();
            StatementSoFar last = pages.getLast();
            StatementPage end = last.page();
            List<Row> rows = new ArrayList<>();
            for (StatementSoFar page : pages) {
                page.page().part().lines().forEach(line -> rows.add(row(line)));
            }
            return new StatementView(first.account().toString(), first.date(), end.sequence(), end.isClosed(),
                    first.opening().decimal(), end.part().closing().decimal(), rows, last.index(),
                    Instant.ofEpochMilli(last.timeMillis()));
        }

        private static Row row(Statement.Line line) {
            Amount amount = line.entry().amount();
            return new Row(line.entry().number(), Instant.ofEpochMilli(line.timeMillis()), amount.decimal(),
                    line.entry().balance().decimal(), line.kind().name(), line.counterparty().toString(),
                    line.references().uetr().toString(), line.references().messageId(),
                    present(line.references().instructionId()), present(line.references().endToEndId()));
        }

        @Nullable
        private static String present(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /** The same as rows: one for the opening balance, one an entry, one for the last balance. */
    Table table() {
        List<Column> columns = List.of(Column.text("row"), Column.text("account"), Column.text("date"),
                Column.whole("entry"), Column.text("time"), Column.decimal("amount"),
                Column.decimal("balance"), Column.text("kind"), Column.text("counterparty"),
                Column.text("uetr"), Column.text("message_id"), Column.text("instruction_id"),
                Column.text("end_to_end_id"));
        List<List<String>> rows = new ArrayList<>();
        rows.add(balance("OPENING", opening));
        for (Row each : entries) {
            rows.add(List.of("ENTRY", account, date.toString(), Long.toString(each.entry),
                    each.time.toString(), each.amount, each.balance, each.kind, each.counterparty, each.uetr,
                    each.messageId, each.instructionId == null ? "" : each.instructionId,
                    each.endToEndId == null ? "" : each.endToEndId));
        }
        rows.add(balance(closed ? "CLOSING" : "SO_FAR", closing));
        return new Table("statement", columns, rows);
    }

    private List<String> balance(String row, String balance) {
        return List.of(row, account, date.toString(), "", "", "", balance, "", "", "", "", "", "");
    }
}
