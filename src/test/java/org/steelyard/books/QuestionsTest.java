package org.steelyard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.steelyard.books.Story.ANNA;
import static org.steelyard.books.Story.BORIS;
import static org.steelyard.books.Story.CHEN;
import static org.steelyard.books.Story.CNY;
import static org.steelyard.books.Story.CNY_LEDGER;
import static org.steelyard.books.Story.MONDAY;
import static org.steelyard.books.Story.RUB;
import static org.steelyard.books.Story.RUB_LEDGER;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.CreditInForce;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.LimitInForce;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.State;
import org.steelyard.settlement.Times;

/** What can be asked of the books. */
final class QuestionsTest {

    private final Books books = Books.open(TestPostgres.emptyDatabase(), new PlainCorrespondence());

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void search_finds_by_part_of_a_reference_a_bank_a_name_a_uetr_or_the_number() {
        Story story = Story.funded();
        long number = story.pay(ANNA, BORIS, 300);
        story.pay(CHEN, BORIS, 40);
        books.project(story.events);
        BookedInstruction booked = books.instruction(number).orElseThrow().instruction();
        for (String text : List.of(booked.messageId(), booked.endToEndId().toLowerCase(Locale.ROOT),
                "sg-" + number,
                booked.uetr().toString(), booked.uetr().toString().substring(0, 9),
                booked.uetr().toString().substring(0, 13).toUpperCase(Locale.ROOT), String.valueOf(number))) {
            assertThat(found(Search.newest(10).withText(text))).as(text).contains(number);
        }
        assertThat(found(Search.newest(10).withText("anna bank").in(State.SETTLED))).contains(number)
                .doesNotContain(number + 1);
        assertThat(found(Search.newest(10).withText("BORIRU"))).contains(number, number + 1);
        assertThat(found(Search.newest(10).withText("100%_of\\it"))).isEmpty();
    }

    @Test
    void search_narrows_by_state_bank_currency_and_value_date() {
        Story story = Story.funded();
        long queued = story.pay(ANNA, BORIS, 99_000_000);
        long settled = story.pay(CHEN, BORIS, 1);
        books.project(story.events);
        assertThat(found(Search.newest(10).in(State.QUEUED))).containsExactly(queued);
        assertThat(found(Search.newest(10).of(CHEN).in(CNY))).contains(settled).doesNotContain(queued);
        assertThat(found(Search.newest(10).in(RUB).of(CHEN))).doesNotContain(settled).hasSize(1);
        assertThat(found(Search.newest(10).on(MONDAY.plusDays(1)))).isEmpty();
        assertThat(found(Search.newest(10).on(MONDAY))).hasSize(8);
    }

    @Test
    void search_goes_on_page_by_page_from_the_newest() {
        Story story = Story.funded();
        books.project(story.events);
        List<Long> first = found(Search.newest(4));
        List<Long> second = found(Search.newest(4).before(first.getLast()));
        assertThat(first).containsExactly(6L, 5L, 4L, 3L);
        assertThat(second).containsExactly(2L, 1L);
    }

