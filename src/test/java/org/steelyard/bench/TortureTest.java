package org.steelyard.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TortureTest {

    @TempDir
    private Path folder;

    @Test
    void three_members_lose_no_payment_and_settle_none_twice_when_their_leader_is_killed()
            throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        boolean held = Torture.run(new PrintStream(said, true, StandardCharsets.UTF_8),
                Torture.Plan.quick(System.nanoTime()), folder);
        assertThat(held).as(said.toString(StandardCharsets.UTF_8)).isTrue();
    }
}
