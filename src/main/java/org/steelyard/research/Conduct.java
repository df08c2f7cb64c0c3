package org.steelyard.research;

import java.util.List;

/**
 * When banks send what they have to pay.
 *
 * @param outages banks that cannot send for a while
 * @param receiptsPpm how much of what it sends a bank wants to have received before, in millionths; nothing
 *            means that it sends at once
 * @param patientUntilMillis when banks stop to wait for receipts
 */
record Conduct(List<Outage> outages, int receiptsPpm, long patientUntilMillis) {

    /** Everybody sends at once. */
    public static final Conduct PROMPT = new Conduct(List.of(), 0, 0);

    /** Keeps its own copy; refuses a share under nothing. */
    public Conduct {
        outages = List.copyOf(outages);
        if (receiptsPpm < 0) {
            throw new IllegalArgumentException("a share of receipts is not under nothing: " + receiptsPpm);
        }
    }

    /**
     * A bank that cannot send. What it would send it sends at the end; what is sent to it arrives.
     *
     * @param bank its number
     * @param fromMillis from here on, in milliseconds after the opening
     * @param toMillis up to here
     */
    public record Outage(int bank, long fromMillis, long toMillis) {
        /** Refuses an outage that ends before it begins. */
        public Outage {
            if (fromMillis < 0 || toMillis < fromMillis) {
                throw new IllegalArgumentException("an outage from " + fromMillis + " to " + toMillis);
            }
        }
    }

    /** When a bank could send a payment of this entry: after its outages. */
    long sendMillis(Payment payment) {
        long at = payment.entryMillis();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Outage outage : outages) {
                if (outage.bank() == payment.payer() && at >= outage.fromMillis() && at < outage.toMillis()) {
                    at = outage.toMillis();
                    moved = true;
                }
            }
        }
        return at;
    }
}
