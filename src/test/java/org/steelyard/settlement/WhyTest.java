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
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Why.Constraint;

/** Why an instruction waits, and whether what is said to free it does. */
final class WhyTest {

    private final World world = World.open();

    @Test
    void who_lacks_funds_is_told_how_much() {
        world.fund(ANNA, CNY_LEDGER, 30);
        Event.OfInstruction payment = world.pay(ANNA, BORIS, 100);
        Why why = why(payment);
        assertThat(why.constraint()).isEqualTo(Constraint.FUNDS);
        assertThat(why.fundings()).containsExactly(funding(ANNA, 70));
        assertThat(why.others()).isEmpty();
        assertThat(why.words()).isEqualTo("The account to be debited lacks funds. With CNY 0.70 more on "
                + "CNY:YUANCNB1:ANNACNB1 it settles.");
    }

    @Test
    void who_stands_behind_others_is_told_what_frees_all_of_them() {
        Event.OfInstruction urgent = world.submit(
                new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, CHEN, 100).with(Priority.URGENT));
        Event.OfInstruction payment = world.pay(ANNA, BORIS, 10);
        Why why = why(payment);
        assertThat(why.constraint()).isEqualTo(Constraint.BEHIND);
        assertThat(why.behind()).isEqualTo(Optional.of(urgent.instruction()));
        assertThat(why.fundings()).containsExactly(funding(ANNA, 110));
        assertThat(why.others()).containsExactly(urgent.instruction());
    }

    @Test
    void in_a_gridlock_what_the_others_would_pay_counts() {
        world.fund(ANNA, CNY_LEDGER, 9);
        Event.OfInstruction payment = world.pay(ANNA, BORIS, 100);
        Event.OfInstruction second = world.pay(BORIS, CHEN, 100);
        Event.OfInstruction third = world.pay(CHEN, ANNA, 90);
        Why why = why(payment);
        assertThat(why.fundings()).containsExactly(funding(ANNA, 1));
        assertThat(why.others()).containsExactly(second.instruction(), third.instruction());
        assertThat(why.toldTo(CHEN).others()).containsExactly(second.instruction(), third.instruction());
        assertThat(why(second).toldTo(BORIS).others()).doesNotContain(third.instruction());
    }

    @Test
    void a_missing_counter_leg_is_told_with_its_terms() {
        Event.OfInstruction side = world.submit(
                new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 10)
                        .on(new Condition.Versus("FX1", new Amount(RUB, 70))));
        Why why = why(side);
        assertThat(why.constraint()).isEqualTo(Constraint.COUNTER_LEG);
        assertThat(why.counterLeg()).contains(
                new Why.CounterLeg(RUB_LEDGER, BORIS, ANNA, new Amount(RUB, 70), "FX1"));
    }

    @Test
    void a_pair_of_which_both_sides_are_short_is_told_both() {
        world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 10)
                .on(new Condition.Versus("FX1", new Amount(RUB, 70))));
        Event.OfInstruction other = world.submit(
                new World.Draft(Kind.BANK_PAYMENT, RUB_LEDGER, BORIS, ANNA, 70)
                        .on(new Condition.Versus("FX1", new Amount(CNY, 10))));
        assertThat(why(other).fundings()).containsExactlyInAnyOrder(funding(ANNA, 10),
                new Why.Funding(new AccountId(RUB_LEDGER, BORIS), new Amount(RUB, 70)));
        assertThat(why(other).toldTo(BORIS).fundings()).as("nothing of what Anna lacks")
                .containsExactly(new Why.Funding(new AccountId(RUB_LEDGER, BORIS), new Amount(RUB, 70)));
        world.fund(BORIS, RUB_LEDGER, 70);
        assertThat(why(other).fundings()).containsExactly(funding(ANNA, 10));
        Why told = why(other).toldTo(BORIS);
        assertThat(told.constraint()).isEqualTo(Constraint.COUNTER_LEG);
        assertThat(told.words()).isEqualTo("The other side of the pair cannot settle yet.");
    }

    @Test
    void a_bank_is_told_nothing_of_a_hit() {
        Instruction instruction = new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 10).build(900);
        Event.OfInstruction held = world.submit(instruction, new Screened.Hit("a name"));
        assertThat(why(held).constraint()).isEqualTo(Constraint.SCREENING);
        assertThat(why(held).reason()).isEqualTo(Reason.HIT);
        Why told = why(held).toldTo(ANNA);
        assertThat(told.constraint()).isEqualTo(Constraint.IN_PROCESS);
        assertThat(told.reason()).isEqualTo(Reason.NONE);
        assertThat(told.words()).doesNotContainIgnoringCase("screen").doesNotContain("hit");
    }

    @Test
    void an_incoming_payment_that_is_known_for_later_gives_the_expected_time() {
        world.fund(CHEN, CNY_LEDGER, 100);
        Event.OfInstruction payment = world.pay(ANNA, BORIS, 100);
        long later = world.nowMillis + 5_000;
        Instruction known = new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, CHEN, ANNA, 100).build(901);
        Instruction timed = new Instruction(known.references(), known.kind(), known.legs(),
                known.condition(), known.priority(), known.valueDate(),
                new Times(later, Times.NEVER, Times.NEVER), known.purpose(), known.message());
        Event.OfInstruction waits = world.submit(timed, new Screened.Clear(
                new Clearance(World.MESSAGE, World.LIST)));
        assertThat(why(payment).expectedMillis()).isEqualTo(later);
        assertThat(why(waits).constraint()).isEqualTo(Constraint.FROM_TIME);
        assertThat(why(waits).expectedMillis()).isEqualTo(later);
        assertThat(Why.expectations(world.settlement.picture())).as("the same of all at once")
                .containsOnly(Map.entry(payment.instruction().references().uetr(), later),
                        Map.entry(waits.instruction().references().uetr(), later));
    }

    @Test
    void who_does_not_wait_is_told_nothing() {
        world.fund(ANNA, CNY_LEDGER, 30);
        Event.OfInstruction settled = world.pay(ANNA, BORIS, 30);
        assertThat(Why.of(world.settlement.picture(), settled.instruction().references().uetr())).isEmpty();
    }

    /** The real engine, given a real transfer of this amount, settles it; of one unit less it does not. */
    @Test
    void what_is_said_to_free_it_does_and_one_unit_less_does_not() {
        int freed = 0;
        int byTwo = 0;
        for (long seed = 1; seed <= 150; seed++) {
            World random = queues(new Random(seed));
            Picture picture = random.settlement.picture();
            for (Waiting member : random.settlement.instructions().waiting().copy()) {
                Why why = Why.of(picture, member.instruction.references().uetr()).orElseThrow();
                if (!why.fundings().isEmpty()) {
                    assertThat(settles(random, member, why.fundings(), -1)).as("seed %d: %s", seed, why)
                            .isTrue();
                    for (int less = 0; less < why.fundings().size(); less++) {
                        assertThat(settles(random, member, why.fundings(), less)).as("seed %d: %s", seed, why)
                                .isFalse();
                    }
                    freed++;
                    byTwo += why.fundings().size() - 1;
                }
            }
        }
        assertThat(freed).isGreaterThan(1_000);
        assertThat(byTwo).isGreaterThan(10);
    }

    private static boolean settles(World random, Waiting member, List<Why.Funding> fundings, int less) {
        Settlement copy = ByteSnapshot.restore(ByteSnapshot.of(random.settlement));
        boolean settled = false;
        for (int i = 0; i < fundings.size(); i++) {
            AccountId account = fundings.get(i).account();
            long minor = fundings.get(i).amount().minor() - (i == less ? 1 : 0);
            if (minor > 0) {
                Instruction transfer = new World.Draft(Kind.LIQUIDITY_TRANSFER, account.ledger(),
                        account.ledger().agent(), account.holder(), minor).build(5_000 + i);
                settled |= copy.apply(new Command.Submit(transfer,
                        new Screened.Clear(new Clearance(World.MESSAGE, World.LIST)), OriginalMessage.NONE),
                        random.nowMillis).stream()
                        .anyMatch(event -> event instanceof Event.Settled done
                                && done.number() == member.number);
            }
        }
        return settled;
    }

    private static World queues(Random random) {
        World world = World.open();
        for (int step = 0; step < 35; step++) {
            List<Bic> banks = new ArrayList<>(List.of(ANNA, BORIS, CHEN));
            Collections.shuffle(banks, random);
            LedgerId ledger = random.nextBoolean() ? CNY_LEDGER : RUB_LEDGER;
            boolean yuan = ledger.equals(CNY_LEDGER);
            World.Draft draft = new World.Draft(Kind.BANK_PAYMENT, ledger, banks.get(0), banks.get(1),
                    1 + random.nextInt(30)).with(Priority.values()[random.nextInt(3)]);
            if (random.nextInt(3) == 0) {
                draft = new World.Draft(Kind.BANK_PAYMENT, ledger, yuan ? ANNA : BORIS, yuan ? BORIS : ANNA,
                        yuan ? 5 : 9).on(
                                new Condition.Versus("FX" + random.nextInt(9),
                                        new Amount(yuan ? RUB : CNY, yuan ? 9 : 5)));
            } else if (random.nextInt(6) == 0) {
                draft = new World.Draft(Kind.LIQUIDITY_TRANSFER, ledger, ledger.agent(), banks.get(0),
                        1 + random.nextInt(12));
            }
            world.submit(draft);
        }
        return world;
    }

    private Why why(Event.OfInstruction of) {
        return Why.of(world.settlement.picture(), of.instruction().references().uetr()).orElseThrow();
    }

    private static Why.Funding funding(Bic bank, long minor) {
        return new Why.Funding(new AccountId(CNY_LEDGER, bank), new Amount(CNY, minor));
    }
}
