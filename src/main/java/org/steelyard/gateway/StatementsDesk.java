package org.steelyard.gateway;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

import org.steelyard.figures.CsvFile;
import org.steelyard.iso20022.MessageWriter;
import org.steelyard.iso20022.Report;
import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.settlement.StatementPage;

/** Statements of accounts: for a bank those of its own, for the operator any. */
final class StatementsDesk {

    /** A whole day as one CSV or JSON has so many pages at most, 100,000 entries: some 20 MB. */
    private static final int MOST_PAGES = 500;

    private static final int LAST_PAGE = 99_999;

    private final Doors doors;
    private final MessageWriter writer;

    StatementsDesk(Doors doors, MessageWriter writer) {
        this.doors = doors;
        this.writer = writer;
    }

    /** {@code GET /v1/statements/{currency}/{date}?format=&page=}: of a bank's own account. */
    Answer own(Call call, Bic bank) throws RefusedException {
        Currency currency = OperatorDesk.currency(call.pathText("currency"));
        return statement(call, doors.account(bank, currency)
                .orElseThrow(() -> unknown("the system keeps no ledger of " + currency)));
    }

    /** {@code GET /v1/operator/statements/{account}/{date}?format=&page=}: of any account. */
    Answer ofAccount(Call call) throws RefusedException {
        try {
            return statement(call, AccountId.of(call.pathText("account")));
        } catch (IllegalArgumentException wrong) {
            throw invalid(String.valueOf(wrong.getMessage()));
        }
    }

    private Answer statement(Call call, AccountId account) throws RefusedException {
        LocalDate date = date(call.pathText("date"), account.currency());
        String format = call.text("format", "xml");
        int page = (int) call.number("page", 1, 1, LAST_PAGE);
        return switch (format) {
            case "xml" -> {
                StatementSoFar found = found(account, date, page);
                Report report = found.page().isClosed() ? Report.STATEMENT : Report.INTERIM;
                yield Answer.xml(Answer.OK,
                        writer.report(report, found.page(), found.index(), found.timeMillis()).xml());
            }
            case "csv" -> Answer.text("text/csv; charset=utf-8",
                    CsvFile.text(whole(account, date, page).table()));
            case "json" -> Answer.json(whole(account, date, page));
            default -> throw invalid("format is xml, csv or json, not '" + format + "'");
        };
    }

    /** All pages as one. More entries may arrive meanwhile: they never change a page that is full. */
    private StatementView whole(AccountId account, LocalDate date, int page) throws RefusedException {
        if (page != 1) {
            throw invalid("a statement as CSV or JSON has no pages");
        }
        StatementView.Gathering gathering = new StatementView.Gathering();
        StatementSoFar next = found(account, date, 1);
        gathering.add(next);
        while (!next.page().isLast()) {
            if (next.page().number() == MOST_PAGES) {
                throw invalid(date + " has more than " + MOST_PAGES * StatementPage.MOST_LINES
                        + " entries, too many for one answer: ask for format=xml page by page");
            }
            next = found(account, date, next.page().number() + 1);
            gathering.add(next);
        }
        return gathering.view();
    }

    private StatementSoFar found(AccountId account, LocalDate date, int page) throws RefusedException {
        return doors.statement(account, date, page).orElseThrow(
                () -> unknown("there is no page " + page + " of " + account + " on " + date));
    }

    private LocalDate date(String text, Currency currency) throws RefusedException {
        if (text.equals("latest")) {
            Optional<LocalDate> latest = doors.status().days().stream()
                    .filter(day -> day.currency().equals(currency)).map(SystemStatus.Day::date).findFirst();
            return latest.orElseThrow(() -> unknown("no business day has been opened in " + currency));
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw invalid("a date is one such as 2026-11-25, or latest, not '" + text + "'");
        }
    }

    private static RefusedException unknown(String detail) {
        return new RefusedException(DoorRule.ACCOUNT_DAY_UNKNOWN, detail);
    }

    private static RefusedException invalid(String detail) {
        return new RefusedException(DoorRule.PARAMETER_INVALID, detail);
    }
}
