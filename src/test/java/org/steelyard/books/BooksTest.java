package org.steelyard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steelyard.books.Story.ANNA;
import static org.steelyard.books.Story.BORIS;
import static org.steelyard.books.Story.CHEN;
import static org.steelyard.books.Story.CNY;
import static org.steelyard.books.Story.CNY_LEDGER;
import static org.steelyard.books.Story.MONDAY;
import static org.steelyard.books.Story.RUB;
import static org.steelyard.books.Story.RUB_LEDGER;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Pages;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.State;
import org.steelyard.settlement.Statement;
import org.steelyard.settlement.StatementPage;

final class BooksTest {

    private final BooksSettings settings = TestPostgres.emptyDatabase();
    private Books books = Books.open(settings, new PlainCorrespondence());

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void balances_are_those_of_the_engine() {
        Story story = Story.funded();
        story.pay(ANNA, BORIS, 250_000);
        books.project(story.events);
        Map<AccountId, Amount> balances = new LinkedHashMap<>();
        books.accounts().forEach(account -> balances.put(account.id(), account.balance()));
        assertThat(balances).isEqualTo(story.settlement.balances());
    }

    @Test
    void what_waits_is_summed_up_on_both_accounts() {
        Story story = Story.open();
        story.pay(ANNA, BORIS, 300);
        story.pay(ANNA, CHEN, 40);
        books.project(story.events);
        assertThat(account(story.cny(ANNA)).waitingOut()).isEqualTo(new Amount(CNY, 340));
        assertThat(account(story.cny(ANNA)).waiting()).isEqualTo(2);
        assertThat(account(story.cny(BORIS)).waitingIn()).isEqualTo(new Amount(CNY, 300));
    }

    @Test
    void an_instruction_tells_all_that_happened_to_it() {
        Story story = Story.open();
        long number = story.pay(ANNA, BORIS, 300);
        story.fund(ANNA, CNY_LEDGER, 1_000);
        books.project(story.events);
        InstructionStory told = books.instruction(number).orElseThrow();
        assertThat(told.instruction().state()).isEqualTo(State.SETTLED);
        assertThat(told.steps()).extracting(InstructionStory.Step::state, InstructionStory.Step::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(State.QUEUED, Reason.FUNDS_SHORT),
                        org.assertj.core.groups.Tuple.tuple(State.SETTLED, Reason.NONE));
        assertThat(told.entries()).containsExactly(
                new Entry(story.cny(ANNA), new Amount(CNY, -300), new Amount(CNY, 700), 2),
                new Entry(story.cny(BORIS), new Amount(CNY, 300), new Amount(CNY, 300), 1));
        assertThat(books.instruction(told.instruction().uetr())).contains(told);
    }

    @Test
    void it_makes_no_difference_in_which_batches_events_come() {
        Story story = Story.open();
        long number = story.pay(ANNA, BORIS, 300);
        long pair = story.versus(CNY_LEDGER, CHEN, BORIS, 70, new Amount(RUB, 900), "PAIR-1");
        story.fund(ANNA, CNY_LEDGER, 1_000);
        story.versus(RUB_LEDGER, BORIS, CHEN, 900, new Amount(CNY, 70), "PAIR-1");
        story.events.forEach(logged -> books.project(List.of(logged)));
        assertThat(books.instruction(number).orElseThrow().steps()).hasSize(2);
        assertThat(books.instruction(pair).orElseThrow().instruction().counterNumber()).isEqualTo(pair + 2);
        List<Logged> overlapping = new ArrayList<>(story.events);
        story.pay(ANNA, BORIS, 1);
        overlapping.add(story.events.getLast());
        assertThat(books.nextIndex()).isEqualTo(overlapping.size() - 1);
    }

    @Test
    void events_that_come_again_change_nothing() {
        Story story = Story.funded();
        books.project(story.events);
        story.pay(ANNA, BORIS, 300);
        books.project(story.events);
        books.project(story.events);
        assertThat(books.nextIndex()).isEqualTo(story.events.size());
        assertThat(account(story.cny(ANNA)).balance()).isEqualTo(new Amount(CNY, 999_700));
    }

