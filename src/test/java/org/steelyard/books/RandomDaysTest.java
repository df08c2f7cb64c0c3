package org.steelyard.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Outcome;
import org.steelyard.settlement.Pages;
import org.steelyard.settlement.State;
import org.steelyard.settlement.Statement;
import org.steelyard.settlement.StatementPage;

/** Random days of the real engine, booked in random batches: the books must agree with it in everything. */
final class RandomDaysTest {

    private static final int STEPS = 600;

    private final long seed = new Random().nextLong();
    private final Story story = RandomStory.of(seed, STEPS);

    @Test
    void balances_and_states_are_those_of_the_engine() {
        try (Books books = booked()) {
            Map<AccountId, Amount> balances = new LinkedHashMap<>();
            books.accounts().forEach(account -> balances.put(account.id(), account.balance()));
            assertThat(balances).as("seed %d", seed).isEqualTo(story.settlement.balances());
            for (BookedInstruction booked : books.search(Search.newest(Books.MOST_ROWS))) {
                Outcome outcome = story.settlement.outcome(booked.uetr()).orElseThrow();
                assertThat(booked.state()).as("seed %d, %s", seed, booked).isEqualTo(outcome.state());
                assertThat(booked.reason()).as("seed %d, %s", seed, booked).isEqualTo(outcome.reason());
                assertThat(booked.changedMillis()).as("seed %d, %s", seed, booked)
                        .isEqualTo(outcome.timeMillis());
            }
        }
    }

    @Test
    void statements_of_all_days_join_without_a_gap_and_end_at_the_balance() {
        try (Books books = booked()) {
            for (BookedAccount account : books.accounts()) {
                Amount balance = Amount.zero(account.id().currency());
                long entries = 0;
                long statements = 0;
                for (LocalDate day = Story.MONDAY; !day.isAfter(story.today); day = day.plusDays(1)) {
                    Statement statement = books.statement(account.id(), day);
                    assertThat(statement.opening()).as("seed %d, %s", seed, statement).isEqualTo(balance);
                    Optional<StatementPage> page = books.statementSoFar(account.id(), day, 1)
                            .map(StatementSoFar::page);
                    if (page.isPresent()) {
                        assertThat(page.get()).as("seed %d, no gap", seed)
                                .isEqualTo(Pages.of(statement, ++statements, day.isBefore(story.today))
                                        .getFirst());
                    } else {
                        assertThat(statement.lines()).as("seed %d, no business day", seed).isEmpty();
                    }
                    for (Statement.Line line : statement.lines()) {
                        assertThat(line.entry().number()).as("seed %d", seed).isEqualTo(++entries);
                    }
                    balance = statement.closing();
                }
                assertThat(balance).as("seed %d, %s", seed, account).isEqualTo(account.balance());
                assertThat(statements).as("seed %d", seed).isPositive();
                assertThat(books.dayEnd(account.id().currency(), story.today).orElseThrow().balances())
                        .as("seed %d", seed).containsEntry(account.id(), balance);
            }
        }
    }

    @Test
    void tallies_count_what_is_there() {
        try (Books books = booked()) {
            List<BookedInstruction> all = books.search(Search.newest(Books.MOST_ROWS));
            for (Currency currency : List.of(Story.CNY, Story.RUB)) {
                Map<State, Tally> expected = new EnumMap<>(State.class);
                all.stream().filter(each -> each.amount().currency().equals(currency))
                        .filter(each -> !each.state().isFinal() || each.valueDate().equals(story.today))
                        .forEach(each -> expected.merge(each.state(),
                                new Tally(each.state(), 1, each.amount()),
                                (one, other) -> new Tally(one.state(), one.count() + 1,
                                        one.value().plus(other.value()))));
                assertThat(books.tallies(currency)).as("seed %d", seed).containsExactlyElementsOf(
                        expected.values());
            }
        }
    }

    @Test
    void every_bank_s_cursors_have_no_gap() {
        try (Books books = booked()) {
            for (var participant : books.participants()) {
                List<MessageOut> out = books.messagesOut(participant.bic(), 0, Books.MOST_ROWS);
                for (int i = 0; i < out.size(); i++) {
                    assertThat(out.get(i).cursor()).as("seed %d, %s", seed, participant).isEqualTo(i + 1);
                }
            }
        }
    }

    @Test
    void the_batches_in_which_events_come_leave_no_trace() {
        try (Books one = booked();
                Books other = Books.open(TestPostgres.emptyDatabase(),
                        new PlainCorrespondence())) {
            other.project(story.events);
            assertThat(one.fingerprint()).as("seed %d", seed).isEqualTo(other.fingerprint());
        }
    }

    @Test
    void the_story_has_all_kinds_of_events_in_it() {
        Story fixed = RandomStory.of(1, 4_000);
        assertThat(fixed.events.stream().map(Logged::event).map(Event::getClass).distinct()
                .map(Class::getSimpleName)).contains("Settled", "Queued", "Warehoused", "Held", "Rejected",
                        "Cancelled", "Expired", "Matched", "CancelRefused", "CreditLimitSet", "CollateralSet",
                        "CreditSecured", "PhaseReached",
                        "ListPutInForce", "Refused");
    }

    /** In random batches, some of them offered twice. */
    private Books booked() {
        Books books = Books.open(TestPostgres.emptyDatabase(), new PlainCorrespondence());
        Random batches = new Random(seed);
        List<Logged> left = new ArrayList<>(story.events);
        while (!left.isEmpty()) {
            int size = Math.min(left.size(), 1 + batches.nextInt(300));
            books.project(left.subList(0, size));
            left = left.subList(batches.nextInt(4) == 0 ? size / 2 : size, left.size());
        }
        return books;
    }
}
