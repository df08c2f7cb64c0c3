package org.steelyard.books;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.CreditInForce;
import org.steelyard.settlement.CycleReport;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.LimitInForce;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.ScreeningVersion;
import org.steelyard.settlement.Statement;
import org.steelyard.settlement.Statement.DayEnd;
import org.steelyard.settlement.WaitingPayment;

/**
 * The books: what the events say, in SQL. One thread projects; any number may ask. Questions see a moment
 * after a whole batch, never the middle of one.
 */
public final class Books implements AutoCloseable {

    /** The most rows that one question gives. */
    public static final int MOST_ROWS = 10_000;

    private final Database database;
    private final Correspondence correspondence;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    /** What the tables say; null when that must be read anew. */
    private @Nullable Known known;

    private Books(Database database, Correspondence correspondence) {
        this.database = database;
        this.correspondence = correspondence;
    }

    /**
     * Opens the books, and makes empty ones where there are none.
     *
     * @param settings where
     * @param correspondence what the banks are written
     * @throws BooksException if that is not possible; the message says what helps
     */
    public static Books open(BooksSettings settings, Correspondence correspondence) {
        return new Books(Database.open(settings), correspondence);
    }

    /**
     * Throws away the books with their tables and opens empty ones, to be filled from event 0 again. What
     * comes out is the same, byte for byte ({@link #fingerprint}).
     *
     * @throws BooksException as {@link #open}
     */
    public static Books rebuild(BooksSettings settings, Correspondence correspondence) {
        return new Books(Database.openEmpty(settings), correspondence);
    }

    /** The index of the first event that is not in the books yet. */
    public long nextIndex() {
        return database.read("cannot be read", Position::read).nextIndex();
    }

    /**
     * Where to follow the stream from: one event before {@link #nextIndex}. The books have that event already
     * and see by it whether the log is still theirs.
     */
    public long followFrom() {
        return Math.max(0, nextIndex() - 1);
    }

    /**
     * Takes events into the books, all of them or none. Those that they have already are passed over, so that
     * it does no harm to bring some twice.
     *
     * @param events in the order of the stream, without gaps
     * @throws BooksException if there is a gap, if they are of another log than the books, or if the database
     *             fails; nothing has changed then
     */
    public synchronized void project(List<Logged> events) {
        if (events.isEmpty()) {
            return;
        }
        Known before = known;
        known = null;
        Known after = database.write("cannot be written", connection -> {
            Position position = Position.locked(connection);
            List<Logged> unseen = position.unseen(events);
            Known state = before != null && before.position.equals(position)
                    ? before
                    : Known.load(connection);
            if (!unseen.isEmpty()) {
                new Projection(connection, state, correspondence).project(unseen);
                state.position = position.after(unseen);
                state.position.write(connection);
            }
            return state;
        });
        known = after;
        listeners.forEach(listener -> listener.accept(after.position.nextIndex() - 1));
    }

    /**
     * Calls this after each batch that is in the books, with the index of the last event in them, on the
     * thread that projects: it must be quick and must not throw.
     */
    public void onProjected(LongConsumer listener) {
        listeners.add(listener);
    }

    /** All participants, in the order in which they joined. */
    public List<Participant> participants() {
        return database.read("cannot be read",
                connection -> Sql.list(connection, Rows::participant,
                        "select * from participant order by place"));
    }

    /** All accounts, by currency, in the order in which they were opened: first the account of issue. */
    public List<BookedAccount> accounts() {
        return database.read("cannot be read", Accounts::all);
    }

    /** The last business day of each currency. */
    public List<BookedDay> days() {
        return database.read("cannot be read", Accounts::days);
    }

    /**
     * How many instructions of a currency wait, whatever their value date, and how many of the last business
     * day have ended, each by state; states without any are left out.
     */
    public List<Tally> tallies(Currency currency) {
        return database.read("cannot be read", connection -> Statistics.tallies(connection, currency));
    }

    /** How many instructions of a currency and value date are in which state. */
    public List<Tally> tallies(Currency currency, LocalDate valueDate) {
        return database.read("cannot be read",
                connection -> Statistics.tallies(connection, currency, valueDate));
    }

    /**
     * What came in and what ended over time; spans in which nothing happened are left out.
     *
     * @param currency in which currency
     * @param fromMillis from the second of this time (epoch milliseconds of the log)
     * @param toMillis up to, not with, this time
     * @param stepMillis the length of a span, in whole seconds
     */
    public List<Throughput> throughput(Currency currency, long fromMillis, long toMillis, long stepMillis) {
        return database.read("cannot be read",
                connection -> Statistics.throughput(connection, currency, fromMillis, toMillis, stepMillis));
    }

    /**
     * What has settled in these months, by banks, kind and purpose, as the entries of either side say it; in
     * a fixed order.
     *
     * @param from the first month
     * @param to the last month
     */
    public List<SettledSum> settled(YearMonth from, YearMonth to) {
        return database.read("cannot be read", connection -> SettledRows.between(connection, from, to));
    }

    /** Instructions that fit, the newest first. */
    public List<BookedInstruction> search(Search search) {
        return database.read("cannot be searched", connection -> Searching.find(connection, search));
    }

    /** What waits to be paid from an account, in the order of its queue. */
    public List<BookedInstruction> queue(AccountId account, int limit) {
        return database.read("cannot be read", connection -> Lists.queue(connection, account, atMost(limit)));
    }

    /** What waits in a currency, by priority, then as it stands there. */
    public List<BookedInstruction> queue(Currency currency, int limit) {
        return database.read("cannot be read",
                connection -> Lists.queue(connection, currency, atMost(limit)));
    }

