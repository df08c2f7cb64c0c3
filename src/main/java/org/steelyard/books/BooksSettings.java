package org.steelyard.books;

import java.nio.file.Path;

/** Where the books are kept. */
public sealed interface BooksSettings {

    /**
     * In a PostgreSQL of our own that starts and stops with the books.
     *
     * @param folder its data, its password and its log; made if it is not there
     */
    record Embedded(Path folder) implements BooksSettings {
    }

    /**
     * In a PostgreSQL (15 or later) that somebody else runs.
     *
     * @param url such as {@code jdbc:postgresql://host:5432/steelyard}
     * @param user owner of the schema {@code books}, or allowed to create it
     * @param password the user's password; empty if none is needed
     */
    record Jdbc(String url, String user, String password) implements BooksSettings {

        /** Refuses what is no address of a PostgreSQL. */
        public Jdbc {
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException(
                        "'" + url + "' is no address of a PostgreSQL: jdbc:postgresql://host:port/database");
            }
        }

        /** Without the password. */
        @Override
        public String toString() {
            return url + " as " + user;
        }
    }
}
