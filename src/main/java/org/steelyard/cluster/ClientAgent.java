package org.steelyard.cluster;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.aeron.cluster.client.EgressListener;
import io.aeron.cluster.codecs.EventCode;
import io.aeron.logbuffer.Header;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steelyard.cluster.wire.AnswerBatchDecoder;
import org.steelyard.cluster.wire.CommandBatchEncoder;
import org.steelyard.cluster.wire.MessageHeaderDecoder;
import org.steelyard.cluster.wire.MessageHeaderEncoder;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;

/** The one thread of a client: sends what was submitted, in order, and hands out the answers. */
final class ClientAgent implements EgressListener, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ClientAgent.class);
    private static final int MOST_QUEUED = 65_536;
    /** A message ends when it has grown to this. */
    private static final int MESSAGE_BYTES = 32 * 1024;
    private static final long LONGEST_SUBMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** An answer that is overdue by this was lost, and is asked for over a new connection. */
    private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long WAIT_NANOS = 100_000;
    private static final long BUSY_NAP_NANOS = 50_000;
    private static final long IDLE_NAP_NANOS = 10_000_000;
    private static final int SPINS = 20;
    private static final long SHORTEST_NAP_NANOS = 1_000;
    private static final int MOST_DOUBLINGS = 14;

    private final ClientLink link;
    private final int mostAMessage;
    private final ManyToOneConcurrentArrayQueue<Pending> queue = new ManyToOneConcurrentArrayQueue<>(
            MOST_QUEUED);
    private final Thread thread = Thread.ofPlatform().name("log-client").daemon().unstarted(this::run);
    private final @Nullable Pending[] unanswered;
    private final int mask;
    private final CommandWriter writer = new CommandWriter();
    private final ExpandableArrayBuffer command = new ExpandableArrayBuffer(4096);
    private final ExpandableArrayBuffer message = new ExpandableArrayBuffer(2 * MESSAGE_BYTES);
    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final CommandBatchEncoder batch = new CommandBatchEncoder();
    private final MessageHeaderDecoder headerIn = new MessageHeaderDecoder();
    private final AnswerBatchDecoder answers = new AnswerBatchDecoder();
    private final EventReader events = new EventReader();
    private final UnsafeBuffer bytes = new UnsafeBuffer(0, 0);
    /** Correlations count from here: the oldest without answer, the next to send, the next to give. */
    private long oldest;
    private long nextToSend;
    private long next;
    /** The message that waits to be sent ends before this correlation; none waits if it is nextToSend. */
    private long messageEnd;
    private int messageLength;
    private long lastAnswerNanos;
    private boolean sessionEnded;
    private volatile boolean connected;
    private volatile boolean closing;
    private volatile boolean asleep;

    ClientAgent(ClientLink link, LogClient.Tuning tuning) {
        this.link = link;
        mostAMessage = tuning.mostAMessage();
        unanswered = new Pending[tuning.mostUnanswered()];
        mask = tuning.mostUnanswered() - 1;
    }

    void start() {
        thread.start();
    }

    boolean isConnected() {
        return connected;
    }

    void submit(Pending pending) {
        long deadline = 0;
        while (!queue.offer(pending)) {
            long now = System.nanoTime();
            deadline = deadline == 0 ? now + LONGEST_SUBMIT_NANOS : deadline;
            if (closing || now - deadline > 0) {
                pending.answer().failed(new LogException(closing
                        ? "the log's client is closed"
                        : "the log takes no commands: " + MOST_QUEUED + " wait for it"));
                return;
            }
            LockSupport.parkNanos(WAIT_NANOS);
        }
        if (asleep) {
            LockSupport.unpark(thread);
        }
        if (closing && !thread.isAlive()) {
            failQueued();
        }
    }

    private void run() {
        int idle = 0;
        while (!closing) {
            int work = workOrBreak(System.nanoTime());
            idle = work > 0 ? 0 : idle + 1;
            if (idle > SPINS) {
                nap(idle - SPINS);
            } else if (idle > 0) {
                Thread.onSpinWait();
            }
        }
        connected = false;
        link.close();
        RuntimeException closed = new LogException("the log's client was closed before the answer");
        for (; oldest < next; oldest++) {
            Pending pending = unanswered[(int) oldest & mask];
            if (pending != null) {
                pending.answer().failed(closed);
            }
        }
        failQueued();
    }

    /** Short naps while answers are due; a long one when there is nothing to do, which a submit ends. */
    private void nap(int times) {
        asleep = true;
        boolean isFull = next - oldest > mask;
        if ((isFull || queue.isEmpty()) && !closing) {
            long longest = connected && oldest == next ? IDLE_NAP_NANOS : BUSY_NAP_NANOS;
            LockSupport.parkNanos(Math.min(longest, SHORTEST_NAP_NANOS << Math.min(times, MOST_DOUBLINGS)));
        }
        asleep = false;
    }

    private synchronized void failQueued() {
        for (Pending left = queue.poll(); left != null; left = queue.poll()) {
            left.answer().failed(new LogException("the log's client is closed"));
        }
    }

    /** Whatever goes wrong breaks the connection, and never the thread. */
    private int workOrBreak(long nowNanos) {
        try {
            return work(nowNanos);
        } catch (RuntimeException broken) {
            LOGGER.warn("The connection to the log broke", broken);
            link.disconnect(nowNanos);
            connected = false;
            return 0;
        }
    }

    private int work(long nowNanos) {
        if (!connected) {
            if (!link.connect(this, nowNanos)) {
                return 0;
            }
            connected = true;
            sessionEnded = false;
            lastAnswerNanos = nowNanos;
            sendAllAgain();
            return 1;
        }
        int taken = take();
        int sent = send();
        int polled = link.poll(nowNanos);
        if (polled < 0) {
            LOGGER.warn("The connection to the log was lost with {} commands unanswered", next - oldest);
            connected = false;
            return 0;
        }
        if (sessionEnded) {
            link.disconnect(nowNanos);
            connected = false;
        } else if (oldest == nextToSend) {
            lastAnswerNanos = nowNanos;
        } else if (nowNanos - lastAnswerNanos > ANSWER_NANOS) {
            LOGGER.warn("The log owes an answer for too long; {} commands are sent again", next - oldest);
            link.disconnect(nowNanos);
            connected = false;
        }
        return taken + sent + polled;
    }

    private void sendAllAgain() {
        nextToSend = oldest;
        messageEnd = oldest;
    }

    private int take() {
        int taken = 0;
        while (next - oldest <= mask) {
            Pending pending = queue.poll();
            if (pending == null) {
                break;
            }
            unanswered[(int) next & mask] = pending;
            next++;
            taken++;
        }
        return taken;
    }

    private int send() {
        int sent = 0;
        while (nextToSend < next || messageEnd > nextToSend) {
            if (messageEnd == nextToSend) {
                write();
            }
            if (messageLength > 0 && link.offer(message, messageLength) < 0) {
                break;
            }
            nextToSend = messageEnd;
            sent++;
        }
        return sent;
    }

    private void write() {
        int most = (int) Math.min(mostAMessage, next - nextToSend);
        CommandBatchEncoder.CommandsEncoder commands = batch.wrapAndApplyHeader(message, 0, headerOut)
                .commandsCount(most);
        int written = 0;
        long at = nextToSend;
        for (; at < next && written < most && batch.limit() < MESSAGE_BYTES; at++) {
            Pending pending = unanswered[(int) at & mask];
            if (pending == null) {
                continue;
            }
            int length = written(pending);
            if (length == 0) {
                unanswered[(int) at & mask] = null;
                continue;
            }
            commands.next().correlation(at).putCommand(command, 0, length);
            written++;
        }
        commands.resetCountToIndex();
        messageEnd = at;
        messageLength = written == 0 ? 0 : MessageHeaderEncoder.ENCODED_LENGTH + batch.encodedLength();
        advance();
    }

    /** The length of the command's bytes; 0 if it has none that may be sent, and has been told so. */
    private int written(Pending pending) {
        try {
            int length = writer.write(pending.command(), command, 0);
            if (length <= Wire.LONGEST_COMMAND_BYTES) {
                return length;
            }
            pending.answer().failed(new IllegalArgumentException("a command takes at most "
                    + Wire.LONGEST_COMMAND_BYTES + " bytes, not " + length));
        } catch (RuntimeException unwritable) {
            pending.answer().failed(unwritable);
        }
        return 0;
    }

    private void advance() {
        while (oldest < next && unanswered[(int) oldest & mask] == null) {
            oldest++;
        }
    }

    @Override
    public void onMessage(long session, long timeMillis, DirectBuffer buffer, int offset, int length,
            Header header) {
        answers.wrapAndApplyHeader(buffer, offset, headerIn);
        AnswerBatchDecoder.AnswersDecoder each = answers.answers();
        while (each.hasNext()) {
            each.next();
            answer(each);
        }
        advance();
        lastAnswerNanos = System.nanoTime();
    }

    private Event event(Command asked) {
        return asked instanceof Command.Submit submit
                ? events.readWithInstruction(submit.instruction(), bytes, 0, bytes.capacity())
                : events.read(bytes, 0, bytes.capacity());
    }

    private void answer(AnswerBatchDecoder.AnswersDecoder each) {
        long correlation = each.correlation();
        long index = each.index();
        long sequence = each.sequence();
        long timeMillis = each.timeMillis();
        each.wrapEventBytes(bytes);
        Pending pending = correlation < oldest || correlation >= next
                ? null
                : unanswered[(int) correlation & mask];
        String complaint = each.complaint();
        if (pending == null) {
            return;
        }
        unanswered[(int) correlation & mask] = null;
        try {
            if (bytes.capacity() == 0) {
                pending.answer().failed(new IllegalArgumentException(complaint));
            } else {
                pending.answer()
                        .answered(new Logged(index, sequence, timeMillis, event(pending.command())));
            }
        } catch (RuntimeException thrown) {
            // The answers behind this one in the message must still reach those who wait for them.
            LOGGER.error("The answer at sequence {} could not be handed out", sequence, thrown);
            pending.answer().failed(thrown);
        }
    }

    @Override
    public void onSessionEvent(long correlation, long session, long term, int leader, EventCode code,
            String detail) {
        if (code != EventCode.OK && code != EventCode.REDIRECT) {
            LOGGER.warn("The log ended the session: {} {}", code, detail);
            sessionEnded = true;
        }
    }

    @Override
    public void onNewLeader(long session, long term, int leader, String endpoints) {
        sendAllAgain();
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
