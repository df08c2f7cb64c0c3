package org.steelyard.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.steelyard.books.BookedAccount;
import org.steelyard.books.BookedInstruction;
import org.steelyard.books.Books;
import org.steelyard.books.Search;
import org.steelyard.books.Tally;
import org.steelyard.config.Configuration;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.Statement;

/** Prints the books of a day that is over, and says whether they are right. */
final class DemoBooks {

    private static final int PAGE = 1_000;

    private final Configuration configuration;
    private final Books books;
    private final PrintWriter out;
    private final List<String> wrong = new ArrayList<>();

    DemoBooks(Configuration configuration, Books books, PrintWriter out) {
        this.configuration = configuration;
        this.books = books;
        this.out = out;
    }

    /** True if all of it adds up. */
    boolean print(DemoDay day) {
        answers(day);
        List<BookedInstruction> all = all();
        ended(all);
        reasons(day, all);
        held(all);
        for (Configuration.Ledger ledger : configuration.ledgers()) {
            accounts(ledger.id().currency(), day.date());
        }
        proof();
        out.flush();
        return wrong.isEmpty();
    }

    private List<BookedInstruction> all() {
        List<BookedInstruction> all = new ArrayList<>();
        Search page = Search.newest(PAGE);
        for (List<BookedInstruction> found = books.search(page); !found.isEmpty(); found = books
                .search(page)) {
            all.addAll(found);
            page = page.before(found.getLast().number());
        }
        return all.reversed();
    }

    private void answers(DemoDay day) {
        title("What the banks sent through the door, and what it answered at once");
        out.printf(Locale.ROOT, "  %-14s %6s %8s %8s %9s %9s%n", "message", "sent", "settled", "waiting",
                "rejected",
                "refused");
        int[] sums = new int[5];
        day.answers().forEach((kind, statuses) -> {
            int sent = statuses.values().stream().mapToInt(Integer::intValue).sum();
            int settled = statuses.getOrDefault("ACSC", 0) + statuses.getOrDefault("CNCL", 0);
            int waiting = statuses.getOrDefault("PDNG", 0) + statuses.getOrDefault("ACSP", 0);
            int refused = statuses.getOrDefault("REFUSED", 0);
            int[] row = {sent, settled, waiting, sent - settled - waiting - refused, refused};
            row(kind, row);
            for (int i = 0; i < row.length; i++) {
                sums[i] += row[i];
            }
        });
        row("all", sums);
    }

    private void row(String name, int[] row) {
        out.printf(Locale.ROOT, "  %-14s %6d %8d %8d %9d %9d%n", name, row[0], row[1], row[2], row[3],
                row[4]);
    }

    private void ended(List<BookedInstruction> all) {
        title("How the instructions ended");
        for (Configuration.Ledger ledger : configuration.ledgers()) {
            for (Tally tally : books.tallies(ledger.id().currency())) {
                out.printf(Locale.ROOT, "  %s  %-10s %6d %22s%n", ledger.id().currency(),
                        tally.state().name().toLowerCase(Locale.ROOT), tally.count(), grouped(tally.value()));
            }
        }
        out.printf(Locale.ROOT, "  %d instructions in the books%n", all.size());
    }

    private void reasons(DemoDay day, List<BookedInstruction> all) {
        title("Refused at the door, by rule");
        day.refusals().forEach((rule, count) -> out.printf(Locale.ROOT, "  %-36s %5d%n", rule, count));
        title("Ended without settlement, by reason");
        Map<Reason, Integer> counts = new TreeMap<>();
        for (BookedInstruction each : all) {
            if (each.state().isFinal() && each.reason() != Reason.NONE) {
                counts.merge(each.reason(), 1, Integer::sum);
            }
        }
        counts.forEach((reason, count) -> out.printf(Locale.ROOT, "  %-36s %5d  %s%n",
                reason.number() + " " + reason, count, reason.text()));
    }

    private void held(List<BookedInstruction> all) {
        title("Stopped by screening (the list is invented), over at the cut-off without settlement");
        for (BookedInstruction each : all) {
            if (each.reason() == Reason.HELD_AT_CUT_OFF) {
                out.printf(Locale.ROOT, "  instruction %d of %s, %s%n", each.number(), each.sender(),
                        each.amount());
            }
        }
    }

    private void accounts(Currency currency, LocalDate date) {
        title("Accounts in " + currency + " on " + date + ": opening + credits - debits = closing");
        Sum sum = new Sum(currency);
        for (BookedAccount account : books.accounts()) {
            if (account.id().currency().equals(currency)) {
                Statement statement = books.statement(account.id(), date);
                Function<Boolean, Amount> moved = in -> statement.lines().stream()
                        .map(line -> line.entry().amount())
                        .filter(amount -> amount.isPositive() == in)
                        .reduce(Amount.zero(currency), Amount::plus);
                out.printf(Locale.ROOT, "  %-9s %-36s %16s %18s %18s %20s%n", account.id().holder(),
                        account.holderName(), grouped(statement.opening()), grouped(moved.apply(true)),
                        grouped(moved.apply(false)), grouped(statement.closing()));
                sum.add(statement.closing());
                if (!statement.closing().equals(account.balance())) {
                    wrong.add("the statement of " + account.id() + " closes with " + statement.closing()
                            + ", its balance is " + account.balance());
                }
                if (!statement.opening().plus(moved.apply(true)).plus(moved.apply(false))
                        .equals(statement.closing())) {
                    wrong.add("the statement of " + account.id() + " does not add up");
                }
            }
        }
        out.printf(Locale.ROOT, "  %-9s %-36s %16s %18s %18s %20s%n", "sum", "", "", "", "",
                grouped(sum.total));
        if (sum.total.minor() != 0) {
            wrong.add("the accounts in " + currency + " add up to " + sum.total + ", not to zero");
        }
    }

    private void proof() {
        title("Proof");
        if (wrong.isEmpty()) {
            out.println(
                    "  Every currency adds up to zero, and every statement's opening and movements give"
                            + " its closing.");
        }
        wrong.forEach(each -> out.println("  WRONG: " + each));
    }

    private void title(String text) {
        out.println();
        out.println(text);
    }

    private static String grouped(Amount amount) {
        BigDecimal value = BigDecimal.valueOf(amount.minor(), amount.currency().minorUnits());
        return String.format(Locale.ROOT, "%,." + amount.currency().minorUnits() + "f", value);
    }

    /** A running total. */
    private static final class Sum {
        private Amount total;

        Sum(Currency currency) {
            total = Amount.zero(currency);
        }

        void add(Amount amount) {
            total = total.plus(amount);
        }
    }
}
