package org.steelyard.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steelyard.settlement.World.ANNA;
import static org.steelyard.settlement.World.BORIS;
import static org.steelyard.settlement.World.CHEN;
import static org.steelyard.settlement.World.CNY;
import static org.steelyard.settlement.World.CNY_LEDGER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Why.Constraint;

/** Which change of a limit frees an instruction: for each kind of limit, and against trying all of them. */
final class WhyLimitsTest {

    private static final AccountId ANNAS = new AccountId(CNY_LEDGER, ANNA);
    private static final Limit BILATERAL = new Limit.Bilateral(ANNAS, BORIS);
    private static final Limit MULTILATERAL = new Limit.Multilateral(ANNAS);
    private static final Limit FOR_URGENT = new Limit.Reservation(ANNAS, Priority.URGENT);
    private static final Limit FOR_HIGHLY_URGENT = new Limit.Reservation(ANNAS, Priority.HIGHLY_URGENT);
    private static final Limit NET = new Limit.CorridorNet(CNY_LEDGER, "CNY/RUB");
    private static final Limit DAY = new Limit.CorridorDay(CNY_LEDGER, "CNY/RUB");
    private static final int MOST_TRIED_MINOR = 100;

    private final World world = World.open().fund(ANNA, CNY_LEDGER, 1_000);

    @Test
    void a_bilateral_limit_is_raised_by_what_it_lacks() {
        set(BILATERAL, 100);
        world.pay(ANNA, BORIS, 60);
        Why why = why(world.pay(ANNA, BORIS, 70));
        assertThat(why.constraint()).isEqualTo(Constraint.LIMIT);
        assertThat(why.fundings()).as("money does not help").isEmpty();
        assertThat(why.changes()).containsExactly(change(BILATERAL, 100, 130));
        assertThat(why.words()).isEqualTo("A limit holds it: " + Reason.LIMIT_BILATERAL.text()
                + ". With the bilateral limit of CNY:YUANCNB1:ANNACNB1 towards BORIRUM1 raised from CNY 1.00 to"
                + " CNY 1.30 it settles.");
    }

    @Test
    void a_multilateral_limit_is_raised_by_what_it_lacks() {
        set(MULTILATERAL, 50);
        world.pay(ANNA, CHEN, 40);
        assertThat(why(world.pay(ANNA, BORIS, 11)).changes()).containsExactly(change(MULTILATERAL, 50, 51));
    }

    @Test
    void a_reservation_is_lowered_by_what_is_missing_beside_it() {
        set(FOR_URGENT, 950);
        Why why = why(world.pay(ANNA, BORIS, 70));
        assertThat(why.reason()).isEqualTo(Reason.RESERVED_FOR_URGENT);
        assertThat(why.changes()).containsExactly(change(FOR_URGENT, 950, 930));
        assertThat(why.fundings()).containsExactly(new Why.Funding(ANNAS, new Amount(CNY, 20)));
        assertThat(why.words()).endsWith("With CNY 0.20 more on CNY:YUANCNB1:ANNACNB1, or with what"
                + " CNY:YUANCNB1:ANNACNB1 reserves for urgent payments lowered from CNY 9.50 to CNY 9.30 it"
                + " settles.");
    }

