package org.steelyard.gateway;

import java.util.ArrayList;
import java.util.List;

import org.steelyard.money.Bic;

/**
 * A bank's messages out. A bank keeps the last cursor that it has dealt with, and asks for what comes after:
 * who was away for a day, or asks twice, loses nothing.
 */
final class Mailbox {

    /** Most messages of one answer. */
    static final int MOST_ITEMS = 500;

    /** As many characters are enough for one answer; the rest comes with the next. */
    static final int ENOUGH_CHARS = 4 * 1024 * 1024;

    /** The longest wait for news: shorter than proxies and our own idle time-out bear. */
    static final int MOST_WAIT_SECONDS = 20;

    private static final int USUAL_ITEMS = 100;

    /** Under steady news the books are asked so often by one bank, and not for each ring. */
    private static final long LEAST_PAUSE_MILLIS = 50;

    private final Doors doors;
    private final Bell bell;

    Mailbox(Doors doors, Bell bell) {
        this.doors = doors;
        this.bell = bell;
    }

    /**
     * Messages to the bank.
     *
     * @param items in the order of their cursors
     * @param next the cursor to ask after the next time
     */
    record Batch(List<MailItem> items, long next) {
        Batch {
            items = List.copyOf(items);
        }
    }

    /** {@code GET /v1/messages?after=CURSOR&limit=N&wait=SECONDS}. */
    Answer after(Call call, Bic bank) throws RefusedException, InterruptedException {
        long after = call.number("after", 0, 0, Long.MAX_VALUE);
        int limit = (int) call.number("limit", USUAL_ITEMS, 1, MOST_ITEMS);
        long waitNanos = Bell.nanos(call.number("wait", 0, 0, MOST_WAIT_SECONDS));
        long deadline = System.nanoTime() + waitNanos;
        long rings = bell.rings();
        List<MailItem> found = doors.mail(bank, after, limit);
        for (long left = waitNanos; found.isEmpty() && left > 0
                && !bell.isLast(); left = deadline - System.nanoTime()) {
            bell.await(rings, left);
            Thread.sleep(LEAST_PAUSE_MILLIS);
            rings = bell.rings();
            found = doors.mail(bank, after, limit);
        }
        List<MailItem> items = enough(found);
        return Answer.json(new Batch(items, items.isEmpty() ? after : items.getLast().cursor()));
    }

    /** {@code GET /v1/messages/{cursor}}: one message as it is. */
    Answer one(Call call, Bic bank) throws RefusedException {
        long cursor = Call.number("cursor", call.pathText("cursor"), 1, Long.MAX_VALUE);
        List<MailItem> found = doors.mail(bank, cursor - 1, 1);
        if (found.isEmpty() || found.getFirst().cursor() != cursor) {
            throw new RefusedException(DoorRule.MESSAGE_UNKNOWN, "no message to " + bank + " has the cursor "
                    + cursor);
        }
        return Answer.xml(Answer.OK, found.getFirst().xml());
    }

    private static List<MailItem> enough(List<MailItem> found) {
        List<MailItem> items = new ArrayList<>();
        long chars = 0;
        for (MailItem item : found) {
            if (!items.isEmpty() && chars + item.xml().length() > ENOUGH_CHARS) {
                break;
            }
            items.add(item);
            chars += item.xml().length();
        }
        return items;
    }
}
