package org.steelyard.command;

import java.io.Console;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.steelyard.books.Books;
import org.steelyard.books.Tally;
import org.steelyard.config.Configuration;

/** One line that tells how the demonstration goes: written over on a terminal, now and then elsewhere. */
final class DemoLine {

    private static final long BETWEEN_ON_TERMINAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_ELSEWHERE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final PrintWriter out;
    private final Configuration configuration;
    private final Books books;
    private final boolean isTerminal = isTerminal();
    private long due = System.nanoTime();

    DemoLine(PrintWriter out, Configuration configuration, Books books) {
        this.out = out;
        this.configuration = configuration;
        this.books = books;
    }

    /** From Java 25 on there is no console at all where the output goes to a file or a pipe. */
    static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    void show(LocalDate date, int sent) {
        if (System.nanoTime() < due) {
            return;
        }
        due = System.nanoTime() + (isTerminal ? BETWEEN_ON_TERMINAL_NANOS : BETWEEN_ELSEWHERE_NANOS);
        StringBuilder line = new StringBuilder("  business day " + date + "   sent " + sent);
        long held = 0;
        for (Configuration.Ledger ledger : configuration.ledgers()) {
            long settled = 0;
            long waiting = 0;
            String value = "0";
            for (Tally tally : books.tallies(ledger.id().currency())) {
                switch (tally.state()) {
                    case SETTLED -> {
                        settled = tally.count();
                        value = String.format(Locale.ROOT, "%,d",
                                Long.parseLong(tally.value().decimal().split("\\.", 2)[0]));
                    }
                    case QUEUED -> waiting = tally.count();
                    case HELD -> held += tally.count();
                    case WAREHOUSED, REJECTED, CANCELLED, EXPIRED -> {
                        // Told by the console.
                    }
                }
            }
            line.append("   ").append(ledger.id().currency()).append(" settled ").append(settled).append(" (")
                    .append(value).append("), waiting ").append(waiting);
        }
        line.append("   held ").append(held);
        if (isTerminal) {
            out.print("\r" + line + "\u001b[K");
        } else {
            out.println(line);
        }
        out.flush();
    }
}
