package org.steelyard.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.settlement.World.ANNA;
import static org.steelyard.settlement.World.BORIS;
import static org.steelyard.settlement.World.CHEN;
import static org.steelyard.settlement.World.CNY;
import static org.steelyard.settlement.World.CNY_LEDGER;
import static org.steelyard.settlement.World.RUB;
import static org.steelyard.settlement.World.RUB_LEDGER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;

/** What becomes of a set that a search proposes. */
final class SettleTogetherTest {

    /** Nobody overtakes, so that a proposal has something to find. */
    private static World open() {
        World world = World.open();
        world.apply(new Command.SetRules(new Rules(Rules.Overtaking.NONE, false, true)));
        return world;
    }

    private final World world = open();

    @Test
    void a_set_that_holds_settles_at_one_place_of_the_log() {
        world.fund(ANNA, CNY_LEDGER, 10);
        long large = number(pay(ANNA, BORIS, 100, Priority.NORMAL));
        long small = number(pay(ANNA, CHEN, 10, Priority.NORMAL));
        // Anna's small one stands behind her large one, and would pay for nothing else.
        assertThat(propose(List.of(small))).containsExactly(small);
        Event.RunEnded run = run();
        assertThat(run.mechanism()).isEqualTo(Mechanism.OPTIMISATION);
        assertThat(run.settled()).isEqualTo(1);
        assertThat(run.dropped()).isZero();
        assertThat(run.turnovers()).containsExactly(new Turnover(cny(10), cny(10)));
        assertThat(world.settlement.instructions().waiting().get(large)).isNotNull();
    }

    @Test
    void a_set_in_which_money_goes_in_a_circle_needs_none() {
        long one = number(pay(ANNA, BORIS, 70, Priority.NORMAL));
        number(pay(BORIS, CHEN, 900, Priority.NORMAL));
        long two = number(pay(BORIS, CHEN, 70, Priority.NORMAL));
        long three = number(pay(CHEN, ANNA, 70, Priority.NORMAL));
        assertThat(propose(List.of(three, one, two))).containsExactly(one, two, three);
        assertThat(run().turnovers()).containsExactly(new Turnover(cny(210), cny(0)));
    }

    @Test
    void an_urgent_instruction_that_stays_holds_back_all_behind_it() {
        world.fund(ANNA, CNY_LEDGER, 10);
        number(pay(ANNA, BORIS, 100, Priority.URGENT));
        long later = number(pay(ANNA, BORIS, 5, Priority.URGENT));
        long normal = number(pay(ANNA, CHEN, 5, Priority.NORMAL));
        assertThat(propose(List.of(later, normal))).isEmpty();
        assertThat(run().dropped()).isEqualTo(2);
    }

    @Test
    void a_more_urgent_one_that_came_later_holds_back_too() {
        world.fund(ANNA, CNY_LEDGER, 10);
        long urgent = number(pay(ANNA, BORIS, 11, Priority.URGENT));
        number(pay(ANNA, BORIS, 100, Priority.HIGHLY_URGENT));
        assertThat(propose(List.of(urgent))).isEmpty();
    }

    @Test
    void of_what_an_account_cannot_bear_the_smallest_that_is_enough_is_left_out() {
        world.fund(ANNA, CNY_LEDGER, 100);
        number(pay(ANNA, BORIS, 1_000, Priority.NORMAL));
        long large = number(pay(ANNA, BORIS, 60, Priority.NORMAL));
        long middle = number(pay(ANNA, CHEN, 40, Priority.NORMAL));
        long small = number(pay(ANNA, CHEN, 20, Priority.NORMAL));
        assertThat(propose(List.of(large, middle, small))).containsExactly(large, middle);
    }

