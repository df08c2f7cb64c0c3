package org.steelyard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Books are made again from the same events, and come out the same to the last byte. */
final class RebuildTest {

    private final long seed = new Random().nextLong();
    private final Story story = RandomStory.of(seed, 800);

    @TempDir
    private Path folder;

    @Test
    void rebuilt_books_are_equal_to_the_last_byte() {
        BooksSettings settings = TestPostgres.emptyDatabase();
        String before = fingerprint(Books.open(settings, new PlainCorrespondence()));
        try (Books books = Books.rebuild(settings, new PlainCorrespondence())) {
            assertThat(books.nextIndex()).isZero();
            assertThat(books.accounts()).isEmpty();
        }
        assertThat(fingerprint(Books.open(settings, new PlainCorrespondence()))).as("seed %d", seed)
                .isEqualTo(before);
    }

    @Test
    void one_event_more_or_less_is_seen_in_the_fingerprint() {
        try (Books books = Books.open(TestPostgres.emptyDatabase(), new PlainCorrespondence())) {
            books.project(story.events.subList(0, story.events.size() - 1));
            String before = books.fingerprint();
            books.project(story.events);
            assertThat(books.fingerprint()).as("seed %d", seed).isNotEqualTo(before);
        }
    }

    @Test
    void books_in_the_operator_s_postgresql_are_the_same_as_in_our_own() throws IOException {
        assumeTrue(DebianPostgres.isThere(), "PostgreSQL 15 of Debian is not installed");
        String ours = fingerprint(Books.open(TestPostgres.emptyDatabase(), new PlainCorrespondence()));
        try (DebianPostgres operators = new DebianPostgres(folder)) {
            assertThat(fingerprint(Books.open(operators.settings(), new PlainCorrespondence())))
                    .as("seed %d", seed).isEqualTo(ours);
        }
    }

    private String fingerprint(Books opened) {
        try (Books books = opened) {
            books.project(story.events);
            return books.fingerprint();
        }
    }
}
