package org.steelyard.iso20022;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

import org.steelyard.settlement.Event;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Reason;

/** Prints how long writing takes, roughly. Run its main; nothing is asserted. */
final class MessageWriterSpeed {

    private static final int ROUNDS = 20;
    private static final int TIMES = 20_000;

    private MessageWriterSpeed() {
    }

    public static void main(String[] args) {
        Map<String, IntSupplier> works = new LinkedHashMap<>();
        works.put("pacs.002, waiting",
                () -> length(Happened.queued(Reason.FUNDS_SHORT), OriginalMessage.NONE));
        works.put("pacs.002 and camt.054, settled", () -> length(
                Happened.settled(Happened.instruction(Kind.BANK_PAYMENT)), OriginalMessage.NONE));
        OriginalMessage original = Written.original(Kind.CUSTOMER_PAYMENT);
        works.put("the same, and a pacs.008 of " + original.length() + " bytes goes on", () -> length(
                Happened.settled(Happened.instruction(Kind.CUSTOMER_PAYMENT)), original));
        works.put("a pacs.008 as a bank writes it", () -> Written.BANKS.customerPayment(
                Written.order(Kind.CUSTOMER_PAYMENT), Written.TEA_HOUSE, Written.SAWMILL, "Invoice 88")
                .length());
        System.out.printf("what: microseconds, characters; best of %d rounds of %,d%n", ROUNDS, TIMES);
        works.forEach(MessageWriterSpeed::measure);
    }

    private static void measure(String what, IntSupplier work) {
        long bestNanos = Long.MAX_VALUE;
        long characters = 0;
        for (int round = 0; round < ROUNDS; round++) {
            characters = 0;
            long start = System.nanoTime();
            for (int i = 0; i < TIMES; i++) {
                characters += work.getAsInt();
            }
            bestNanos = Math.min(bestNanos, System.nanoTime() - start);
        }
        System.out.printf("%s: %.1f, %,d%n", what, bestNanos / 1e3 / TIMES, characters / TIMES);
    }

    private static int length(Event event, OriginalMessage original) {
        List<Outgoing> messages = Written.WRITER.about(
                new Logged(Happened.INDEX, Happened.SEQUENCE, Happened.NOW, event), original, List.of());
        return messages.stream().mapToInt(message -> message.xml().length()).sum();
    }
}
