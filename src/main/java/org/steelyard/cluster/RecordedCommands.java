package org.steelyard.cluster;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.aeron.cluster.RecordingLog;
import io.aeron.cluster.codecs.MessageHeaderDecoder;
import io.aeron.cluster.codecs.SessionMessageHeaderDecoder;
import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.protocol.DataHeaderFlyweight;
import io.aeron.protocol.HeaderFlyweight;
import org.agrona.BitUtil;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.steelyard.cluster.wire.CommandBatchDecoder;
import org.steelyard.settlement.Command;

/**
 * The commands of a member's log, read out of its files without starting it: for whoever wants to know what
 * the engine would have done otherwise. Nothing is written.
 */
public final class RecordedCommands {

    private static final int FIRST_FRAGMENT = FrameDescriptor.BEGIN_FRAG_FLAG & 0xFF;
    private static final int LAST_FRAGMENT = FrameDescriptor.END_FRAG_FLAG & 0xFF;

    private final SortedMap<Long, Path> segments;
    private final CommandReader reader = new CommandReader();
    private final MessageHeaderDecoder clusterHeader = new MessageHeaderDecoder();
    private final SessionMessageHeaderDecoder session = new SessionMessageHeaderDecoder();
    private final CommandBatchDecoder batch = new CommandBatchDecoder();
    private final UnsafeBuffer bytes = new UnsafeBuffer(0, 0);
    private final ExpandableArrayBuffer message = new ExpandableArrayBuffer(64 * 1024);

    /** What is done with a command. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes the next command.
         *
         * @param command what was asked
         * @param timeMillis the log's time that the engine was given with it
         */
        void take(Command command, long timeMillis);
    }

    private RecordedCommands(SortedMap<Long, Path> segments) {
        this.segments = segments;
    }

    /**
     * The log in a member's folder, which must be stopped.
     *
     * @param folder the folder of the log, or the data folder of a node that has one
     * @throws LogException if it runs, is no log, or does not reach back to the first command
     */
    public static RecordedCommands in(Path folder) {
        Path log = Files.isDirectory(folder.resolve("log")) ? folder.resolve("log") : folder;
        if (!Files.isDirectory(log.resolve("archive")) || !Files.isDirectory(log.resolve("cluster"))) {
            throw new LogException(folder + " holds no log (it would have the folders archive and cluster)");
        }
        try {
            LogFolder.checkFree(log);
            SortedMap<Long, Path> segments = segments(log.resolve("archive"), recording(log));
            if (segments.isEmpty() || segments.firstKey() != 0) {
                throw new LogException("the log in " + log + " does not reach back to its first command");
            }
            return new RecordedCommands(segments);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private static LogException unreadable(IOException why) {
        return new LogException("the log cannot be read: " + why, why);
    }

    private static long recording(Path log) {
        try (RecordingLog terms = new RecordingLog(log.resolve("cluster").toFile(), false)) {
            long last = terms.findLastTermRecordingId();
            if (last < 0) {
                throw new LogException("the log in " + log + " never had a leader");
            }
            return last;
        }
    }

    private static SortedMap<Long, Path> segments(Path archive, long recording) throws IOException {
        TreeMap<Long, Path> segments = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(archive)) {
            files = all.toList();
        }
        String first = recording + "-";
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.startsWith(first) && name.endsWith(".rec")) {
                segments.put(Long.parseLong(name.substring(first.length(), name.length() - 4)), file);
            }
        }
        return segments;
    }

    /** Gives all commands in their order; what the engine would not have understood is left out, too. */
    public void forEach(Taker taker) {
        int length = 0;
        for (Path segment : segments.values()) {
            try (FileChannel file = FileChannel.open(segment, StandardOpenOption.READ)) {
                MappedByteBuffer mapped = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
                length = frames(new UnsafeBuffer(mapped), length, taker);
            } catch (IOException unreadable) {
                throw unreadable(unreadable);
            }
        }
    }

    /** Puts the fragments of one segment together; returns what the last message has so far. */
    private int frames(UnsafeBuffer segment, int begun, Taker taker) {
        int length = begun;
        int at = 0;
        while (at < segment.capacity()) {
            int frame = segment.getInt(at, ByteOrder.LITTLE_ENDIAN);
            if (frame <= 0) {
                break;
            }
            int type = segment.getShort(at + HeaderFlyweight.TYPE_FIELD_OFFSET, ByteOrder.LITTLE_ENDIAN);
            if (type == HeaderFlyweight.HDR_TYPE_DATA) {
                int flags = segment.getByte(at + HeaderFlyweight.FLAGS_FIELD_OFFSET) & 0xFF;
                length = (flags & FIRST_FRAGMENT) == 0 ? length : 0;
                int payload = frame - DataHeaderFlyweight.HEADER_LENGTH;
                message.putBytes(length, segment, at + DataHeaderFlyweight.HEADER_LENGTH, payload);
                length += payload;
                if ((flags & LAST_FRAGMENT) != 0) {
                    message(length, taker);
                }
            }
            at += BitUtil.align(frame, FrameDescriptor.FRAME_ALIGNMENT);
        }
        return length;
    }

    private void message(int length, Taker taker) {
        int ahead = MessageHeaderDecoder.ENCODED_LENGTH + SessionMessageHeaderDecoder.BLOCK_LENGTH;
        clusterHeader.wrap(message, 0);
        if (length <= ahead || clusterHeader.schemaId() != MessageHeaderDecoder.SCHEMA_ID
                || clusterHeader.templateId() != SessionMessageHeaderDecoder.TEMPLATE_ID) {
            // Of the log's own life: terms, sessions, snapshots.
            return;
        }
        session.wrapAndApplyHeader(message, 0, clusterHeader);
        long timeMillis = session.timestamp();
        batch.wrapAndApplyHeader(message, ahead, new org.steelyard.cluster.wire.MessageHeaderDecoder());
        CommandBatchDecoder.CommandsDecoder each = batch.commands();
        while (each.hasNext()) {
            each.next();
            each.wrapCommand(bytes);
            Command command;
            try {
                command = reader.read(bytes, 0, bytes.capacity());
            } catch (RuntimeException notUnderstood) {
                continue;
            }
            taker.take(command, timeMillis);
        }
    }
}
