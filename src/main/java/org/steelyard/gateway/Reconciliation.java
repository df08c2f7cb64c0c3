package org.steelyard.gateway;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Statement.DayEnd;

/**
 * A settlement agent's own closing figures, held against the books. Where a figure of some account of a
 * ledger is given, every bank's account on it needs one.
 */
final class Reconciliation {

    private final Doors doors;
    private final Map<Day, DayEnd> ends = new LinkedHashMap<>();
    private final Map<Day, Set<AccountId>> given = new LinkedHashMap<>();
    private final List<Mismatch> mismatches = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private int compared;

    Reconciliation(Doors doors) {
        this.doors = doors;
    }

    private record Day(Currency currency, LocalDate date) {
    }

    /**
     * A figure that is not that of the books.
     *
     * @param row the line of the CSV, or the place in the JSON from 1
     * @param place the account, or the ledger
     * @param stated what the settlement agent says
     * @param books what the books say
     * @param difference the first less the second
     */
    record Mismatch(int row, String place, LocalDate date, String currency, String stated, String books,
            String difference) {
    }

    /** An account of which no figure was given. */
    record Missing(String account, LocalDate date, String currency, String books) {
    }

    /** How far a day has come that was compared; before CUT_OFF its balances still move. */
    record Compared(String currency, LocalDate date, String phase) {
    }

    /**
     * What came of it.
     *
     * @param agrees whether every figure is that of the books and none is missing
     */
    record Outcome(boolean agrees, int compared, List<Mismatch> mismatches, List<Missing> missing,
            List<Compared> days) {
    }

    /**
     * Compares one figure.
     *
     * @param place an account ({@code CCY:AGENTBIC:HOLDERBIC}), or a ledger ({@code CCY:AGENTBIC}), whose
     *            figure is what all banks hold on it together
     * @throws IllegalArgumentException if the figure cannot be compared
     */
    void compare(int row, String place, String date, String stated) {
        if (!seen.add(place + " " + date)) {
            throw new IllegalArgumentException("there are two figures of " + place + " on " + date);
        }
        boolean isAccount = place.chars().filter(c -> c == ':').count() == 2;
        Optional<AccountId> account = isAccount ? Optional.of(AccountId.of(place)) : Optional.empty();
        LedgerId ledger = account.map(AccountId::ledger).orElseGet(() -> LedgerId.of(place));
        Day day = new Day(ledger.currency(), day(date));
        DayEnd end = end(day);
        Amount books = account.isPresent() ? balance(end, account.get()) : held(end, ledger);
        Amount figure = Amount.parse(ledger.currency(), stated);
        account.ifPresent(known -> given.computeIfAbsent(day, any -> new LinkedHashSet<>()).add(known));
        compared++;
        if (!figure.equals(books)) {
            mismatches.add(new Mismatch(row, place, day.date, day.currency.code(), figure.decimal(),
                    books.decimal(), figure.minus(books).decimal()));
        }
    }

    /** Of all figures that were compared. */
    Outcome outcome() {
        List<Missing> missing = new ArrayList<>();
        given.forEach((day, accounts) -> end(day).balances().forEach((account, balance) -> {
            if (isBanks(account) && !accounts.contains(account)) {
                missing.add(new Missing(account.toString(), day.date, day.currency.code(),
                        balance.decimal()));
            }
        }));
        List<Compared> days = ends.entrySet().stream().map(each -> new Compared(each.getKey().currency.code(),
                each.getKey().date, each.getValue().phase().name())).toList();
        return new Outcome(mismatches.isEmpty() && missing.isEmpty(), compared, mismatches, missing, days);
    }

    private DayEnd end(Day day) {
        return ends.computeIfAbsent(day, any -> doors.dayEnd(day.currency, day.date)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there was no business day " + day.date + " in " + day.currency)));
    }

    private static Amount balance(DayEnd end, AccountId account) {
        Amount balance = end.balances().get(account);
        if (balance == null) {
            throw new IllegalArgumentException("there is no account " + account);
        }
        return balance;
    }

    /** What all banks hold: what the agent has issued, for which its own account is below zero. */
    private static Amount held(DayEnd end, LedgerId ledger) {
        Amount held = Amount.zero(ledger.currency());
        boolean isKnown = false;
        for (Map.Entry<AccountId, Amount> each : end.balances().entrySet()) {
            if (each.getKey().ledger().equals(ledger)) {
                isKnown = true;
                held = isBanks(each.getKey()) ? held.plus(each.getValue()) : held;
            }
        }
        if (!isKnown) {
            throw new IllegalArgumentException("there is no ledger " + ledger);
        }
        return held;
    }

    private static boolean isBanks(AccountId account) {
        return !account.holder().equals(account.ledger().agent());
    }

    private static LocalDate day(String date) {
        try {
            return LocalDate.parse(date);
        } catch (java.time.DateTimeException wrong) {
            throw new IllegalArgumentException("a date is one such as 2026-11-25, not '" + date + "'", wrong);
        }
    }
}
