package org.steelyard.books;

/** The books cannot be opened, read or written; the message says which, where, and what helps. */
public final class BooksException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BooksException(String message) {
        super(message);
    }

    BooksException(String message, Throwable cause) {
        super(message, cause);
    }
}
