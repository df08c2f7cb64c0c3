package org.steelyard.bench;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.steelyard.cluster.LogClient;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.State;

/** Payments at a steady rate, and what became of each. */
final class TortureLoad {

    private static final long NAP_NANOS = 1_000_000;

    private final LogClient client;
    private final BenchWorld world;
    private final int paymentsASecond;
    private final List<Command> sent = new ArrayList<>();
    private final BitSet acknowledged = new BitSet();
    private long longestGapNanos;
    private long lastAnswerNanos;
    private int repeated;
    private @Nullable String broken;
    private volatile boolean running;
    private @Nullable Thread thread;

    TortureLoad(LogClient client, BenchWorld world, int paymentsASecond) {
        this.client = client;
        this.world = world;
        this.paymentsASecond = paymentsASecond;
    }

    /** Begins to send. */
    void begin() {
        running = true;
        synchronized (this) {
            longestGapNanos = 0;
            lastAnswerNanos = System.nanoTime();
        }
        thread = Thread.ofPlatform().name("torture-load").daemon().start(this::send);
    }

    private void send() {
        long started = System.nanoTime();
        long count = 0;
        while (running) {
            long due = (System.nanoTime() - started) * paymentsASecond / 1_000_000_000L;
            while (count < due && running) {
                submitNext();
                count++;
            }
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    private void submitNext() {
        Command payment = world.payment();
        int number;
        synchronized (this) {
            number = sent.size();
            sent.add(payment);
        }
        client.submit(payment, new Answers(number, false));
    }

    /** Stops sending; what is under way is still to be answered. */
    void end() {
        running = false;
        Thread sending = thread;
        if (sending != null) {
            try {
                sending.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Sends these once more: each must be answered as one that settled before. */
    void repeat(List<Integer> numbers) {
        for (int number : numbers) {
            Command payment;
            synchronized (this) {
                acknowledged.clear(number);
                payment = sent.get(number);
            }
            client.submit(payment, new Answers(number, true));
        }
    }

    synchronized int sent() {
        return sent.size();
    }

    synchronized int acknowledged() {
        return acknowledged.cardinality();
    }

    synchronized boolean isAllAcknowledged() {
        return acknowledged.cardinality() == sent.size();
    }

    /** How many that had been committed were answered only the second time. */
    synchronized int repeated() {
        return repeated;
    }

    synchronized long longestGapMillis() {
        return Math.max(longestGapNanos, acknowledged.cardinality() == sent.size()
                ? 0
                : System.nanoTime() - lastAnswerNanos) / 1_000_000;
    }

    /** What must not have happened, if it has. */
    synchronized @Nullable String broken() {
        return broken;
    }

    private synchronized void note(int number, boolean again, Event event) {
        long now = System.nanoTime();
        longestGapNanos = Math.max(longestGapNanos, now - lastAnswerNanos);
        lastAnswerNanos = now;
        boolean repeats = event instanceof Event.Repeated;
        boolean settled = event instanceof Event.OfInstruction of && of.state() == State.SETTLED;
        if (!settled || again && !repeats) {
            broken = "payment " + number + (again ? ", sent again," : "") + " was answered by " + event;
        }
        repeated += repeats && !again ? 1 : 0;
        acknowledged.set(number);
    }

    private synchronized void note(int number, RuntimeException why) {
        broken = "payment " + number + " failed: " + why;
    }

    /** Takes the answer to one payment. */
    private final class Answers implements LogClient.Answer {
        private final int number;
        private final boolean again;

        Answers(int number, boolean again) {
            this.number = number;
            this.again = again;
        }

        @Override
        public void answered(Logged event) {
            note(number, again, event.event());
        }

        @Override
        public void failed(RuntimeException why) {
            note(number, why);
        }
    }
}
