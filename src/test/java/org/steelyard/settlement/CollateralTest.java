package org.steelyard.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.settlement.World.ANNA;
import static org.steelyard.settlement.World.BORIS;
import static org.steelyard.settlement.World.CHEN;
import static org.steelyard.settlement.World.CNY;
import static org.steelyard.settlement.World.CNY_LEDGER;
import static org.steelyard.settlement.World.TODAY;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;

class CollateralTest {

    private static final AccountId ANNAS = new AccountId(CNY_LEDGER, ANNA);
    private static final String BOND = "XS0000000001";
    private static final String BILL = "XS0000000002";

    private final World world = World.open();

    private static Amount yuan(long minor) {
        return new Amount(CNY, minor);
    }

    private List<Event> post(String item, long minor, int haircutBp) {
        return world.apply(new Command.SetCollateral(ANNAS, item, yuan(minor), haircutBp));
    }

    private void ceiling(long minor, Limit.Validity validity) {
        world.apply(new Command.SetLimit(new Limit.SecuredCredit(ANNAS), Optional.of(yuan(minor)), validity));
    }

    private void line(long minor) {
        world.apply(new Command.SetCreditLimit(ANNAS, yuan(minor)));
    }

    private static Event.CreditSecured secured(long pool, long credit, long shortfall) {
        return new Event.CreditSecured(ANNAS, yuan(pool), yuan(credit), yuan(shortfall));
    }

    @ParameterizedTest
    @CsvSource({"1000, 0, 1000", "1000, 500, 950", "999, 500, 949", "1, 1, 0", "10, 10000, 0",
            "9000000000000000, 1, 8999100000000000", "9000000000000000, 9999, 900000000000",
            "8999999999999999, 3333, 6000299999999999"})
    void an_item_gives_its_value_less_the_haircut_rounded_down(long value, int haircutBp, long credit) {
        assertThat(post(BOND, value, haircutBp)).containsExactly(
                new Event.CollateralSet(ANNAS, BOND, yuan(value), haircutBp), secured(credit, credit, 0));
    }

    @Test
    void collateral_gives_credit_to_the_last_unit_and_no_further() {
        post(BOND, 100, 1_000);
        assertThat(world.pay(ANNA, BORIS, 91).reason()).isEqualTo(Reason.FUNDS_SHORT);
        assertThat(world.pay(ANNA, CHEN, 90).state()).isEqualTo(State.SETTLED);
        assertThat(world.balance(ANNA, CNY_LEDGER)).isEqualTo(-90);
    }

    @Test
    void the_haircut_is_taken_from_each_item_and_not_from_their_sum() {
        post(BOND, 15, 5_000);
        assertThat(post(BILL, 15, 5_000)).contains(secured(14, 14, 0));
    }

    @Test
    void the_line_without_collateral_comes_on_top() {
        line(5);
        post(BOND, 10, 0);
        assertThat(world.pay(ANNA, BORIS, 15).state()).isEqualTo(State.SETTLED);
        line(0);
        assertThat(world.pay(ANNA, BORIS, 1).reason()).isEqualTo(Reason.FUNDS_SHORT);
    }

    @Test
    void more_collateral_frees_what_waits() {
        Event.OfInstruction waits = world.pay(ANNA, BORIS, 10);
        post(BOND, 9, 0);
        assertThat(world.state(waits)).isEqualTo(State.QUEUED);
        post(BOND, 10, 0);
        assertThat(world.state(waits)).isEqualTo(State.SETTLED);
    }

    @Test
    void more_collateral_frees_a_gridlock() {
        Event.OfInstruction one = world.pay(ANNA, BORIS, 10);
        world.pay(BORIS, CHEN, 9);
        world.pay(CHEN, ANNA, 8);
        assertThat(world.state(one)).isEqualTo(State.QUEUED);
        post(BOND, 2, 0);
        assertThat(world.last).filteredOn(event -> event instanceof Event.Settled settled
                && settled.mechanism() == Mechanism.OFFSETTING).hasSize(3);
    }

    @Test
    void what_is_drawn_is_not_released() {
        post(BOND, 10, 0);
        post(BILL, 5, 0);
        world.pay(ANNA, BORIS, 6);
        assertThat(post(BOND, 0, 0)).containsExactly(new Event.Refused(Reason.COLLATERAL_DRAWN, BOND));
        assertThat(post(BILL, 0, 0)).contains(secured(10, 10, 0));
    }

    @Test
    void a_fallen_price_is_a_fact_and_the_shortfall_is_said() {
        post(BOND, 10, 0);
        world.pay(ANNA, BORIS, 8);
        assertThat(post(BOND, 5, 0)).containsExactly(new Event.CollateralSet(ANNAS, BOND, yuan(5), 0),
                secured(5, 5, 3));
    }

