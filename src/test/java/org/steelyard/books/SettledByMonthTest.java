package org.steelyard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.books.Story.ANNA;
import static org.steelyard.books.Story.BORIS;
import static org.steelyard.books.Story.CHEN;
import static org.steelyard.books.Story.CNY;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Purpose;

/** What has settled by month. */
final class SettledByMonthTest {

    private static final YearMonth JANUARY = YearMonth.of(2027, 1);

    private final Books books = Books.open(TestPostgres.emptyDatabase(), new PlainCorrespondence());

    @AfterEach
    void close() {
        books.close();
    }

    private List<SettledSum> payments(YearMonth from, YearMonth to) {
        return books.settled(from, to).stream().filter(sum -> sum.kind() == Kind.BANK_PAYMENT).toList();
    }

    @Test
    void payments_add_up_by_month_and_banks_on_both_sides() {
        Story story = Story.funded();
        story.pay(ANNA, BORIS, 300);
        story.pay(ANNA, BORIS, 40);
        story.pay(ANNA, CHEN, 5);
        books.project(story.events);
        assertThat(payments(JANUARY, JANUARY)).containsExactlyInAnyOrder(sum(SettledSide.PAYER, true, 2, 340),
                sum(SettledSide.PAYER, false, 1, 5), sum(SettledSide.PAYEE, true, 2, 340),
                sum(SettledSide.PAYEE, false, 1, 5));
    }

    @Test
    void what_waits_has_not_settled_and_the_month_is_that_of_the_business_day() {
        Story story = Story.open();
        story.pay(ANNA, BORIS, 300);
        books.project(story.events);
        assertThat(payments(JANUARY, JANUARY)).isEmpty();
        int known = story.events.size();
        story.closeDay();
        story.openDay(LocalDate.of(2027, 2, 1));
        story.fund(ANNA, Story.CNY_LEDGER, 1_000);
        story.pay(ANNA, BORIS, 7);
        books.project(story.events.subList(known, story.events.size()));
        assertThat(payments(JANUARY, JANUARY)).isEmpty();
        assertThat(payments(JANUARY, JANUARY.plusMonths(1))).extracting(SettledSum::month, SettledSum::minor)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(JANUARY.plusMonths(1),
                        BigInteger.valueOf(7)));
    }

    private static SettledSum sum(SettledSide side, boolean toBoris, long count, long minor) {
        return new SettledSum(JANUARY, side, CNY, ANNA, toBoris ? BORIS : CHEN, Kind.BANK_PAYMENT,
                Purpose.GOODS, count, BigInteger.valueOf(minor));
    }
}
