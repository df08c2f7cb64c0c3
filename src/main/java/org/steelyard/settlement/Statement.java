package org.steelyard.settlement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;

/**
 * An account over one business day (camt.053). It proves itself: opening and movements give the closing
 * balance, and the entries are numbered without gaps.
 *
 * @param account the account
 * @param date the business day
 * @param opening the balance before the first line
 * @param lines the entries in their order
 * @param closing the balance after the last
 */
public record Statement(AccountId account, LocalDate date, Amount opening, List<Line> lines, Amount closing) {

    /**
     * One entry with the references of the payment that made it.
     *
     * @param entry the entry
     * @param references those of the instruction; a return goes by the UETR of the payment that it returns
     * @param kind its kind
     * @param counterparty the bank on the other side, as the instruction names it
     * @param timeMillis when it settled (epoch milliseconds)
     */
    public record Line(Entry entry, References references, Kind kind, org.steelyard.money.Bic counterparty,
            long timeMillis) {
    }

    /**
     * What all accounts of a currency hold at the end of a business day, or so far.
     *
     * @param date the business day
     * @param phase how far it has come: after CUT_OFF nothing settles in it any more
     * @param balances of every account, in the order in which they were opened
     */
    public record DayEnd(LocalDate date, Phase phase, Map<AccountId, Amount> balances) {

        /** Keeps its own copy. */
        public DayEnd {
            balances = Collections.unmodifiableMap(new LinkedHashMap<>(balances));
        }
    }

    /** Refuses a statement that does not add up. */
    public Statement {
        lines = List.copyOf(lines);
        Amount running = opening;
        long number = lines.isEmpty() ? 0 : lines.getFirst().entry().number();
        for (Line line : lines) {
            running = running.plus(line.entry().amount());
            if (!running.equals(line.entry().balance()) || line.entry().number() != number++) {
                throw new IllegalArgumentException("the statement of " + account + " on " + date
                        + " does not add up at entry " + line.entry().number());
            }
        }
        if (!running.equals(closing)) {
            throw new IllegalArgumentException(
                    "the statement of " + account + " on " + date + " closes with " + closing
                            + ", its entries with " + running);
        }
    }
}
