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
import org.steelyard.liquidity.Effort;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;

/** Pictures of the queues, and what a search finds in them. */
final class SearchTest {

    private long references;

    /** So it holds all that matters: whatever comes next, both do the same. */
    @Test
    void the_engine_in_a_picture_does_what_the_real_one_does() {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            World world = World.open();
            for (int step = 0; step < 40; step++) {
                any(world, random);
            }
            Picture picture = world.settlement.picture();
            Settlement twin = picture.engine();
            assertThat(picture.sequence()).isEqualTo(world.settlement.sequence());
            assertThat(twin.balances()).isEqualTo(world.settlement.balances());
            for (int step = 0; step < 40; step++) {
                Command next = anyCommand(random, world);
                world.apply(next);
                assertThat(twin.apply(next, world.nowMillis)).as("seed %d", seed).isEqualTo(world.last);
                assertThat(twin.stateHash()).isEqualTo(world.settlement.stateHash());
            }
            assertThat(picture.engine().sequence()).isEqualTo(picture.sequence());
        }
    }

    @Test
    void what_is_found_in_a_picture_holds_in_the_engine_as_long_as_nothing_comes_between() {
        long settled = 0;
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            World world = World.open();
            for (int step = 0; step < 60; step++) {
                any(world, random);
            }
            ProposedSet found = Search.propose(world.settlement.picture(), Weights.EVEN, Effort::ofRun);
            assertThat(Search.propose(world.settlement.picture(), Weights.EVEN, Effort::ofRun))
                    .as("the same picture, the same set").isEqualTo(found);
            world.apply(new Command.SettleTogether(found));
            Event.RunEnded run = (Event.RunEnded) world.last.stream()
                    .filter(event -> event instanceof Event.RunEnded).findFirst().orElseThrow();
            assertThat(run.dropped()).as("seed %d", seed).isZero();
            assertThat(run.settled()).isEqualTo(found.numbers().size());
            assertThat(run.value()).isLessThanOrEqualTo(run.bound());
            settled += run.settled();
        }
        assertThat(settled).isGreaterThan(100);
    }

    @Test
    void in_empty_queues_nothing_is_found() {
        ProposedSet found = Search.propose(World.open().settlement.picture(), Weights.EVEN, Effort::ofRun);
        assertThat(found.numbers()).isEmpty();
        assertThat(found.bound()).isZero();
    }

    @Test
    void the_weights_of_currencies_decide_which_of_two_pairs_settles() {
        World world = World.open();
        world.apply(new Command.SetRules(new Rules(Rules.Overtaking.NONE, false, true)));
        world.fund(ANNA, CNY_LEDGER, 10);
        number(pay(world, CNY_LEDGER, ANNA, BORIS, 11, Priority.NORMAL));
        pair(world, "FX1", 10, 70);
        pair(world, "FX2", 6, 200);
        world.fund(BORIS, RUB_LEDGER, 200);
        Picture picture = world.settlement.picture();
        ProposedSet even = Search.propose(picture, Weights.EVEN, Effort::ofRun);
        ProposedSet heavyYuan = Search.propose(picture, new Weights(Map.of(CNY, 100L)), Effort::ofRun);
        assertThat(even.bound()).isEqualTo(206);
        assertThat(even.numbers()).hasSize(2).doesNotContainAnyElementsOf(heavyYuan.numbers());
        assertThat(heavyYuan.bound()).isEqualTo(1_070);
        assertThat(even.considered()).isEqualTo(5);
    }

    @Test
    void an_urgent_payment_is_never_given_up_for_a_larger_normal_one() {
        World world = World.open();
        world.apply(new Command.SetRules(new Rules(Rules.Overtaking.NORMAL, false, true)));
        long first = number(pay(world, CNY_LEDGER, ANNA, BORIS, 10, Priority.URGENT));
        long large = number(pay(world, CNY_LEDGER, ANNA, CHEN, 10, Priority.NORMAL));
        long back = number(pay(world, CNY_LEDGER, BORIS, CHEN, 900, Priority.NORMAL));
        number(pay(world, CNY_LEDGER, BORIS, ANNA, 10, Priority.NORMAL));
        ProposedSet found = Search.propose(world.settlement.picture(), Weights.EVEN, Effort::ofRun);
        assertThat(found.numbers()).contains(first).doesNotContain(large, back);
    }

    private void any(World world, Random random) {
        world.apply(anyCommand(random, world));
    }

    private Command anyCommand(Random random, World world) {
        List<Bic> banks = new ArrayList<>(List.of(ANNA, BORIS, CHEN));
        Collections.shuffle(banks, random);
        LedgerId ledger = random.nextBoolean() ? CNY_LEDGER : RUB_LEDGER;
        World.Draft draft = new World.Draft(Kind.BANK_PAYMENT, ledger, banks.get(0), banks.get(1),
                1 + random.nextInt(30)).with(Priority.values()[random.nextInt(3)]);
        if (random.nextInt(6) == 0) {
            draft = new World.Draft(Kind.LIQUIDITY_TRANSFER, ledger, ledger.agent(), banks.get(0),
                    1 + random.nextInt(12));
        } else if (random.nextInt(3) == 0) {
            boolean yuan = ledger.equals(CNY_LEDGER);
            draft = new World.Draft(Kind.BANK_PAYMENT, ledger, yuan ? ANNA : BORIS, yuan ? BORIS : ANNA,
                    yuan ? 5 : 9)
                    .on(new Condition.Versus("FX" + random.nextInt(9), new Amount(yuan ? RUB : CNY,
                            yuan ? 9 : 5)));
        }
        List<Waiting> waiting = world.settlement.instructions().waiting().copy();
        if (random.nextInt(12) == 0) {
            List<Long> numbers = waiting.stream().map(member -> member.number)
                    .filter(number -> random.nextBoolean()).toList();
            return new Command.SettleTogether(new ProposedSet(1, numbers, 1, Weights.EVEN, 1));
        }
        return new Command.Submit(draft.build(++references + 1_000), new Screened.Clear(new Clearance(
                World.MESSAGE, World.LIST)), OriginalMessage.NONE);
    }

    private void pair(World world, String reference, long yuan, long roubles) {
        world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, yuan)
                .on(new Condition.Versus(reference, new Amount(RUB, roubles))));
        world.submit(new World.Draft(Kind.BANK_PAYMENT, RUB_LEDGER, BORIS, ANNA, roubles)
                .on(new Condition.Versus(reference, new Amount(CNY, yuan))));
    }

    private static Event.OfInstruction pay(World world, LedgerId ledger, Bic payer, Bic payee, long minor,
            Priority priority) {
        return world.submit(new World.Draft(Kind.BANK_PAYMENT, ledger, payer, payee, minor).with(priority));
    }

    private static long number(Event.OfInstruction of) {
        return of.number();
    }
}