    @Test
    void a_gap_is_refused_and_leaves_nothing_behind() {
        Story story = Story.funded();
        books.project(story.events.subList(0, 10));
        assertThatThrownBy(() -> books.project(story.events.subList(11, 20)))
                .isInstanceOf(BooksException.class)
                .hasMessageContaining("event 11 comes where 10 was expected");
        List<Logged> holed = new ArrayList<>(story.events.subList(10, 20));
        holed.remove(5);
        assertThatThrownBy(() -> books.project(holed)).isInstanceOf(BooksException.class)
                .hasMessageContaining("no gaps");
        assertThat(books.nextIndex()).isEqualTo(10);
        books.project(story.events.subList(10, 20));
        assertThat(books.nextIndex()).isEqualTo(20);
    }

    @Test
    void events_of_another_log_are_refused() {
        Story story = Story.funded();
        books.project(story.events);
        Story other = new Story();
        other.nowMillis += 1;
        assertThat(books.followFrom()).isEqualTo(story.events.size() - 1);
        List<Logged> others = story.events.stream()
                .map(logged -> new Logged(logged.index(), logged.sequence(),
                        logged.timeMillis() + 1, logged.event()))
                .toList();
        assertThatThrownBy(() -> books.project(others.subList((int) books.followFrom(), others.size())))
                .isInstanceOf(BooksException.class).hasMessageContaining("another log");
        assertThatThrownBy(() -> books.project(others.subList(0, 1)))
                .isInstanceOf(BooksException.class).hasMessageContaining("another log");
    }

    @Test
    void a_bank_s_messages_are_numbered_from_one_without_gaps() {
        Story story = Story.funded();
        story.pay(ANNA, BORIS, 300);
        story.closeDay();
        books.project(story.events.subList(0, 30));
        reopen();
        books.project(story.events);
        List<MessageOut> out = books.messagesOut(ANNA, 0, Books.MOST_ROWS);
        assertThat(out).extracting(MessageOut::cursor)
                .isEqualTo(java.util.stream.LongStream.rangeClosed(1, out.size()).boxed().toList());
        assertThat(out).extracting(each -> each.message().definition()).contains("pacs.002.001.10",
                "camt.054.001.08", "admi.004.001.02", "camt.053.001.08");
        assertThat(books.messagesOut(ANNA, 2, 1)).containsExactly(out.get(2));
        assertThat(books.messageOut(ANNA, 3)).contains(out.get(2));
        assertThat(books.messagesOut(ANNA, out.size(), 10)).isEmpty();
    }

    @Test
    void correspondence_gets_the_original_even_if_it_came_long_before() {
        Story story = Story.open();
        long number = story.pay(ANNA, BORIS, 300);
        books.project(story.events);
        reopen();
        story.fund(ANNA, CNY_LEDGER, 1_000);
        books.project(story.events);
        String original = new String(books.original(number).bytes(), StandardCharsets.UTF_8);
        assertThat(original).startsWith("<Document>");
        assertThat(books.messagesOut(ANNA, 0, 10).stream().map(each -> each.message().xml()))
                .contains("QUEUED for " + original, "SETTLED for " + original);
    }

    @Test
    void a_statement_adds_up_from_opening_to_closing() {
        Story story = Story.funded();
        story.pay(ANNA, BORIS, 300);
        story.pay(CHEN, ANNA, 20);
        story.closeDay();
        story.openDay(MONDAY.plusDays(1));
        story.pay(ANNA, CHEN, 1);
        books.project(story.events);
        Statement monday = books.statement(story.cny(ANNA), MONDAY);
        assertThat(monday.opening()).isEqualTo(Amount.zero(CNY));
        assertThat(monday.lines()).extracting(line -> line.entry().amount().minor()).containsExactly(
                1_000_000L,
                -300L, 20L);
        assertThat(monday.lines()).extracting(Statement.Line::counterparty)
                .containsExactly(CNY_LEDGER.agent(), BORIS, CHEN);
        Statement tuesday = books.statement(story.cny(ANNA), MONDAY.plusDays(1));
        assertThat(tuesday.opening()).isEqualTo(monday.closing());
        assertThat(tuesday.closing().minor()).isEqualTo(999_719);
        assertThat(books.statement(story.cny(ANNA), MONDAY.plusDays(9)).closing())
                .isEqualTo(tuesday.closing());
        assertThat(books.statement(story.cny(ANNA), MONDAY.minusDays(1)).closing())
                .isEqualTo(Amount.zero(CNY));
    }