    @Test
    void who_is_beyond_the_credit_draws_nothing_until_it_is_covered() {
        post(BOND, 10, 0);
        world.pay(ANNA, BORIS, 8);
        post(BOND, 5, 0);
        Event.OfInstruction waits = world.pay(ANNA, CHEN, 1);
        world.pay(BORIS, ANNA, 3);
        assertThat(world.state(waits)).isEqualTo(State.QUEUED);
        world.pay(BORIS, ANNA, 1);
        assertThat(world.state(waits)).isEqualTo(State.SETTLED);
    }

    @Test
    void what_is_worth_nothing_any_more_is_released_while_credit_is_drawn() {
        post(BOND, 10, 0);
        world.pay(ANNA, BORIS, 8);
        post(BOND, 10, 10_000);
        assertThat(post(BOND, 0, 0)).contains(secured(0, 0, 8));
    }

    @Test
    void a_ceiling_caps_what_the_pool_gives_and_not_the_line() {
        line(3);
        ceiling(5, Limit.Validity.TODAY);
        assertThat(post(BOND, 100, 0)).contains(secured(100, 5, 0));
        assertThat(world.pay(ANNA, BORIS, 9).reason()).isEqualTo(Reason.FUNDS_SHORT);
        ceiling(6, Limit.Validity.TODAY);
        assertThat(world.last).contains(secured(100, 6, 0))
                .anyMatch(event -> event instanceof Event.Settled);
    }

    @Test
    void a_standing_ceiling_comes_into_force_when_the_day_opens() {
        post(BOND, 100, 0);
        world.pay(ANNA, BORIS, 60);
        ceiling(50, Limit.Validity.STANDING);
        assertThat(world.last).hasSize(1);
        world.apply(new Command.ReachPhase(CNY, Phase.CLOSED));
        assertThat(world.apply(new Command.OpenDay(World.day(CNY, TODAY.plusDays(1)))))
                .contains(secured(100, 50, 10));
    }

    @Test
    void a_release_that_the_ceiling_does_not_feel_is_free() {
        post(BOND, 10, 0);
        post(BILL, 10, 0);
        ceiling(10, Limit.Validity.TODAY);
        world.pay(ANNA, BORIS, 10);
        assertThat(post(BILL, 0, 0)).contains(secured(10, 10, 0));
    }

    @Test
    void the_same_again_changes_nothing() {
        post(BOND, 10, 500);
        assertThat(post(BOND, 10, 500)).containsExactly(new Event.Unchanged());
        assertThat(post(BILL, 0, 0)).containsExactly(new Event.Unchanged());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "ISIN*", "123456789012345678901234567890123456"})
    void an_item_without_a_proper_name_is_refused(String item) {
        assertThat(post(item, 1, 0)).singleElement().isInstanceOfSatisfying(Event.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.COLLATERAL_INVALID));
    }

    @Test
    void the_account_of_issue_has_no_collateral() {
        world.apply(new Command.SetCollateral(CNY_LEDGER.issue(), BOND, yuan(1), 0));
        assertThat(world.last).singleElement().isInstanceOf(Event.Refused.class);
    }

    @Test
    void an_account_has_so_many_items_and_no_more() {
        for (int item = 0; item < Pool.MOST_ITEMS; item++) {
            post("ITEM" + item, 1, 0);
        }
        assertThat(post("ONE-MORE", 1, 0)).singleElement().isInstanceOfSatisfying(Event.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY));
        assertThat(post("ITEM0", 2, 0)).contains(secured(1_001, 1_001, 0));
    }

    @Test
    void all_credit_of_a_ledger_stays_within_64_bits_whatever_the_ceilings() {
        ceiling(0, Limit.Validity.TODAY);
        int posted = 0;
        while (!(post("ITEM" + posted, Leg.MOST_MINOR, 0).getFirst() instanceof Event.Refused)) {
            posted++;
        }
        assertThat(posted).isEqualTo((int) (Settlement.MOST_MINOR / Leg.MOST_MINOR));
        world.apply(new Command.SetCreditLimit(new AccountId(CNY_LEDGER, BORIS), yuan(Leg.MOST_MINOR)));
        assertThat(world.last).singleElement().isInstanceOf(Event.Refused.class);
    }

    @Test
    void pools_and_ceilings_outlive_a_restart() {
        post(BOND, 10, 1_000);
        ceiling(8, Limit.Validity.TODAY);
        World again = new World(ByteSnapshot.restore(ByteSnapshot.of(world.settlement)), 100);
        again.nowMillis = world.nowMillis;
        assertThat(again.settlement.stateHash()).isEqualTo(world.settlement.stateHash());
        again.apply(new Command.SetCollateral(ANNAS, BOND, yuan(20), 1_000));
        assertThat(again.last).contains(secured(18, 8, 0));
        assertThat(again.pay(ANNA, BORIS, 9).reason()).isEqualTo(Reason.FUNDS_SHORT);
    }
}
