package org.steelyard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.steelyard.settlement.Settlement;

final class SnapshotTest {

    private final List<byte[]> messages = new ArrayList<>();

    @Test
    void values_of_every_kind_come_back_wherever_a_message_ends() {
        for (long seed = 1; seed <= 20; seed++) {
            messages.clear();
            SnapshotOut out = out();
            Random random = new Random(seed);
            for (int i = 0; i < 30_000; i++) {
                put(out, random, i);
            }
            out.seal();
            SnapshotIn in = in();
            Random again = new Random(seed);
            for (int i = 0; i < 30_000; i++) {
                check(in, again, i, seed);
            }
            in.checkSeal();
        }
    }

    @Test
    void an_engine_comes_back_with_its_hash() {
        Settlement settlement = new Settlement();
        Town.opening().forEach(command -> settlement.apply(command, 1));
        for (int number = 0; number < 20_000; number++) {
            settlement.apply(Town.payment(number), 2);
        }
        SnapshotOut out = out();
        settlement.save(out);
        out.seal();
        SnapshotIn in = in();
        Settlement restored = Settlement.restore(in);
        in.checkSeal();
        assertThat(restored.stateHash()).isEqualTo(settlement.stateHash());
        assertThat(restored.apply(Town.payment(1), 3)).isEqualTo(settlement.apply(Town.payment(1), 3));
    }

    @Test
    void a_snapshot_without_its_end_or_with_a_wrong_byte_is_refused() {
        SnapshotOut out = out();
        new Settlement().save(out);
        out.seal();
        byte[] seal = messages.removeLast();
        assertThatThrownBy(() -> read().checkSeal()).hasMessageContaining("seal");
        messages.add(seal);
        read().checkSeal();
        messages.getFirst()[2 * Integer.BYTES]++;
        assertThatThrownBy(() -> read().checkSeal()).hasMessageContaining("seal");
    }

    private SnapshotIn read() {
        SnapshotIn in = in();
        Settlement.restore(in);
        return in;
    }

    private SnapshotOut out() {
        return new SnapshotOut((buffer, length) -> {
            byte[] copy = new byte[length];
            buffer.getBytes(0, copy);
            messages.add(copy);
        });
    }

    private SnapshotIn in() {
        ArrayDeque<byte[]> left = new ArrayDeque<>(messages);
        return new SnapshotIn(() -> left.isEmpty() ? new byte[0] : left.poll());
    }

    private static void put(SnapshotOut out, Random random, int step) {
        switch (random.nextInt(4)) {
            case 0 -> out.putLong(random.nextLong());
            case 1 -> out.putInt(random.nextInt());
            case 2 -> out.putText("é".repeat(random.nextInt(20)));
            default -> out.putLongs(random.longs(step % 50).toArray(), step % 50);
        }
    }

    private static void check(SnapshotIn in, Random random, int step, long seed) {
        switch (random.nextInt(4)) {
            case 0 -> assertThat(in.getLong()).as("seed %d", seed).isEqualTo(random.nextLong());
            case 1 -> assertThat(in.getInt()).as("seed %d", seed).isEqualTo(random.nextInt());
            case 2 -> assertThat(in.getText()).as("seed %d", seed).isEqualTo("é".repeat(random.nextInt(20)));
            default -> {
                long[] many = new long[step % 50];
                in.getLongs(many, many.length);
                assertThat(many).as("seed %d", seed).isEqualTo(random.longs(many.length).toArray());
            }
        }
    }
}
