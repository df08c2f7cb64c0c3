package org.steelyard.settlement;

/**
 * A page of an account's statement, which is a small statement itself: its part of the entries leads from the
 * balance before them to the balance after them. A page that is full never changes while more entries arrive.
 *
 * @param part the page's entries, with the balances around them
 * @param sequence the number of the statement on its account: 1 on the first business day of the currency,
 *            without gaps, the same on all pages
 * @param number the number of the page, from 1
 * @param isLast whether no page follows
 * @param isClosed whether the business day has closed, so that nothing will follow
 */
public record StatementPage(Statement part, long sequence, int number, boolean isLast, boolean isClosed) {

    /**
     * So many entries a page. One has 1.2 kB as a message, and 1.9 kB with the longest references: so a page
     * stays below 400 kB, and below the largest message that the system itself takes (512 kB).
     */
    public static final int MOST_LINES = 200;

    /** Refuses a page that is too long, or that ends before it is full although others follow. */
    public StatementPage {
        int lines = part.lines().size();
        if (sequence < 1 || number < 1 || lines > MOST_LINES || !isLast && lines < MOST_LINES) {
            throw new IllegalArgumentException("page " + number + " of statement " + sequence + " of "
                    + part.account() + " has " + lines + " entries");
        }
    }

    /** How many pages so many entries take; without entries there is one page all the same. */
    public static long pages(long entries) {
        return Math.max(1, Math.ceilDiv(entries, MOST_LINES));
    }
}