    @Test
    void a_queue_stands_in_the_order_of_settlement() {
        Story story = Story.open();
        long normal = story.pay(ANNA, BORIS, 10);
        long urgent = story.submit(new Story.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, CHEN, 20)
                .with(Priority.URGENT));
        long later = story.pay(ANNA, CHEN, 30);
        long others = story.pay(CHEN, BORIS, 7);
        books.project(story.events);
        assertThat(books.queue(story.cny(ANNA), 10)).extracting(BookedInstruction::number)
                .containsExactly(urgent, normal, later);
        assertThat(books.queue(CNY, 10)).extracting(BookedInstruction::number)
                .containsExactly(urgent, normal, later, others);
        assertThat(books.queue(RUB, 10)).isEmpty();
    }

    @Test
    void what_its_sender_has_changed_stands_as_it_stands_in_the_engine() {
        Story story = Story.funded();
        long first = story.pay(ANNA, BORIS, 99_000_000);
        long second = story.pay(ANNA, BORIS, 98_000_000);
        long third = story.pay(ANNA, BORIS, 97_000_000);
        books.project(story.events);
        int before = story.events.size();
        long till = story.nowMillis + 60_000;
        Uetr uetr = uetr(third);
        story.apply(new Command.Modify(new Modification(ANNA, "Q1", uetr,
                List.of(new Modification.NewPlace(Modification.End.FRONT),
                        new Modification.NewTillTime(till)))));
        story.apply(new Command.Modify(new Modification(ANNA, "Q2", uetr(first),
                List.of(new Modification.NewPlace(Modification.End.BACK)))));
        long fourth = story.pay(ANNA, BORIS, 96_000_000);
        books.project(story.events.subList(before, story.events.size()));
        assertThat(books.queue(story.cny(ANNA), 10)).extracting(BookedInstruction::number)
                .containsExactly(third, second, first, fourth);
        assertThat(books.waiting(ANNA, List.of(), 10)).extracting(each -> each.references().uetr())
                .containsExactly(uetr(first), uetr(second), uetr, uetr(fourth));
        assertThat(books.waiting(ANNA, List.of(uetr), 10)).singleElement()
                .satisfies(each -> assertThat(each.times())
                        .isEqualTo(new Times(Times.AT_ONCE, till, Times.NEVER)));
        assertThat(books.waiting(BORIS, List.of(uetr), 10)).isEmpty();
    }

    @Test
    void limits_count_for_today_and_those_that_stand_from_the_next_day_on() {
        Story story = Story.funded();
        Limit urgent = new Limit.Reservation(story.cny(ANNA), Priority.URGENT);
        Limit towardsAll = new Limit.Multilateral(story.cny(ANNA));
        Amount ten = new Amount(CNY, 10);
        story.apply(new Command.SetLimit(urgent, Optional.of(ten), Limit.Validity.TODAY));
        story.apply(new Command.SetLimit(towardsAll, Optional.of(ten), Limit.Validity.STANDING));
        story.apply(new Command.SetLimit(new Limit.Bilateral(story.cny(BORIS), ANNA), Optional.of(ten),
                Limit.Validity.TODAY));
        books.project(story.events);
        assertThat(books.limits(ANNA)).containsExactly(
                new LimitInForce(towardsAll, Optional.empty(), Optional.of(ten)),
                new LimitInForce(urgent, Optional.of(ten), Optional.empty()));
        int before = story.events.size();
        story.closeDay();
        story.openDay(MONDAY.plusDays(1));
        books.project(story.events.subList(before, story.events.size()));
        assertThat(books.limits(ANNA)).containsExactly(
                new LimitInForce(towardsAll, Optional.of(ten), Optional.of(ten)));
        assertThat(books.limits(BORIS)).isEmpty();
    }

    private Uetr uetr(long number) {
        return books.instruction(number).orElseThrow().instruction().uetr();
    }

    @Test
    void an_account_s_credit_says_where_it_comes_from_and_what_is_missing() {
        Story story = Story.funded();
        AccountId annas = new AccountId(CNY_LEDGER, ANNA);
        story.apply(new Command.SetCollateral(annas, "B", new Amount(CNY, 100), 500));
        story.apply(new Command.SetCollateral(annas, "A", new Amount(CNY, 10), 0));
        story.apply(new Command.SetCreditLimit(annas, new Amount(CNY, 7)));
        story.apply(new Command.SetLimit(new Limit.SecuredCredit(annas), Optional.of(new Amount(CNY, 50)),
                Limit.Validity.TODAY));
        CreditInForce credit = books(story);
        assertThat(List.of(credit.line(), credit.pool(), credit.secured(), credit.credit()))
                .extracting(Amount::minor).containsExactly(7L, 105L, 50L, 57L);
        assertThat(credit.pledges()).extracting(CreditInForce.Pledge::item, each -> each.lendable().minor())
                .containsExactly(tuple("A", 10L), tuple("B", 95L));
        story.pay(ANNA, BORIS, credit.balance().minor() + 57);
        story.apply(new Command.SetCollateral(annas, "A", new Amount(CNY, 0), 0));
        story.apply(new Command.SetCollateral(annas, "B", new Amount(CNY, 40), 5_000));
        assertThat(books(story).shortfall()).isEqualTo(new Amount(CNY, 30));
        assertThat(books(story).pledges()).hasSize(1);
        assertThat(books.accounts()).filteredOn(account -> account.id().equals(annas)).singleElement()
                .extracting(BookedAccount::creditLimit).isEqualTo(new Amount(CNY, 27));
    }

    private CreditInForce books(Story story) {
        books.project(story.events);
        return books.credits(ANNA).getFirst();
    }

    @Test
    void the_last_settlement_comes_first() {
        Story story = Story.open();
        long waited = story.pay(ANNA, BORIS, 300);
        story.fund(CHEN, CNY_LEDGER, 10);
        story.fund(ANNA, CNY_LEDGER, 1_000);
        books.project(story.events);
        assertThat(books.lastSettlements(2)).extracting(BookedInstruction::number).containsExactly(waited,
                waited + 2);
    }

    @Test
    void a_pair_shows_one_side_until_the_other_comes() {
        Story story = Story.funded();
        long one = story.versus(CNY_LEDGER, ANNA, BORIS, 70, new Amount(RUB, 900), "PAIR-1");
        books.project(story.events);
        assertThat(books.pairs(10)).hasSize(1).allMatch(pair -> !pair.isMatched());
        long other = story.versus(RUB_LEDGER, BORIS, ANNA, 900, new Amount(CNY, 70), "PAIR-1");
        books.project(story.events);
        BookedPair pair = books.pairs(10).getFirst();
        assertThat(pair.reference()).isEqualTo("PAIR-1");
        assertThat(pair.sides()).extracting(BookedInstruction::number, BookedInstruction::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(one, State.SETTLED),
                        org.assertj.core.groups.Tuple.tuple(other, State.SETTLED));
    }

    @Test
    void a_case_is_open_until_its_instruction_ends() {
        Story story = Story.funded();
        long number = story.submit(new Story.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 5),
                new Screened.Hit("a name of the list in the creditor's"));
        books.project(story.events);
        assertThat(books.openCases(10)).hasSize(1).allMatch(ScreeningCase::isOpen);
        assertThat(books.openCases(10).getFirst().finding())
                .isEqualTo("a name of the list in the creditor's");
        story.closeDay();
        books.project(story.events);
        assertThat(books.openCases(10)).isEmpty();
        ScreeningCase over = books.cases(Long.MAX_VALUE, 10).getFirst();
        assertThat(over.instruction().number()).isEqualTo(number);
        assertThat(over.instruction().state()).isEqualTo(State.EXPIRED);
        assertThat(over.finding()).isEqualTo("a name of the list in the creditor's");
        assertThat(books.cases(number, 10)).isEmpty();
    }

    @Test
    void throughput_counts_each_span() {
        Story story = Story.funded();
        long fromMillis = Math.ceilDiv(story.nowMillis, 10_000) * 10_000;
        story.nowMillis = fromMillis;
        story.pay(ANNA, BORIS, 300);
        story.pay(ANNA, Bic.of("NOBOXX22"), 300);
        story.nowMillis += 10_000;
        story.pay(ANNA, BORIS, 7);
        books.project(story.events);
        assertThat(books.throughput(CNY, fromMillis, fromMillis + 20_000, 10_000)).containsExactly(
                new Throughput(fromMillis, 2, 1, 1, new Amount(CNY, 300)),
                new Throughput(fromMillis + 10_000, 1, 1, 0, new Amount(CNY, 7)));
    }

    private List<Long> found(Search search) {
        return books.search(search).stream().map(BookedInstruction::number).toList();
    }
}
