package org.steelyard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

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
    void where_root_has_no_namespace_the_server_runs_as_nobody() throws IOException {
        assumeTrue(ServerUser.of(folder) != ServerUser.OURSELVES, "only root can become nobody");
        try (PostgresServer server = PostgresServer.start(folder.toRealPath(), ServerUser.NOBODY)) {
            assertThat(server.url()).isNotEmpty();
            assertThat(Files.getOwner(folder.resolve("data")).getName()).isEqualTo("nobody");
        }
    }

    @Test
    void nobody_is_told_to_be_unable_to_reach_a_closed_folder() throws IOException {
        assumeTrue(ServerUser.of(folder) != ServerUser.OURSELVES, "only root can become nobody");
        Path inner = Files.createDirectories(folder.resolve("closed/inner"));
        Files.setPosixFilePermissions(folder.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> ServerUser.NOBODY.own(inner)).isInstanceOf(BooksException.class)
                .hasMessageContaining("start Steelyard as another user");
    }

    @Test
    void a_folder_whose_last_owner_died_with_its_machine_opens_again() throws IOException {
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(server.password()).hasSize(48);
        }
        Files.writeString(folder.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + folder.resolve("data") + "\n");
        try (PostgresServer server = PostgresServer.start(folder)) {
            assertThat(server.url()).isNotEmpty();
        }
    }

    @Test
    void books_of_another_postgresql_are_not_touched() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "12\n");
        assertThatThrownBy(() -> PostgresServer.start(folder)).isInstanceOf(BooksException.class)
                .hasMessageContaining("are of PostgreSQL 12").hasMessageContaining("made again from the log");
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
