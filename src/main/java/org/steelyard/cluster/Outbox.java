package org.steelyard.cluster;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.aeron.Publication;
import io.aeron.cluster.service.ClientSession;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers on their way to the clients. What a client cannot take at the moment waits here, since the engine
 * never waits for a client; one that takes nothing for too long loses its session, and will ask again.
 */
final class Outbox {

    private static final Logger LOGGER = LoggerFactory.getLogger(Outbox.class);
    /** More than a client can have under way: one that owes this much is as good as gone. */
    private static final int MOST_BYTES_A_CLIENT = 32 * 1024 * 1024;
    /** The buffers of a stream change places now and then, and the offer must be repeated. */
    private static final int MOST_OFFERS = 3;

    private final Map<Long, Backlog> backlogs = new LinkedHashMap<>();

    /** Sends an answer, after those to the same client that wait. */
    void send(ClientSession session, DirectBuffer answer, int length) {
        Backlog backlog = backlogs.get(session.id());
        if (backlog == null) {
            if (offer(session, answer, length)) {
                return;
            }
            backlog = new Backlog(session);
            backlogs.put(session.id(), backlog);
        }
        if (backlog.bytes > MOST_BYTES_A_CLIENT) {
            LOGGER.warn("Client {} does not take its answers, and its session is closed", session.id());
            backlogs.remove(session.id());
            session.close();
            return;
        }
        byte[] copy = new byte[length];
        answer.getBytes(0, copy);
        backlog.messages.add(new UnsafeBuffer(copy));
        backlog.bytes += length;
    }

    /** Sends what waits, as far as the clients take it; says how many answers went. */
    int flush() {
        if (backlogs.isEmpty()) {
            return 0;
        }
        int sent = 0;
        for (Iterator<Backlog> each = backlogs.values().iterator(); each.hasNext();) {
            Backlog backlog = each.next();
            while (!backlog.messages.isEmpty() && offer(backlog.session, backlog.messages.peek(),
                    backlog.messages.peek().capacity())) {
                backlog.bytes -= backlog.messages.poll().capacity();
                sent++;
            }
            if (backlog.messages.isEmpty()) {
                each.remove();
            }
        }
        return sent;
    }

    void forget(long session) {
        backlogs.remove(session);
    }

    /** Whether the answer is off our hands: taken, or for a client that is gone. */
    private static boolean offer(ClientSession session, DirectBuffer answer, int length) {
        for (int i = 0; i < MOST_OFFERS; i++) {
            long result = session.offer(answer, 0, length);
            if (result > 0 || result == Publication.NOT_CONNECTED || result == Publication.CLOSED
                    || result == Publication.MAX_POSITION_EXCEEDED) {
                return true;
            }
        }
        return false;
    }

    /** What waits for one client, in order. */
    private static final class Backlog {
        private final ClientSession session;
        private final ArrayDeque<UnsafeBuffer> messages = new ArrayDeque<>();
        private long bytes;

        Backlog(ClientSession session) {
            this.session = session;
        }
    }
}
