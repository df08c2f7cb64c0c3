package org.steelyard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresServerTest {

    @TempDir
    private Path folder;

    @Test
    void books_in_a_folder_are_there_again_when_it_is_opened_again() {
        Story story = Story.funded();
        BooksSettings settings = new BooksSettings.Embedded(folder);
        try (Books books = Books.open(settings, new PlainCorrespondence())) {
            books.project(story.events);
        }
        try (Books books = Books.open(settings, new PlainCorrespondence())) {
            assertThat(books.nextIndex()).isEqualTo(story.events.size());
        }
    }

    @Test
    void a_folder_is_open_once() {
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(server.url()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(() -> PostgresServer.start(folder)).isInstanceOf(BooksException.class)
                    .hasMessageContaining("are open already");
        }
    }

    @Test
    void a_platform_without_binaries_is_named() {
        assertThat(ServerBinaries.archiveOf("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(ServerBinaries.archiveOf("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
        assertThatThrownBy(() -> ServerBinaries.under(folder, "postgres-plan9-mips.txz"))
                .isInstanceOf(BooksException.class)
                .hasMessageContaining("postgres-plan9-mips.txz is missing")
                .hasMessageContaining("of your own");
    }
}
