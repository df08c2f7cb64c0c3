package org.steelyard.statistics;

/** The entries of the payers' accounts and those of the payees' do not tell the same: nothing is released. */
public final class MirrorMismatchException extends Exception {

    private static final long serialVersionUID = 1;

    /** Says where they differ first. */
    MirrorMismatchException(String where) {
        super("the two sides differ, so nothing is released: " + where);
    }
}