    @Test
    void of_a_reservation_only_what_is_left_counts() {
        set(FOR_HIGHLY_URGENT, 500);
        world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, CHEN, 100)
                .with(Priority.HIGHLY_URGENT));
        Event.OfInstruction urgent = world.submit(
                new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, ANNA, BORIS, 510).with(Priority.URGENT));
        assertThat(why(urgent).changes()).containsExactly(change(FOR_HIGHLY_URGENT, 400, 390));
    }

    @Test
    void the_caps_of_a_corridor_are_raised_by_what_they_lack() {
        set(NET, 100);
        Event.OfInstruction payment = world.pay(ANNA, BORIS, 150);
        assertThat(why(payment).reason()).isEqualTo(Reason.CORRIDOR_CAP);
        assertThat(why(payment).changes()).containsExactly(change(NET, 100, 150));
        set(NET, 200);
        Event.OfInstruction second = world.pay(ANNA, BORIS, 61);
        set(DAY, 60);
        assertThat(why(second).changes()).as("either alone is not enough").isEmpty();
        set(NET, 300);
        assertThat(why(second).changes()).containsExactly(change(DAY, 60, 61));
    }

    @Test
    void the_cap_on_what_an_account_receives_is_raised_by_what_it_lacks() {
        set(new Limit.CorridorReceived(CNY_LEDGER, "CNY/RUB"), 100);
        world.pay(ANNA, BORIS, 90);
        Event.OfInstruction payment = world.pay(ANNA, BORIS, 31);
        assertThat(why(payment).reason()).isEqualTo(Reason.CORRIDOR_RECEIVER_CAP);
        assertThat(why(payment).changes())
                .containsExactly(change(new Limit.CorridorReceived(CNY_LEDGER, "CNY/RUB"), 100, 121));
    }

    @Test
    void a_limit_that_holds_those_in_front_is_raised_for_all_of_them() {
        world.apply(new Command.SetRules(new Rules(Rules.Overtaking.NONE, false, true)));
        set(BILATERAL, 10);
        Event.OfInstruction first = world.pay(ANNA, BORIS, 30);
        Why why = why(world.pay(ANNA, CHEN, 5));
        assertThat(why.constraint()).isEqualTo(Constraint.BEHIND);
        assertThat(why.changes()).containsExactly(change(BILATERAL, 10, 30));
        assertThat(why.others()).containsExactly(first.instruction());
    }

    @Test
    void a_bank_is_told_of_its_own_limits_only() {
        set(NET, 100);
        Event.OfInstruction payment = world.pay(ANNA, BORIS, 150);
        assertThat(why(payment).toldTo(ANNA).changes()).as("the cap is the agent's").isEmpty();
        assertThat(why(payment).toldTo(ANNA).constraint()).isEqualTo(Constraint.LIMIT);
        set(NET, 1_000);
        set(BILATERAL, 5);
        Why why = why(world.pay(ANNA, BORIS, 6));
        assertThat(why.toldTo(ANNA).changes()).isNotEmpty();
        assertThat(why.toldTo(BORIS).changes()).isEmpty();
        assertThat(why.toldTo(BORIS).constraint()).isEqualTo(Constraint.COUNTER_LEG);
    }

    /**
     * In random queues under random limits (those that bind seldom there are above): each change that is told
     * frees the instruction on a real engine,
     * with one unit less it does not, and no smaller change of any limit of the payer frees it, as trying all
     * amounts shows. Where more of a limit may let others take the money first, small changes can free what
     * larger ones do not; there the search may name a larger change or none, in fewer than one
     * case of thirty.
     */
    @Test
    void no_smaller_change_frees_it() {
        int told = 0;
        int missed = 0;
        int[] byKind = new int[6];
        for (long seed = 1; seed <= 60; seed++) {
            World random = queues(new Random(seed));
            for (Waiting member : random.settlement.instructions().waiting().copy()) {
                Why why = Why.of(random.settlement.picture(), member.instruction.references().uetr())
                        .orElseThrow();
                for (Why.LimitChange change : why.changes()) {
                    String which = "seed %d: %s".formatted(seed, change);
                    assertThat(settles(random, member, change.limit(), change.to().minor())).as(which)
                            .isTrue();
                    long one = change.to().minor() < change.from().minor() ? 1 : -1;
                    assertThat(settles(random, member, change.limit(), change.to().minor() + one)).as(which)
                            .isFalse();
                    byKind[kind(change.limit())]++;
                }
                long least = smallestByTrying(random, member);
                if (least > 0) {
                    told++;
                    boolean isLeast = !why.changes().isEmpty() && why.changes().getFirst().byMinor() == least;
                    missed += isLeast ? 0 : 1;
                } else {
                    assertThat(why.changes()).as("seed %d", seed).allMatch(
                            change -> change.byMinor() > MOST_TRIED_MINOR);
                }
            }
        }
        assertThat(List.of(byKind[0], byKind[1], byKind[4])).as("bilateral, multilateral, net cap")
                .allMatch(times -> times > 5);
        assertThat(told).isGreaterThan(60);
        assertThat(missed).as("of %d", told).isLessThanOrEqualTo(told / 30);
    }

    private static int kind(Limit limit) {
        return switch (limit) {
            case Limit.Bilateral _ -> 0;
            case Limit.Multilateral _ -> 1;
            case Limit.Reservation it -> it.priority() == Priority.URGENT ? 2 : 3;
            case Limit.CorridorNet _ -> 4;
            case Limit.CorridorDay _ -> 5;
            case Limit.SecuredCredit _,Limit.CorridorReceived _,Limit.CorridorInstruction _ ->
                throw new AssertionError("nothing waits for it");
        };
    }

    private static long smallestByTrying(World random, Waiting member) {
        long least = 0;
        for (Limit limit : limitsOf(member.debited[0])) {
            long now = now(random, limit);
            boolean isReservation = limit instanceof Limit.Reservation;
            for (long by = 1; by <= MOST_TRIED_MINOR && now >= 0 && (least == 0 || by < least); by++) {
                long to = isReservation ? now - by : now + by;
                if (to >= 0 && settles(random, member, limit, to)) {
                    least = by;
                }
            }
        }
        return least;
    }

    private static List<Limit> limitsOf(Account account) {
        List<Limit> limits = new ArrayList<>(List.of(new Limit.Multilateral(account.id),
                new Limit.Reservation(account.id, Priority.URGENT),
                new Limit.Reservation(account.id, Priority.HIGHLY_URGENT), NET, DAY));
        for (Bic bank : List.of(ANNA, BORIS, CHEN)) {
            if (!bank.equals(account.id.holder())) {
                limits.add(new Limit.Bilateral(account.id, bank));
            }
        }
        return limits;
    }

    private static long now(World random, Limit limit) {
        if (limit instanceof Limit.Reservation it) {
            Account account = random.settlement.directory().account(it.account());
            if (account == null || account.restrictions == null) {
                return 0;
            }
            return it.priority() == Priority.URGENT
                    ? account.restrictions.forUrgent
                    : account.restrictions.forHighlyUrgent;
        }
        return random.settlement.limits().todayMinor(limit);
    }

    private static boolean settles(World random, Waiting member, Limit limit, long to) {
        Settlement copy = ByteSnapshot.restore(ByteSnapshot.of(random.settlement));
        return copy.apply(new Command.SetLimit(limit, Optional.of(new Amount(limit.currency(), to)),
                Limit.Validity.TODAY), random.nowMillis).stream()
                .anyMatch(event -> event instanceof Event.Settled done && done.number() == member.number);
    }

    private static World queues(Random random) {
        World world = World.open();
        if (random.nextBoolean()) {
            world.apply(new Command.SetRules(new Rules(Rules.Overtaking.NONE, false, true)));
        }
        List<Bic> banks = new ArrayList<>(List.of(ANNA, BORIS, CHEN));
        banks.forEach(bank -> world.fund(bank, CNY_LEDGER, 10 + random.nextInt(80)));
        int kind = random.nextInt(7);
        for (int step = 0; step < 30; step++) {
            Collections.shuffle(banks, random);
            Bic payer = random.nextInt(3) == 0 ? banks.get(0) : ANNA;
            Bic payee = banks.get(0).equals(payer) ? banks.get(1) : banks.get(0);
            if (random.nextInt(5) == 0) {
                List<Limit> limits = limitsOf(account(world, payer));
                Limit limit = limits.get(random.nextInt(8) == 0 ? random.nextInt(limits.size()) : kind);
                world.apply(new Command.SetLimit(limit, Optional.of(new Amount(CNY, random.nextInt(40))),
                        Limit.Validity.TODAY));
            } else if (random.nextInt(8) == 0) {
                world.fund(ANNA, CNY_LEDGER, 1 + random.nextInt(60));
            } else {
                world.submit(new World.Draft(Kind.BANK_PAYMENT, CNY_LEDGER, payer, payee,
                        1 + random.nextInt(20)).with(Priority.values()[Math.min(2, random.nextInt(6))]));
            }
        }
        return world;
    }

    private static Account account(World world, Bic bank) {
        Account account = world.settlement.directory().account(new AccountId(CNY_LEDGER, bank));
        if (account == null) {
            throw new AssertionError("no account of " + bank);
        }
        return account;
    }

    private void set(Limit limit, long minor) {
        world.apply(new Command.SetLimit(limit, Optional.of(new Amount(CNY, minor)), Limit.Validity.TODAY));
    }

    private static Why.LimitChange change(Limit limit, long from, long to) {
        return new Why.LimitChange(limit, new Amount(CNY, from), new Amount(CNY, to));
    }

    private Why why(Event.OfInstruction of) {
        return Why.of(world.settlement.picture(), of.instruction().references().uetr()).orElseThrow();
    }
}
