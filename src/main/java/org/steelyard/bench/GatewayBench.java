package org.steelyard.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.steelyard.config.Bank;
import org.steelyard.config.Configuration;
import org.steelyard.gateway.DoorCaller;
import org.steelyard.iso20022.BankMessages;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.node.Steelyard;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;

/**
 * The whole way of a payment: pacs.009 over HTTPS in, pacs.002 out, and everything in between (XML, rules,
 * screening, the log with its bytes on disk, the engine), with the books and the messages out following
 * behind. The banks that send run in the same process, on the same cores.
 */
public final class GatewayBench {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 4);
    private static final long START_MILLIS = 1_799_000_000_000L;
    private static final int CLIENTS = 32;
    private static final int FUNDS_UNITS = 2_000_000_000;
    private static final int MOST_PAID_MINOR = 100_000;
    private static final Duration LONGEST_BOOKING = Duration.ofMinutes(2);
    private static final int OK = 200;

    private final PrintStream out;
    private final Configuration configuration;
    private final LedgerId ledger;
    private final List<Bic> banks;
    private final BankMessages messages;
    private final LongAdder unsettled = new LongAdder();
    private final ConcurrentHashMap<String, Integer> odd = new ConcurrentHashMap<>();

    /**
     * On this system, whose first ledger's direct participants send.
     *
     * @param configuration with any data folder and ports: the bench uses its own
     */
    public GatewayBench(PrintStream out, Configuration configuration) {
        this.out = out;
        this.configuration = configuration;
        this.ledger = configuration.ledgers().getFirst().id();
        this.banks = configuration.banks().stream()
                .filter(bank -> bank.accounts().stream().map(Bank.Account::id)
                        .anyMatch(account -> account.ledger().equals(ledger)))
                .map(Bank::bic).toList();
        this.messages = new BankMessages(configuration.operator().bic());
    }

    /**
     * Runs it.
     *
     * @param seconds how long each part measures
     * @param ratePerSecond of the part that sends at a fixed rate
     */
    public void run(int seconds, int ratePerSecond) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("steelyard-bench");
        out.println("gateway: one node, its PostgreSQL and the banks that send, all on this machine");
        BenchConditions.print(out, folder);
        try (Steelyard node = Steelyard.start(configuration.withData(folder).withPorts(0, 0), part -> {
        }); DoorCaller door = new DoorCaller(node.gateway(), node.certificate(), node.credentials())) {
            prepare(door);
            closedLoop(door, Math.max(5, seconds / 2), "warm-up");
            closedLoop(door, seconds, "as fast as " + CLIENTS + " senders get answers");
            openLoop(door, seconds, ratePerSecond);
            if (!node.awaitBooks(LONGEST_BOOKING)) {
                out.println("  the books did not catch up within two minutes");
            }
        } finally {
            LogBench.delete(folder);
        }
    }

    private void prepare(DoorCaller door) throws IOException, InterruptedException {
        while (door.look("operator", "/health/ready").status() != OK) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        DoorCaller.Reply opened = door.operate("business-day",
                "{\"currency\":\"" + ledger.currency() + "\",\"open\":\"" + DAY + "\"}");
        if (opened.status() != OK) {
            throw new IllegalStateException("the day was not opened: " + opened);
        }
        BenchRandom random = new BenchRandom(1);
        for (Bic bank : banks) {
            Amount funds = Amount.parse(ledger.currency(), Integer.toString(FUNDS_UNITS));
            door.message(ledger.agent().toString(), messages.liquidityTransfer(
                    order("F" + bank, ledger.agent(), bank, funds, random)));
        }
    }

    private String payment(String id, Bic payer, BenchRandom random) {
        Bic payee = payer;
        while (payee.equals(payer)) {
            payee = banks.get(random.below(banks.size()));
        }
        return messages.bankPayment(order(id, payer, payee,
                new Amount(ledger.currency(), 1 + random.below(MOST_PAID_MINOR)), random));
    }

    private BankMessages.Order order(String id, Bic payer, Bic payee, Amount amount, BenchRandom random) {
        return new BankMessages.Order(
                new References(payer, id, id, id, Uetr.fromBits(random.next(), random.next())), payer, payee,
                amount,
                DAY, Priority.NORMAL, Purpose.TRANSFER, START_MILLIS);
    }

    private void send(DoorCaller door, Bic payer, String xml) throws IOException, InterruptedException {
        DoorCaller.Reply reply = door.message(payer.toString(), xml);
        if (!reply.body().contains("<TxSts>ACSC<")) {
            unsettled.increment();
            odd.merge(reply.status() + " " + reply.body().substring(0, Math.min(120, reply.body().length())),
                    1,
                    Integer::sum);
        }
    }

    /** Each sender sends its next message as soon as it has the answer to the last. */
    private void closedLoop(DoorCaller door, int seconds, String what) throws InterruptedException {
        long started = System.nanoTime();
        long until = started + TimeUnit.SECONDS.toNanos(seconds);
        List<Callable<List<Long>>> senders = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int sender = i;
            senders.add(() -> {
                BenchRandom random = new BenchRandom(started + sender);
                List<Long> nanos = new ArrayList<>();
                for (long now = System.nanoTime(); now < until; now = System.nanoTime()) {
                    Bic payer = banks.get(sender % banks.size());
                    send(door, payer, payment("C" + Long.toString(random.next() >>> 8, 36), payer, random));
                    nanos.add(System.nanoTime() - now);
                }
                return nanos;
            });
        }
        report(what, started, all(senders));
    }

    /** Messages are due at fixed moments; a late answer counts from the moment when its message was due. */
    private void openLoop(DoorCaller door, int seconds, int ratePerSecond) throws InterruptedException {
        long started = System.nanoTime();
        int count = seconds * ratePerSecond;
        BenchRandom random = new BenchRandom(started);
        List<Callable<List<Long>>> sends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long due = started + (long) (i * 1e9 / ratePerSecond);
            Bic payer = banks.get(i % banks.size());
            String xml = payment("O" + Long.toString(random.next() >>> 8, 36), payer, random);
            sends.add(() -> {
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                send(door, payer, xml);
                return List.of(System.nanoTime() - due);
            });
        }
        report("at " + ratePerSecond + " messages a second", started, all(sends));
    }

    private static List<Long> all(List<Callable<List<Long>>> work) throws InterruptedException {
        List<Long> nanos = new ArrayList<>();
        // As many as there are senders: a bank keeps its connections and opens none for each message.
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS, Thread.ofVirtual().factory())) {
            for (Future<List<Long>> each : threads.invokeAll(work)) {
                try {
                    nanos.addAll(each.get());
                } catch (ExecutionException failed) {
                    throw new IllegalStateException("a message was not answered", failed);
                }
            }
        }
        nanos.sort(Comparator.naturalOrder());
        return nanos;
    }

    private void report(String what, long started, List<Long> nanos) {
        double perSecond = nanos.size() * 1e9 / (System.nanoTime() - started);
        out.printf(
                "  gateway     %-42s %,9.0f messages/s  p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms  not"
                        + " settled %d%n",
                what, perSecond, at(nanos, 0.5), at(nanos, 0.99), at(nanos, 0.999), unsettled.sumThenReset());
        odd.forEach((answer, times) -> out.println("      " + times + " x " + answer));
        odd.clear();
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) ((sorted.size() - 1) * share)) / 1e6;
    }
}
