package org.steelyard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.steelyard.cluster.wire.MessageHeaderEncoder;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.Role;
import org.steelyard.settlement.Rules;
import org.steelyard.settlement.State;

final class WireTest {

    private static final int OFFSET = 24;
    private static final Path GOLDEN = Path.of("src/test/resources/org/steelyard/cluster/wire.golden");
    /** Version 1 of the schema: what a log of then holds. */
    private static final Path FIRST_EDITION = GOLDEN.resolveSibling("wire-1.golden");

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final CommandWriter commandWriter = new CommandWriter();
    private final CommandReader commandReader = new CommandReader();
    private final EventWriter eventWriter = new EventWriter();
    private final EventReader eventReader = new EventReader();

    @Test
    void every_command_comes_back_as_it_went() {
        for (long seed = 1; seed <= 300; seed++) {
            for (Supplier<Command> any : new AnyRecord(seed).commands()) {
                Command command = any.get();
                int length = commandWriter.write(command, buffer, OFFSET);
                assertThat(commandReader.read(buffer, OFFSET, length)).as("seed %d", seed).isEqualTo(command);
            }
        }
    }

    @Test
    void every_event_comes_back_as_it_went() {
        for (long seed = 1; seed <= 300; seed++) {
            for (Supplier<Event> any : new AnyRecord(seed).events()) {
                Event event = any.get();
                int length = eventWriter.write(event, buffer, OFFSET);
                assertThat(eventReader.read(buffer, OFFSET, length)).as("seed %d", seed).isEqualTo(event);
            }
        }
    }

    @Test
    void no_type_of_command_or_event_is_left_out() {
        AnyRecord any = new AnyRecord(1);
        assertThat(types(any.commands())).isEqualTo(leaves(Command.class));
        assertThat(types(any.events())).isEqualTo(leaves(Event.class));
    }

    @Test
    void every_word_of_the_engine_has_a_number() {
        assertThat(WireNumbers.KINDS).containsExactlyInAnyOrder(Kind.values());
        assertThat(WireNumbers.PRIORITIES).containsExactlyInAnyOrder(Priority.values());
        assertThat(WireNumbers.PURPOSES).containsExactlyInAnyOrder(Purpose.values());
        assertThat(WireNumbers.ROLES).containsExactlyInAnyOrder(Role.values());
        assertThat(WireNumbers.PHASES).containsExactlyInAnyOrder(Phase.values());
        assertThat(WireNumbers.MECHANISMS).containsExactlyInAnyOrder(Mechanism.values());
        assertThat(WireNumbers.VALIDITIES).containsExactlyInAnyOrder(Limit.Validity.values());
        assertThat(WireNumbers.OVERTAKINGS).containsExactlyInAnyOrder(Rules.Overtaking.values());
        assertThat(WireNumbers.STATES).containsExactlyInAnyOrder(State.values());
        assertThat(WireNumbers.ENDS).containsExactlyInAnyOrder(Modification.End.values());
    }

    /** Were this to fail, logs and streams that exist could not be read any more. */
    @Test
    void bytes_written_by_earlier_editions_still_say_the_same() throws IOException {
        List<String> now = goldenLines();
        if (Boolean.getBoolean("steelyard.writeGolden")) {
            Files.write(GOLDEN, now);
        }
        assertThat(now).isEqualTo(Files.readAllLines(GOLDEN));
        for (Path edition : List.of(FIRST_EDITION, GOLDEN)) {
            say(Files.readAllLines(edition));
        }
    }

    private void say(List<String> golden) {
        for (String line : golden) {
            byte[] bytes = HexFormat.of().parseHex(line.substring(0, line.indexOf(' ')));
            UnsafeBuffer written = new UnsafeBuffer(bytes);
            boolean command = (bytes[2] & 0xFF) < 100;
            Record read = command
                    ? (Record) commandReader.read(written, 0, bytes.length)
                    : (Record) eventReader.read(written, 0, bytes.length);
            assertThat(line.substring(line.indexOf(' ') + 1)).isEqualTo(read.toString());
        }
    }

    @Test
    void an_unknown_template_is_refused() {
        new MessageHeaderEncoder().wrap(buffer, 0).blockLength(0).templateId(99).schemaId(2611).version(1);
        assertThatThrownBy(() -> commandReader.read(buffer, 0, 8)).hasMessageContaining("template 99");
        new MessageHeaderEncoder().wrap(buffer, 0).blockLength(0).templateId(199).schemaId(2611).version(1);
        assertThatThrownBy(() -> eventReader.read(buffer, 0, 8)).hasMessageContaining("template 199");
        new MessageHeaderEncoder().wrap(buffer, 0).blockLength(0).templateId(1).schemaId(1).version(1);
        assertThatThrownBy(() -> commandReader.read(buffer, 0, 8)).hasMessageContaining("schema 1");
    }

    @Test
    void a_command_cut_short_is_refused_at_every_length() {
        for (Supplier<Command> any : new AnyRecord(7).commands()) {
            int length = commandWriter.write(any.get(), buffer, 0);
            for (int shorter = 0; shorter < Math.min(length, 400); shorter++) {
                int cut = shorter;
                assertThatThrownBy(() -> commandReader.read(buffer, 0, cut)).as("%d of %d", cut, length)
                        .isInstanceOf(RuntimeException.class);
            }
        }
    }

    private List<String> goldenLines() {
        AnyRecord any = new AnyRecord(20_261_123);
        List<String> lines = new ArrayList<>();
        for (Supplier<Command> supplier : any.commands()) {
            Command command = supplier.get();
            lines.add(hex(commandWriter.write(command, buffer, 0)) + " " + command);
        }
        for (Supplier<Event> supplier : any.events()) {
            Event event = supplier.get();
            lines.add(hex(eventWriter.write(event, buffer, 0)) + " " + event);
        }
        return lines;
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        buffer.getBytes(0, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static <T> Set<Class<?>> types(List<Supplier<T>> suppliers) {
        return suppliers.stream().map(supplier -> supplier.get().getClass()).collect(Collectors.toSet());
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        return Stream.of(type).flatMap(WireTest::below).collect(Collectors.toSet());
    }

    private static Stream<Class<?>> below(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(WireTest::below)
                : Stream.of(type);
    }
}
