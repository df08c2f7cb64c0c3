package org.steelyard.liquidity;

import java.util.Random;

/**
 * Prints how long the worst case takes, in which every payment must be cut. Run its main; nothing is
 * asserted.
 */
final class PrefixOptimumSpeed {

    private static final int ROUNDS = 15;
    private static final int BANKS = 200;

    private PrefixOptimumSpeed() {}

    public static void main(String[] args) {
        System.out.printf("payments, kind: tell (ms), run (ms), settled; best of %d%n", ROUNDS);
        for (int payments : new int[]{10_000, 100_000, 1_000_000}) {
            for (Kind kind : Kind.values()) {
                measure(payments, kind);
            }
        }
    }

    /** What happens in the run. */
    private enum Kind {
        ALL_CUT,
        ALL_SETTLE,
        ALL_CUT_PAIRS,
        EARLY_EXIT
    }

    private static void measure(int payments, Kind kind) {
        QueuedPayments queued = new QueuedPayments();
        PrefixOptimum optimum = new PrefixOptimum();
        long bestTellNanos = Long.MAX_VALUE;
        long bestRunNanos = Long.MAX_VALUE;
        int settled = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            tell(queued, payments, kind);
            long told = System.nanoTime();
            settled = optimum.of(queued).length;
            long end = System.nanoTime();
            bestTellNanos = Math.min(bestTellNanos, told - start);
            bestRunNanos = Math.min(bestRunNanos, end - told);
        }
        System.out.printf(
                "%,d, %s: %.2f, %.3f, %,d%n", payments, kind, bestTellNanos / 1e6, bestRunNanos / 1e6,
                settled);
    }

    /**
     * A random queue and one bank that owes one unit more than it can ever have, first in its queue: with
     * that bank's payments out, all banks are short by what they were to get, down to the last payment.
     */
    private static void tell(QueuedPayments queued, int payments, Kind kind) {
        Random random = new Random(7);
        queued.clear();
        for (int bank = 0; bank < BANKS; bank++) {
            queued.queue();
            queued.position(kind == Kind.ALL_SETTLE ? Long.MAX_VALUE : 0);
        }
        for (int i = 0; i < payments; i++) {
            int payer = i % BANKS;
            int payee = i < BANKS ? (payer + 1) % BANKS : (payer + 1 + random.nextInt(BANKS - 1)) % BANKS;
            long amount = i == 0 ? 1_000_000_000_000_000L : 1L + random.nextInt(1_000_000);
            queued.add(payer, amount);
            queued.draws(payer);
            queued.fills(payee);
            if (kind == Kind.ALL_CUT_PAIRS && i % 2 == 1) {
                queued.link(i - 1, i);
            }
        }
        if (kind == Kind.EARLY_EXIT) {
            queued.necessary(payments - payments % BANKS - BANKS);
        }
    }
}
