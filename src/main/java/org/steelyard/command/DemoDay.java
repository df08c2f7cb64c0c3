package org.steelyard.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.steelyard.books.BookedDay;
import org.steelyard.config.Bank;
import org.steelyard.config.BusinessHours;
import org.steelyard.config.Configuration;
import org.steelyard.gateway.DoorCaller;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.node.Steelyard;
import org.steelyard.settlement.Phase;
import org.steelyard.simulator.DayOfTrade;
import org.steelyard.simulator.SentMessage;
import org.steelyard.simulator.TradingBank;

/** The demonstration's business day: opens it, lets the invented banks send, and brings it to its end. */
final class DemoDay implements AutoCloseable {

    private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 4);
    private static final int UNITS_OF_FUNDING = 2_000_000;
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_BOOKING = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final Configuration configuration;
    private final Steelyard node;
    private final DoorCaller door;
    private final long seed;
    private final Map<String, Map<String, Integer>> answers = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private DayOfTrade trade;
    private LocalDate date;
    private int sent;
    private volatile boolean stopped;

    DemoDay(Configuration configuration, Steelyard node, long seed) {
        this.configuration = configuration;
        this.node = node;
        this.seed = seed;
        this.door = new DoorCaller(node.gateway(), node.certificate(), node.credentials());
        this.date = FIRST_DAY;
        this.trade = tradeOf(date);
    }

    /** Opens the next business day of every currency, and puts money on the accounts if it is the first. */
    void open() throws IOException, InterruptedException {
        awaitReady();
        boolean isFirst = node.books().days().isEmpty();
        boolean isOpen = false;
        for (BookedDay day : node.books().days()) {
            isOpen |= day.phase() != Phase.CLOSED;
            date = day.day().date().isAfter(date) ? day.day().date() : date;
        }
        if (!isFirst && !isOpen) {
            date = nextDate(date);
        }
        for (Configuration.Ledger ledger : configuration.ledgers()) {
            operate("business-day",
                    "{\"currency\":\"" + ledger.id().currency() + "\",\"open\":\"" + date + "\"}");
        }
        trade = tradeOf(date);
        if (isFirst) {
            for (SentMessage message : trade.funding(UNITS_OF_FUNDING)) {
                send(message);
            }
        }
    }

    /** Sends the day's next message, as the bank that it comes from. */
    void send() throws IOException, InterruptedException {
        send(trade.next());
    }

    private void send(SentMessage message) throws IOException, InterruptedException {
        DoorCaller.Reply reply = door.message(message.sender().toString(), message.xml());
        DoorAnswer answer = DoorAnswer.of(reply.body());
        trade.answered(message, answer.status());
        sent++;
        String kind = message.about().substring(0, message.about().indexOf(' '));
        answers.computeIfAbsent(kind, key -> new TreeMap<>()).merge(answer.status(), 1, Integer::sum);
        if (answer.status().equals("REFUSED")) {
            refusals.merge(answer.reason(), 1, Integer::sum);
        }
    }

    /** Moves every currency's day through its cut-offs to its close, and waits for the books. */
    void end() throws IOException, InterruptedException {
        for (Phase phase : List.of(Phase.INTERBANK_ONLY, Phase.CUT_OFF, Phase.CLOSED)) {
            for (Configuration.Ledger ledger : configuration.ledgers()) {
                operate("business-day",
                        "{\"currency\":\"" + ledger.id().currency() + "\",\"phase\":\"" + phase + "\"}");
            }
        }
        if (!node.awaitBooks(LONGEST_BOOKING)) {
            throw new IllegalStateException("the books are not up with the log after " + LONGEST_BOOKING);
        }
    }

    /** Day after day until somebody stops it. */
    void trade(PrintWriter out, int rate, int messagesADay) throws IOException, InterruptedException {
        DemoLine line = new DemoLine(out, configuration, node.books());
        long pauseNanos = TimeUnit.SECONDS.toNanos(1) / rate;
        while (!stopped) {
            open();
            long due = System.nanoTime();
            for (int i = 0; i < messagesADay && !stopped; i++) {
                send();
                line.show(date, sent);
                due = Math.max(due + pauseNanos, System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
            if (!stopped) {
                end();
            }
        }
    }

    /** Lets a trade end after the message in hand. */
    void stop() {
        stopped = true;
    }

    /** What came back at once, by kind of message and status. */
    Map<String, Map<String, Integer>> answers() {
        return answers;
    }

    /** Why messages were refused at the door, by rule. */
    Map<String, Integer> refusals() {
        return refusals;
    }

    LocalDate date() {
        return date;
    }

    private void operate(String path, String json) throws IOException, InterruptedException {
        DoorCaller.Reply reply = door.operate(path, json);
        if (reply.status() != OK) {
            throw new IllegalStateException(
                    "the operator's door answers " + reply.status() + " to " + json + ": "
                            + reply.body());
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (door.look("operator", "/health/ready").status() != OK) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the node is not ready after " + LONGEST_START.toSeconds()
                        + " seconds: " + door.look("operator", "/health/ready").body());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private LocalDate nextDate(LocalDate after) {
        LocalDate next = after.plusDays(1);
        for (Configuration.Ledger ledger : configuration.ledgers()) {
            BusinessHours hours = ledger.hours();
            next = hours.onOrAfter(next);
        }
        return next;
    }

    private DayOfTrade tradeOf(LocalDate day) {
        List<LedgerId> ledgers = configuration.ledgers().stream().map(Configuration.Ledger::id).toList();
        List<TradingBank> banks = new ArrayList<>();
        for (Bank bank : configuration.banks()) {
            switch (bank.role()) {
                case SETTLEMENT_AGENT -> {
                    // Puts money on the ledger, and trades nothing.
                }
                case DIRECT, CLEARING_BANK -> banks.add(new TradingBank(bank.bic(), bank.bic(),
                        bank.accounts().stream().map(account -> account.id().currency()).toList()));
                case INDIRECT -> banks.add(indirect(bank));
            }
        }
        String run = "D" + day.toEpochDay() + "R" + seed;
        return new DayOfTrade(configuration.operator().bic(), banks, ledgers, day, run,
                day.atTime(9, 0).toInstant(ZoneOffset.UTC).toEpochMilli(), seed + day.toEpochDay());
    }

    private static TradingBank indirect(Bank bank) {
        Bic through = bank.settlesThrough().getFirst().holder();
        List<Currency> currencies = bank.settlesThrough().stream()
                .filter(account -> account.holder().equals(through)).map(account -> account.currency())
                .toList();
        return new TradingBank(bank.bic(), through, currencies);
    }

    @Override
    public void close() {
        door.close();
    }
}
