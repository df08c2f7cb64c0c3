package org.steelyard.research;

import java.util.List;

/**
 * When banks send what they have to pay.
 *
 * @param outages banks that cannot send for a while
 * @param receiptsPpm how much of what it sends a bank wants to have received before, in millionths; nothing
 *            means that it sends at once
 * @param patientUntilMillis when banks stop to wait for receipts
 * @param announcedPpm how many payments, in millionths, the banks hand in at the opening, to settle from the
 *            time of their entry on; no legs of pairs are among them
 */
record Conduct(List<Outage> outages, int receiptsPpm, long patientUntilMillis, int announcedPpm) {

    private static final int WHOLE_PPM = 1_000_000;

    /** Everybody sends at once. */
    public static final Conduct PROMPT = new Conduct(List.of(), 0, 0);

    /** Keeps its own copy; refuses a share under nothing. */
    public Conduct {
        outages = List.copyOf(outages);
        if (announcedPpm < 0 || announcedPpm > WHOLE_PPM) {
            throw new IllegalArgumentException("no share of payments is announced: " + announcedPpm);
        }
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

    /** Without payments that are handed in before their time. */
    Conduct(List<Outage> outages, int receiptsPpm, long patientUntilMillis) {
        this(outages, receiptsPpm, patientUntilMillis, 0);
    }

    /** Whether the payment is handed in at the opening: spread evenly over the day's payments. */
    boolean isAnnounced(int index, Payment payment) {
        return (index + 1L) * announcedPpm / WHOLE_PPM > (long) index * announcedPpm / WHOLE_PPM
                && !payment.isLeg() && payment.entryMillis() > 0;
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