    @Test
    void a_pair_of_which_one_side_is_proposed_stays_whole() {
        world.fund(ANNA, CNY_LEDGER, 10);
        Condition forRoubles = new Condition.Versus("FX1", new Amount(RUB, 70));
        Condition forYuan = new Condition.Versus("FX1", cny(10));
        long yuan = number(world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 10)
                .on(forRoubles)));
        number(world.submit(new World.Draft(Kind.BANK_PAYMENT, RUB_LEDGER, BORIS, ANNA, 70).on(forYuan)));
        assertThat(propose(List.of(yuan))).isEmpty();
    }

    @Test
    void a_proposal_that_names_nothing_that_waits_changes_nothing() {
        world.fund(ANNA, CNY_LEDGER, 10);
        long settled = 1;
        assertThat(propose(List.of(settled, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 0L, 0L))).isEmpty();
        assertThat(world.last).containsExactly(new Event.RunEnded(Mechanism.OPTIMISATION, 0, 0, 0, 6,
                List.of(), 0, 0));
    }

    @Test
    void whom_a_set_makes_free_settles_in_the_same_command() {
        number(pay(ANNA, BORIS, 100, Priority.NORMAL));
        long proposed = number(pay(ANNA, BORIS, 10, Priority.NORMAL));
        long free = number(pay(BORIS, CHEN, 10, Priority.NORMAL));
        world.fund(ANNA, CNY_LEDGER, 10);
        assertThat(propose(List.of(proposed))).containsExactly(proposed);
        assertThat(settled(world, Mechanism.QUEUE)).containsExactly(free);
    }

    @Test
    void the_gap_is_told_in_millionths_of_the_bound() {
        world.fund(ANNA, CNY_LEDGER, 10);
        number(pay(ANNA, BORIS, 100, Priority.NORMAL));
        long small = number(pay(ANNA, CHEN, 10, Priority.NORMAL));
        Weights threefold = new Weights(Map.of(CNY, 3L));
        world.apply(new Command.SettleTogether(new ProposedSet(7, List.of(small), 2, threefold, 40)));
        assertThat(run().value()).isEqualTo(30);
        assertThat(run().gapPpm()).isEqualTo(250_000);
        assertThat(new Event.RunEnded(Mechanism.OPTIMISATION, 0, 0, 0, 0, List.of(), 0, Long.MAX_VALUE)
                .gapPpm()).isEqualTo(1_000_000);
    }

    /** Whatever a proposal says: what settles keeps every sender's order, and all accounts within credit. */
    @Test
    void no_proposal_breaks_a_rule() {
        int settled = 0;
        for (long seed = 1; seed <= 300; seed++) {
            settled += proposalsKeepRules(new Random(seed), seed);
        }
        assertThat(settled).isGreaterThan(400);
    }

    private static int proposalsKeepRules(Random random, long seed) {
        World world = open();
        int settled = 0;
        for (int step = 0; step < 40; step++) {
            Priority priority = Priority.values()[random.nextInt(3)];
            List<Bic> banks = new ArrayList<>(List.of(ANNA, BORIS, CHEN));
            Collections.shuffle(banks, random);
            LedgerId ledger = random.nextBoolean() ? CNY_LEDGER : RUB_LEDGER;
            world.submit(new World.Draft(Kind.BANK_PAYMENT, ledger, banks.get(0), banks.get(1),
                    1 + random.nextInt(30)).with(priority));
            if (random.nextInt(4) == 0) {
                world.fund(banks.get(2), ledger, 1 + random.nextInt(10));
            }
            List<Waiting> before = world.settlement.instructions().waiting().copy();
            List<Long> numbers = new ArrayList<>();
            before.stream().filter(member -> random.nextInt(3) > 0).forEach(member -> numbers.add(
                    member.number));
            numbers.add(random.nextLong());
            Collections.shuffle(numbers, random);
            // World checks the invariants of money, credit and queues after each command.
            world.apply(new Command.SettleTogether(
                    new ProposedSet(random.nextLong(), numbers, 0, Weights.EVEN, random.nextInt(1_000))));
            List<Long> proposed = settled(world, Mechanism.OPTIMISATION);
            settled += proposed.size();
            assertThat(numbers).as("seed %d", seed).containsAll(proposed);
            for (Waiting one : before) {
                for (Waiting other : before) {
                    boolean overtakes = proposed.contains(one.number) && !proposed.contains(other.number)
                            && one.debited[0] == other.debited[0] && other.place < one.place
                            && other.instruction.priority() != Priority.NORMAL;
                    assertThat(overtakes).as("seed %d: %d overtakes %d", seed, one.number, other.number)
                            .isFalse();
                }
            }
        }
        return settled;
    }

    private Event.OfInstruction pay(Bic payer, Bic payee, long minor, Priority priority) {
        return world.submit(
                new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, payer, payee, minor).with(priority));
    }

    private static long number(Event.OfInstruction of) {
        return of.number();
    }

    private List<Long> propose(List<Long> numbers) {
        world.apply(new Command.SettleTogether(new ProposedSet(0, numbers, 0, Weights.EVEN, 0)));
        return settled(world, Mechanism.OPTIMISATION);
    }

    private static List<Long> settled(World world, Mechanism mechanism) {
        return world.last.stream().filter(event -> event instanceof Event.Settled settled
                && settled.mechanism() == mechanism)
                .map(event -> ((Event.Settled) event).number()).toList();
    }

    private Event.RunEnded run() {
        return (Event.RunEnded) world.last.stream()
                .filter(event -> event instanceof Event.RunEnded run
                        && run.mechanism() == Mechanism.OPTIMISATION)
                .findFirst().orElseThrow();
    }

    private static Amount cny(long minor) {
        return new Amount(CNY, minor);
    }
}
