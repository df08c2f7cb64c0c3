package org.steelyard.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.aeron.DirectBufferVector;
import io.aeron.Publication;
import io.aeron.cluster.service.ClientSession;
import io.aeron.logbuffer.BufferClaim;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class OutboxTest {

    private final Outbox outbox = new Outbox();

    @Test
    void answers_that_a_client_cannot_take_yet_arrive_later_and_in_order() {
        Client client = new Client();
        for (int answer = 0; answer < 100; answer++) {
            client.takes = answer < 10 || answer > 50;
            send(client, answer, Integer.BYTES);
        }
        outbox.flush();
        assertThat(client.taken).isEqualTo(IntStream.range(0, 100).boxed().toList());
        assertThat(client.closed).isFalse();
    }

    @Test
    void a_client_that_takes_nothing_loses_its_session_and_no_other_does() {
        Client dead = new Client();
        dead.takes = false;
        Client alive = new Client();
        for (int answer = 0; answer < 100; answer++) {
            send(dead, answer, 1024 * 1024);
            send(alive, answer, Integer.BYTES);
        }
        assertThat(dead.closed).isTrue();
        assertThat(alive.closed).isFalse();
        assertThat(alive.taken).hasSize(100);
    }

    private void send(Client client, int answer, int length) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[length]);
        buffer.putInt(0, answer);
        outbox.send(client, buffer, length);
    }

    /** A session whose client takes answers or does not. */
    private static final class Client implements ClientSession {
        private final List<Integer> taken = new ArrayList<>();
        private boolean takes = true;
        private boolean closed;

        @Override
        public long id() {
            return System.identityHashCode(this);
        }

        @Override
        public int responseStreamId() {
            return 1;
        }

        @Override
        public String responseChannel() {
            return "aeron:ipc";
        }

        @Override
        public byte[] encodedPrincipal() {
            return new byte[0];
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public boolean isClosing() {
            return closed;
        }

        @Override
        public long offer(DirectBuffer buffer, int offset, int length) {
            if (!takes) {
                return Publication.BACK_PRESSURED;
            }
            taken.add(buffer.getInt(offset));
            return 1;
        }

        @Override
        public long offer(DirectBufferVector[] vectors) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long tryClaim(int length, BufferClaim claim) {
            throw new UnsupportedOperationException();
        }
    }
}
