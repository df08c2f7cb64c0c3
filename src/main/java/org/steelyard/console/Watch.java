package org.steelyard.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.books.BookedInstruction;
import org.steelyard.books.Tally;
import org.steelyard.money.Currency;

/**
 * Looks at the books for all viewers together and keeps the {@link Board} up to date: how often the books are
 * asked does not depend on how many people look.
 */
final class Watch implements AutoCloseable {

    /** Four looks a second while somebody watches: alive to the eye, and a query load that nobody feels. */
    static final long TICK_MILLIS = 250;

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    /** Without viewers only the throughput goes on, second by second. */
    private static final int IDLE_TICKS = 4;
    private static final int MOST_QUEUED = 100;
    private static final int MOST_SETTLED = 60;
    private static final int MOST_SIDES = 80;
    private static final int MOST_HELD = 100;
    private static final int MOST_CYCLES = 20;
    private static final int MOST_RUNS = 40;
    private static final long NEVER = -1;

    private final ConsoleSource source;
    private final Board board;
    private final Viewers viewers;
    private final LongSupplier clockMillis;
    private final Throughput throughput = new Throughput();
    private final Thread thread;
    private long shownEvents = NEVER;
    private boolean answering = true;

    Watch(ConsoleSource source, Board board, Viewers viewers, LongSupplier clockMillis) {
        this.source = source;
        this.board = board;
        this.viewers = viewers;
        this.clockMillis = clockMillis;
        this.thread = Thread.ofPlatform().name("console-watch").daemon().unstarted(this::run);
    }

    void start() {
        look();
        thread.start();
    }

    /** Looks once, now. */
    synchronized void look() {
        Map<String, String> fresh = new LinkedHashMap<>();
        NodeStatus status = source.status().get();
        try {
            if (status.bookedEvents() != shownEvents) {
                readBooks(fresh);
                shownEvents = status.bookedEvents();
            }
            hasAnswered(true, null);
        } catch (RuntimeException silent) {
            hasAnswered(false, silent);
        }
        // Changes every second whatever happens: the page takes silence for a broken line.
        fresh.put("throughput", throughput.json(nowSecond()).toString());
        fresh.put("node", Rows.status(source.name(), status).put("booksAnswer", answering).toString());
        board.put(fresh);
    }

    @Override
    public void close() {
        thread.interrupt();
        board.close();
    }

    private void run() {
        for (int tick = 0; !board.isClosed(); tick++) {
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException closing) {
                return;
            }
            if (viewers.any() || tick % IDLE_TICKS == 0) {
                look();
            }
        }
    }

    private void readBooks(Map<String, String> fresh) {
        ConsoleView view = source.view();
        List<Currency> currencies = view.currencies();
        fresh.put("currencies", Rows.list(currencies, currency -> Rows.object()
                .put("code", currency.code()).put("decimals", currency.minorUnits())).toString());
        fresh.put("days", Rows.list(view.days(), Rows::day).toString());
        for (Currency currency : currencies) {
            List<Tally> tallies = view.tallies(currency);
            fresh.put("totals." + currency, Rows.list(tallies, Rows::tally).toString());
            throughput.note(nowSecond(), currency.code(), settledOf(tallies));
            fresh.put("accounts." + currency, Rows.list(view.accounts(currency), Rows::account).toString());
            fresh.put("queue." + currency, rows(view.queue(currency, MOST_QUEUED)));
            fresh.put("settled." + currency, rows(view.settled(currency, MOST_SETTLED)));
        }
        fresh.put("pairs", rows(view.pairs(MOST_SIDES)));
        fresh.put("cycles", Rows.list(view.cycles(MOST_CYCLES), Rows::cycle).toString());
        fresh.put("runs", Rows.list(view.runs(MOST_RUNS), Rows::run).toString());
        fresh.put("held", rows(view.held(MOST_HELD)));
    }

    private static long settledOf(List<Tally> tallies) {
        return tallies.stream().filter(Tally::isSettled).mapToLong(Tally::count).sum();
    }

    private static String rows(List<BookedInstruction> instructions) {
        return Rows.list(instructions, Rows::instruction).toString();
    }

    private long nowSecond() {
        return clockMillis.getAsLong() / 1000;
    }

    private void hasAnswered(boolean now, @Nullable RuntimeException failure) {
        if (answering && !now) {
            LOG.warn("The books do not answer the console; it shows what it saw last and asks again",
                    failure);
        }
        if (!answering && now) {
            LOG.info("The books answer the console again");
        }
        answering = now;
    }
}
