package org.steelyard.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.settlement.Logged;

/** A process that keeps books is killed while it writes. */
final class CrashTest {

    private final long seed = new Random().nextLong();

    @TempDir
    private Path folder;

    @Test
    void after_a_kill_in_the_middle_every_event_is_in_the_books_once() throws Exception {
        Random chance = new Random(seed);
        List<Logged> events = RandomStory.of(seed, KilledProjection.STEPS).events;
        long said = 0;
        for (int kills = 0; kills < 2; kills++) {
            Process child = child();
            said = Math.max(said, readSome(child, 1 + chance.nextInt(60)));
            child.destroyForcibly().waitFor();
        }
        try (Books books = open()) {
            assertThat(books.nextIndex()).as("seed %d", seed).isGreaterThan(said).isLessThan(events.size());
            books.project(events.subList((int) books.followFrom(), events.size()));
            assertThat(books.fingerprint()).as("seed %d", seed).isEqualTo(undisturbed(events));
        }
    }

    @Test
    void a_server_that_outlived_its_process_is_stopped_by_the_next_one() throws Exception {
        Process child = child();
        readSome(child, 3);
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly().waitFor();
        ProcessHandle orphan = postmaster();
        assertThat(orphan.isAlive()).as("it has nobody left to stop it").isTrue();
        try (Books books = open()) {
            orphan.onExit().join();
            assertThat(books.nextIndex()).isPositive();
        }
    }

    @Test
    void a_server_does_not_outlive_its_process() throws Exception {
        Process child = child();
        readSome(child, 3);
        ProcessHandle server = postmaster();
        child.destroyForcibly().waitFor();
        server.onExit().join();
        assertThat(Files.exists(folder.resolve("data/postmaster.pid"))).isFalse();
    }

    private Process child() throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
                System.getProperty("java.class.path"), KilledProjection.class.getName(), folder.toString(),
                String.valueOf(seed)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Waits for so many positions; gives the last. */
    private static long readSome(Process child, int positions) throws IOException {
        BufferedReader said = child.inputReader(StandardCharsets.UTF_8);
        long last = -1;
        for (int seen = 0; seen < positions;) {
            String line = said.readLine();
            assertThat(line).as("the process ended by itself").isNotNull().isNotEqualTo("all");
            if (line.matches("[0-9]+")) {
                last = Long.parseLong(line);
                seen++;
            }
        }
        return last;
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long
                .parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private Books open() {
        return Books.open(new BooksSettings.Embedded(folder), new PlainCorrespondence());
    }

    private static String undisturbed(List<Logged> events) {
        try (Books books = Books.open(TestPostgres.emptyDatabase(), new PlainCorrespondence())) {
            books.project(events);
            return books.fingerprint();
        }
    }
}
