package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.List;

import org.steelyard.money.Amount;

/** A whole statement cut into its pages, in the plainest way: the twin of what the books read page by page. */
public final class Pages {

    private Pages() {}

    public static List<StatementPage> of(Statement whole, long sequence, boolean isClosed) {
        List<StatementPage> pages = new ArrayList<>();
        List<Statement.Line> left = whole.lines();
        Amount opening = whole.opening();
        do {
            List<Statement.Line> lines = left.subList(0, Math.min(StatementPage.MOST_LINES, left.size()));
            left = left.subList(lines.size(), left.size());
            Amount closing = lines.isEmpty() ? opening : lines.getLast().entry().balance();
            pages.add(new StatementPage(new Statement(whole.account(), whole.date(), opening, lines, closing),
                    sequence, pages.size() + 1, left.isEmpty(), isClosed));
            opening = closing;
        } while (!left.isEmpty());
        return pages;
    }
}
