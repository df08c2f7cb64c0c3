package org.steelyard.gateway;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for news. */
final class Bell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;
    private boolean last;

    void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Rings, and nobody waits from here on. */
    void ringLast() {
        lock.lock();
        try {
            last = true;
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody may wait any more. */
    boolean isLast() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** How often it has rung so far. */
    long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    /** Returns as soon as it has rung more often than that, or after that many nanoseconds. */
    void await(long ringsSeen, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (rings == ringsSeen && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    static long nanos(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
