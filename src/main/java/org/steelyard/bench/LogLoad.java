package org.steelyard.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.steelyard.cluster.LogClient;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;

/** Sends payments to a log as fast as it takes them, or at a rate, and counts what settled. */
final class LogLoad {

    /** Made beforehand in chunks: few enough to stay young, many enough to keep the client busy. */
    private static final int CHUNK = 1_000;
    private static final long NAP_NANOS = 20_000;

    private final LogClient client;
    private final BenchWorld world;
    private final AtomicLong settled = new AtomicLong();
    private final AtomicReference<@Nullable String> broken = new AtomicReference<>();
    private final LogClient.Answer counting = new LogClient.Answer() {
        @Override
        public void answered(Logged event) {
            count(event);
        }

        @Override
        public void failed(RuntimeException why) {
            broken.set(why.toString());
        }
    };
    private long sent;

    LogLoad(LogClient client, BenchWorld world) {
        this.client = client;
        this.world = world;
    }

    private void count(Logged event) {
        if (!(event.event() instanceof Event.Settled)) {
            broken.set(event.toString());
        }
        // One thread answers: no other adds.
        settled.lazySet(settled.get() + 1);
    }

    long settled() {
        return settled.get();
    }

    /** As many payments as the log takes in this time; each is answered when this returns. */
    double saturate(long millis) {
        long started = System.nanoTime();
        long before = settled.get();
        while (System.nanoTime() - started < millis * 1_000_000) {
            send(CHUNK);
        }
        awaitAll();
        return (settled.get() - before) * 1e9 / (System.nanoTime() - started);
    }

    /** So many payments, and returns when each is answered. */
    void send(long payments) {
        for (long left = payments; left > 0; left -= CHUNK) {
            for (Command command : world.payments((int) Math.min(CHUNK, left))) {
                client.submit(command, counting);
                sent++;
            }
        }
    }

    void awaitAll() {
        while (settled.get() < sent) {
            String why = broken.get();
            if (why != null) {
                throw new IllegalStateException("a payment of the bench did not settle: " + why);
            }
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    /**
     * Payments at a rate, whatever the log does with them.
     *
     * @return how long each took from when it was due to its answer, in nanoseconds, the shortest first
     */
    long[] atRate(int paymentsASecond, int seconds) {
        int count = paymentsASecond * seconds;
        Command[] commands = world.payments(count);
        long[] nanos = new long[count];
        long started = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = started + i * 1_000_000_000L / paymentsASecond;
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                if (early > NAP_NANOS) {
                    LockSupport.parkNanos(NAP_NANOS);
                } else {
                    Thread.onSpinWait();
                }
            }
            client.submit(commands[i], new Timing(nanos, i, due));
            sent++;
        }
        awaitAll();
        Arrays.sort(nanos);
        return nanos;
    }

    /** Notes when the answer came. */
    private final class Timing implements LogClient.Answer {
        private final long[] nanos;
        private final int place;
        private final long due;

        Timing(long[] nanos, int place, long due) {
            this.nanos = nanos;
            this.place = place;
            this.due = due;
        }

        @Override
        public void answered(Logged event) {
            nanos[place] = System.nanoTime() - due;
            count(event);
        }

        @Override
        public void failed(RuntimeException why) {
            broken.set(why.toString());
        }
    }
}