    @Test
    void a_large_day_is_told_in_pages_that_join() {
        Story story = Story.funded();
        int payments = 2 * StatementPage.MOST_LINES + 7;
        for (int i = 0; i < payments; i++) {
            story.pay(ANNA, i % 2 == 0 ? BORIS : CHEN, 1 + i);
        }
        books.project(story.events);
        Statement whole = books.statement(story.cny(ANNA), MONDAY);
        assertThat(whole.lines()).hasSize(payments + 1);
        assertThat(pages(story, MONDAY)).isEqualTo(Pages.of(whole, 1, false));
        story.closeDay();
        story.openDay(MONDAY.plusDays(1));
        story.pay(ANNA, BORIS, 5);
        books.project(story.events);
        assertThat(pages(story, MONDAY)).isEqualTo(Pages.of(whole, 1, true));
        assertThat(pages(story, MONDAY.plusDays(1))).isEqualTo(
                Pages.of(books.statement(story.cny(ANNA), MONDAY.plusDays(1)), 2, false));
        assertThat(books.messagesOut(ANNA, 0, Books.MOST_ROWS).stream()
                .filter(each -> each.message().definition().equals("camt.053.001.08"))
                .map(each -> each.message().xml()).filter(xml -> xml.contains(story.cny(ANNA).toString())))
                .isEqualTo(Pages.of(whole, 1, true).stream().map(StatementPage::toString).toList());
    }

    private List<StatementPage> pages(Story story, LocalDate date) {
        List<StatementPage> pages = new ArrayList<>();
        Optional<StatementSoFar> page = books.statementSoFar(story.cny(ANNA), date, 1);
        while (page.isPresent()) {
            pages.add(page.get().page());
            page = books.statementSoFar(story.cny(ANNA), date, pages.size() + 1);
        }
        return pages;
    }

    @Test
    void a_statement_names_a_return_by_the_uetr_of_what_it_returns() {
        Story story = Story.funded();
        Uetr paid = Story.uetr(story.pay(ANNA, BORIS, 300));
        story.submit(new Story.Draft(Kind.RETURN, CNY_LEDGER, BORIS, ANNA, 300)
                .on(new Condition.ReturnOf(paid)));
        books.project(story.events);
        assertThat(books.statement(story.cny(ANNA), MONDAY).lines()).hasSize(3)
                .extracting(line -> line.references().uetr()).endsWith(paid, paid);
    }

    @Test
    void an_unknown_account_has_no_statement() {
        Story story = Story.open();
        books.project(story.events);
        assertThatThrownBy(() -> books.statement(new AccountId(CNY_LEDGER, Story.SMALL), MONDAY))
                .isInstanceOf(BooksException.class).hasMessageContaining("there is no account CNY:");
    }

    @Test
    void what_screening_holds_is_given_with_the_bytes_to_screen_it_again() {
        Story story = Story.funded();
        long number = story.submit(new Story.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 5),
                new Screened.Unavailable("no list"));
        long hit = story.submit(new Story.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 5),
                new Screened.Hit("found"));
        books.project(story.events);
        assertThat(books.held(0, 10)).extracting(held -> held.instruction().number())
                .containsExactly(number, hit);
        assertThat(books.held(0, 10).getFirst().original()).isEqualTo(books.original(number));
        assertThat(books.held(hit, 10)).isEmpty();
    }

    @Test
    void the_days_are_known_with_their_phase() {
        Story story = Story.open();
        story.apply(new org.steelyard.settlement.Command.ReachPhase(RUB, Phase.INTERBANK_ONLY));
        books.project(story.events);
        assertThat(books.days()).extracting(BookedDay::phase).containsExactly(Phase.OPEN,
                Phase.INTERBANK_ONLY);
    }

    @Test
    void who_listens_hears_the_last_index_after_each_batch() {
        List<Long> heard = new ArrayList<>();
        books.onProjected(heard::add);
        Story story = Story.open();
        books.project(story.events.subList(0, 7));
        books.project(story.events.subList(7, 9));
        assertThat(heard).containsExactly(6L, 8L);
    }

    private void reopen() {
        books.close();
        books = Books.open(settings, new PlainCorrespondence());
    }

    private BookedAccount account(AccountId id) {
        return books.accounts().stream().filter(account -> account.id().equals(id)).findFirst().orElseThrow();
    }
}
