package org.steelyard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;

final class EventFolderTest {

    @TempDir
    private Path folder;

    private final EventWriter writer = new EventWriter();
    private final ExpandableArrayBuffer record = new ExpandableArrayBuffer();

    @Test
    void events_come_back_from_any_index() throws IOException {
        record(0, 0, 3_000);
        try (EventFolder open = EventFolder.open(folder)) {
            for (long from : new long[]{0, 1, 1_499, 2_999, 3_000, 5_000}) {
                assertThat(indexes(open, from)).isEqualTo(range(from, 3_000));
            }
        }
    }

    @Test
    void a_frame_cut_anywhere_is_taken_away_and_recorded_again() throws IOException {
        record(0, 0, 40);
        Path file = onlyFile();
        long whole = Files.size(file);
        long[] chain = new long[1];
        try (EventFolder open = EventFolder.open(folder)) {
            chain[0] = open.chain();
        }
        for (long size = whole - 1; size >= 0; size -= 97) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(size);
            }
            record(0, 0, 40);
            try (EventFolder open = EventFolder.open(folder)) {
                assertThat(indexes(open, 0)).as("cut to %d bytes", size).isEqualTo(range(0, 40));
                assertThat(open.chain()).isEqualTo(chain[0]);
            }
        }
    }

    @Test
    void a_frame_with_a_wrong_byte_ends_the_stream_before_it() throws IOException {
        record(0, 0, 10);
        long sound = Files.size(onlyFile());
        record(10, chain(), 10);
        try (FileChannel channel = FileChannel.open(onlyFile(), StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[]{1}), sound + 60);
        }
        try (EventFolder open = EventFolder.open(folder)) {
            assertThat(indexes(open, 0)).isEqualTo(range(0, 10));
        }
    }

    @Test
    void events_that_are_there_are_not_recorded_twice() throws IOException {
        record(0, 0, 100);
        long size = Files.size(onlyFile());
        record(0, 0, 100);
        assertThat(Files.size(onlyFile())).isEqualTo(size);
        record(0, 0, 101);
        assertThat(Files.size(onlyFile())).isGreaterThan(size);
    }

    @Test
    void a_log_that_is_not_the_one_that_was_recorded_is_noticed() throws IOException {
        record(0, 0, 100);
        assertThatThrownBy(() -> record(0, 1, 101)).hasMessageContaining("another system");
        assertThatThrownBy(() -> record(101, 1, 1)).hasMessageContaining("end before index 100");
    }

    private void record(long index, long chain, int count) throws IOException {
        try (EventFolder open = EventFolder.open(folder); EventRecorder recorder = new EventRecorder(open)) {
            recorder.begin(index, chain);
            for (int i = 0; i < count; i++) {
                record.putLong(0, index + i + 1, ByteOrder.LITTLE_ENDIAN);
                record.putLong(Long.BYTES, 7, ByteOrder.LITTLE_ENDIAN);
                int length = writer.write(new Event.Matched(index + i, 1, "any"), record,
                        EventRecorder.RECORD_HEAD_BYTES);
                recorder.take(record, 0, EventRecorder.RECORD_HEAD_BYTES + length);
            }
            recorder.force();
        }
    }

    private long chain() throws IOException {
        try (EventFolder open = EventFolder.open(folder)) {
            return open.chain();
        }
    }

    private static List<Long> indexes(EventFolder open, long from) {
        List<Long> indexes = new ArrayList<>();
        try (EventStream.Reader reader = new EventStream(open).from(from)) {
            for (List<Logged> next = reader.next(); !next.isEmpty(); next = reader.next()) {
                next.forEach(logged -> indexes.add(logged.index()));
            }
        }
        return indexes;
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().getFirst();
        }
    }
}
