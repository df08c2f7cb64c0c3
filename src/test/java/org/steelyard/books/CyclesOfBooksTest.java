package org.steelyard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.books.Story.ANNA;
import static org.steelyard.books.Story.BORIS;
import static org.steelyard.books.Story.CHEN;
import static org.steelyard.books.Story.CNY;
import static org.steelyard.books.Story.CNY_LEDGER;
import static org.steelyard.books.Story.RUB_LEDGER;
import static org.steelyard.books.Story.SMALL;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Cycle;
import org.steelyard.settlement.CycleReport;
import org.steelyard.settlement.CycleReport.Stage;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.NettingTerm;
import org.steelyard.settlement.Reason;

/** The report of a cycle out of the books, at each stage of its life; the example is that of docs/netting.md. */
final class CyclesOfBooksTest {

    private static final List<Bic> BANKS = List.of(ANNA, BORIS, CHEN);

    private final Books books = Books.open(TestPostgres.emptyDatabase(), new PlainCorrespondence());
    private final Story story = Story.open();

    @AfterEach
    void close() {
        books.close();
    }

    /** Each may owe 100, gives the others credit of 100, and has a guarantee of 100. */
    private void agree() {
        for (Bic bank : BANKS) {
            set(NettingTerm.of(NettingTerm.Kind.NET_DEBIT_CAP, story.cny(bank)), 100);
            set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, story.cny(bank)), 100);
            BANKS.stream().filter(other -> !other.equals(bank))
                    .forEach(other -> set(NettingTerm.credit(story.cny(bank), story.cny(other)), 100));
        }
    }

    private void set(NettingTerm term, long minor) {
        story.apply(new Command.SetNettingTerm(term, new Amount(CNY, minor)));
    }

    private void open(String corridor) {
        story.apply(new Command.OpenCycle(new Cycle(CNY_LEDGER, "NOON", corridor, story.nowMillis + 60_000,
                story.nowMillis + 120_000)));
    }

    private void owe(Bic payer, Bic payee, long minor) {
        story.submit(new Story.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, payer, payee, minor)
                .on(new Condition.InCycle("NOON")));
    }

    private void oweInRing() {
        owe(ANNA, BORIS, 70);
        owe(BORIS, CHEN, 60);
        owe(CHEN, ANNA, 80);
    }

    private void cut() {
        story.apply(new Command.CutCycle(CNY_LEDGER, "NOON"));
    }

    private void confirm(Bic agent) {
        story.apply(new Command.AnswerCycle(CNY_LEDGER, "NOON", 1, agent,
                Command.AnswerCycle.Answer.CONFIRMED));
    }

    private CycleReport report() {
        books.project(story.events);
        CycleReport report = books.cycle(1).orElseThrow();
        assertThat(books.cycles(5).getLast().positions()).isEqualTo(report.positions());
        return report;
    }

    private static List<Long> nets(CycleReport report) {
        return report.positions().stream().map(position -> position.net().minor()).toList();
    }

    @Test
    void an_open_cycle_shows_what_it_has_accepted_so_far_and_what_waits_for_room() {
        agree();
        open("");
        oweInRing();
        owe(ANNA, CHEN, 120);
        story.submit(new Story.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, SMALL, ANNA, 5).from(BORIS)
                .on(new Condition.InCycle("NOON")));
        CycleReport report = report();
        assertThat(report.stage()).isEqualTo(Stage.OPEN);
        assertThat(nets(report)).as("what the small bank owes, Boris owes").containsExactly(15L, 5L, -20L);
        assertThat(report.totals()).isEqualTo(new CycleReport.Totals(4, 1, new Amount(CNY, 215),
                new Amount(CNY, 20)));
        assertThat(report.confirmers()).containsExactly(CNY_LEDGER.agent());
    }

    @Test
    void a_settled_cycle_shows_what_it_saved_and_who_paid_whom() {
        story.fund(CHEN, CNY_LEDGER, 20);
        agree();
        open("");
        oweInRing();
        cut();
        assertThat(report().stage()).isEqualTo(Stage.CUT);
        confirm(CNY_LEDGER.agent());
        CycleReport report = report();
        assertThat(report.stage()).isEqualTo(Stage.SETTLED);
        assertThat(nets(report)).containsExactly(10L, 10L, -20L);
        assertThat(report.totals().saved().minor()).isEqualTo(190);
        assertThat(report.totals().savedPpm()).isEqualTo(904_761);
        assertThat(report.settlement().orElseThrow().legs())
                .extracting(leg -> leg.payer() + " " + leg.payee() + " " + leg.amount().minor())
                .containsExactly(CHEN + " " + ANNA + " 10", CHEN + " " + BORIS + " 10");
        assertThat(report.times().closedMillis()).isEqualTo(story.nowMillis);
    }

    @Test
    void across_a_corridor_the_report_says_who_has_confirmed() {
        agree();
        open("CNY/RUB");
        owe(ANNA, BORIS, 30);
        owe(CHEN, BORIS, 20);
        cut();
        confirm(RUB_LEDGER.agent());
        CycleReport report = report();
        assertThat(report.stage()).isEqualTo(Stage.CUT);
        assertThat(report.confirmed()).containsExactly(RUB_LEDGER.agent());
        assertThat(report.confirmers()).containsExactly(RUB_LEDGER.agent(), CNY_LEDGER.agent());
        confirm(CNY_LEDGER.agent());
        assertThat(report().stage()).as("nobody has money").isEqualTo(Stage.CONFIRMED);
    }

    @Test
    void the_report_says_who_failed_and_who_bore_what() {
        agree();
        set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, story.cny(ANNA)), 15);
        set(NettingTerm.credit(story.cny(BORIS), story.cny(ANNA)), 60);
        set(NettingTerm.credit(story.cny(CHEN), story.cny(ANNA)), 30);
        story.fund(ANNA, CNY_LEDGER, 4);
        open("");
        owe(ANNA, BORIS, 30);
        owe(ANNA, CHEN, 20);
        cut();
        confirm(CNY_LEDGER.agent());
        story.nowMillis += 120_000;
        story.apply(new Command.Tick());
        CycleReport report = report();
        assertThat(report.stage()).isEqualTo(Stage.SETTLED);
        assertThat(report.failures()).hasSize(1);
        Event.DebtorFailed failed = report.failures().getFirst();
        assertThat(failed.shortfall().minor()).isEqualTo(46);
        assertThat(failed.byGuarantee().minor()).isEqualTo(15);
        assertThat(failed.shares()).extracting(share -> share.amount().minor()).containsExactly(21L, 10L);
        assertThat(failed.byAgent().minor()).isZero();
        assertThat(report.settlement().orElseThrow().legs()).extracting(leg -> leg.payer())
                .containsExactly(ANNA, CNY_LEDGER.agent(), CNY_LEDGER.agent());
        assertThat(story.events).filteredOn(logged -> logged.event().equals(failed)).hasSize(1);
        assertThat(books.nettingTerms()).as("a guarantee falls by what it paid")
                .noneMatch(set -> set.term().kind() == NettingTerm.Kind.GUARANTEE
                        && set.term().account().equals(story.cny(ANNA)));
        CycleReport told = report.toldTo(CHEN);
        assertThat(told.positions()).hasSize(1);
        assertThat(told.failures().getFirst().shares()).extracting(share -> share.account().holder())
                .containsExactly(CHEN);
    }

    @Test
    void a_cycle_that_went_back_says_why_and_the_name_is_free_again() {
        agree();
        open("");
        oweInRing();
        cut();
        story.apply(new Command.AnswerCycle(CNY_LEDGER, "NOON", 1, CNY_LEDGER.agent(),
                Command.AnswerCycle.Answer.REFUSED));
        open("");
        owe(BORIS, ANNA, 7);
        CycleReport report = report();
        assertThat(report.stage()).isEqualTo(Stage.RETURNED);
        assertThat(report.reason()).isEqualTo(Reason.POSITIONS_REFUSED);
        assertThat(report.settlement()).isEmpty();
        assertThat(nets(report)).containsExactly(10L, 10L, -20L);
        assertThat(books.cycles(5)).extracting(CycleReport::number).containsExactly(2L, 1L);
        assertThat(nets(books.cycle(2).orElseThrow())).containsExactly(7L, -7L);
    }
}