    /**
     * A bank's own instructions that wait, in the order of entry.
     *
     * @param named of these only, if any are named
     */
    public List<WaitingPayment> waiting(Bic sender, List<Uetr> named, int limit) {
        return database.read("cannot be read",
                connection -> Lists.waiting(connection, sender, named, atMost(limit)));
    }

    /** Limits and reservations of a bank's own accounts. */
    public List<LimitInForce> limits(Bic holder) {
        return database.read("cannot be read", connection -> LimitRows.of(connection, holder));
    }

    /** The credit of a bank's own accounts. */
    public List<CreditInForce> credits(Bic holder) {
        return database.read("cannot be read", connection -> CollateralRows.of(connection, holder));
    }

    /** Cycles of deferred net settlement, the newest first; without what their net settlements moved. */
    public List<CycleReport> cycles(int limit) {
        return database.read("cannot be read", connection -> CycleReading.last(connection, atMost(limit)));
    }

    /** All about one cycle. */
    public Optional<CycleReport> cycle(long number) {
        return database.read("cannot be read", connection -> CycleReading.of(connection, number));
    }

    /** The terms of netting that are agreed, by ledger, account, kind and counterparty. */
    public List<Event.NettingTermSet> nettingTerms() {
        return database.read("cannot be read", CycleReading::terms);
    }

    /** What settled last, the last first. */
    public List<BookedInstruction> lastSettlements(int limit) {
        return database.read("cannot be read",
                connection -> Lists.lastSettlements(connection, atMost(limit)));
    }

    /** The same in one currency. */
    public List<BookedInstruction> lastSettlements(Currency currency, int limit) {
        return database.read("cannot be read",
                connection -> Lists.lastSettlements(connection, currency, atMost(limit)));
    }

    /** The last runs over the queues, the newest first: each a RunEnded with its place in the log. */
    public List<Logged> runs(int limit) {
        return database.read("cannot be read", connection -> RunRows.last(connection, atMost(limit)));
    }

    /** Payments versus payment, the newest first, matched or waiting for their counter-leg. */
    public List<BookedPair> pairs(int limit) {
        return database.read("cannot be read", connection -> Lists.pairs(connection, atMost(limit)));
    }

    /** What hits of screening hold now, the oldest first. */
    public List<ScreeningCase> openCases(int limit) {
        return database.read("cannot be read", connection -> Lists.openCases(connection, atMost(limit)));
    }

    /**
     * What hits of screening ever held, the newest first.
     *
     * @param before only numbers of instructions under this; {@link Long#MAX_VALUE} for the newest
     * @param limit how many at most, up to {@link #MOST_ROWS}
     */
    public List<ScreeningCase> cases(long before, int limit) {
        return database.read("cannot be read", connection -> Lists.cases(connection, before, atMost(limit)));
    }

    /** The instruction with this number, with all that happened to it. */
    public Optional<InstructionStory> instruction(long number) {
        return database.read("cannot be read", connection -> Instructions.story(connection, number));
    }

    /** The instruction with this reference, with all that happened to it. */
    public Optional<InstructionStory> instruction(Uetr uetr) {
        return database.read("cannot be read", connection -> Instructions.story(connection, uetr));
    }

    /**
     * An account over one business day; without lines where it did not move.
     *
     * @throws BooksException if there is no such account
     */
    public Statement statement(AccountId account, LocalDate date) {
        return database.read("cannot be read", connection -> Statements.of(connection, account, date));
    }

    /**
     * A page of the same, while the day goes on or later; empty if there is no such account or page, or its
     * currency had no such day.
     *
     * @param page from 1
     */
    public Optional<StatementSoFar> statementSoFar(AccountId account, LocalDate date, int page) {
        return database.read("cannot be read",
                connection -> Statements.soFar(connection, account, date, page));
    }

    /** What all accounts of the currency hold at the end of that day, or so far; empty if there was none. */
    public Optional<DayEnd> dayEnd(Currency currency, LocalDate date) {
        return database.read("cannot be read",
                connection -> Statements.dayEnd(connection, currency, date));
    }

    /**
     * What a bank has been written.
     *
     * @param bank the bank
     * @param after the cursor of the last message that the bank has; 0 for none
     * @param limit how many at most, up to {@link #MOST_ROWS}
     */
    public List<MessageOut> messagesOut(Bic bank, long after, int limit) {
        return database.read("cannot be read",
                connection -> Messages.out(connection, bank, after, atMost(limit)));
    }

    /** One message to a bank. */
    public Optional<MessageOut> messageOut(Bic bank, long cursor) {
        return database.read("cannot be read", connection -> Messages.out(connection, bank, cursor));
    }

    /** The message that brought an instruction; NONE if no message did. */
    public OriginalMessage original(long number) {
        return database.read("cannot be read", connection -> Messages.original(connection, number));
    }

    /**
     * Instructions that screening holds, in the order in which they came.
     *
     * @param after the number of the last one that is known; 0 to begin with the first
     * @param limit how many at most, up to {@link #MOST_ROWS}
     */
    public List<HeldMessage> held(long after, int limit) {
        return database.read("cannot be read", connection -> Messages.held(connection, after, atMost(limit)));
    }

    /** The list and rules whose clearances count; NONE before any. */
    public ScreeningVersion listInForce() {
        return database.read("cannot be read", Messages::listInForce);
    }

    /**
     * One number (SHA-256, 64 hexadecimal digits) for all that stands in the books: equal for equal events,
     * whichever database keeps them, in however many batches they came.
     */
    public String fingerprint() {
        return database.read("cannot be summed up", Fingerprint::of);
    }

    /** Lets go of the database, and stops it if it is our own. */
    @Override
    public void close() {
        database.close();
    }

    static int atMost(int limit) {
        return Math.clamp(limit, 0, MOST_ROWS);
    }
}
