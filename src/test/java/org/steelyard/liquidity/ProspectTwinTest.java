package org.steelyard.liquidity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/**
 * Days of queueing, credits and withdrawals: the engine's short cuts (ask the {@link Prospect}, then run with
 * necessary payments) against a full run after every event.
 */
class ProspectTwinTest {

    private static final int DAYS = 500;
    private static final int EVENTS = 120;

    private int settlements;
    private int spared;
    private int unit;

    @Test
    void the_short_cuts_settle_at_every_event_what_a_full_run_settles() {
        for (int seed = 1; seed <= DAYS; seed++) {
            Random random = new Random(seed);
            WaitingDay day = new WaitingDay(2 + random.nextInt(4), 1 + random.nextInt(2));
            for (int account = 0; account < day.accounts(); account++) {
                day.credit(account, random.nextInt(15));
            }
            for (int event = 0; event < EVENTS; event++) {
                String place = "seed " + seed + ", event " + event;
                switch (random.nextInt(10)) {
                    case 0 -> credit(day, random, place);
                    case 1 -> withdraw(day, random, place);
                    default -> queue(day, random, place);
                }
            }
        }
        assertThat(settlements).as("events that settled something").isGreaterThan(DAYS * EVENTS / 20);
        assertThat(spared).as("runs that a question spared").isGreaterThan(DAYS * EVENTS / 5);
    }

    private void queue(WaitingDay day, Random random, String place) {
        List<WaitingDay.Waiting> legs = new ArrayList<>();
        unit++;
        int priority = random.nextInt(3);
        legs.add(leg(day, random, priority, 1));
        if (random.nextInt(4) == 0) {
            legs.add(leg(day, random, priority, 2));
        }
        legs.forEach(day::queue);
        boolean mayPay = true;
        for (WaitingDay.Waiting leg : legs) {
            mayPay &= day.prospect(leg.payer()).mayCoverQueueThrough(outThrough(day, leg));
        }
        check(day, mayPay ? List.of(legs.getFirst()) : List.of(), place + ", queued " + legs);
    }

    private WaitingDay.Waiting leg(WaitingDay day, Random random, int priority, int leg) {
        int currency = random.nextInt(day.accounts() / day.banks());
        int payer = random.nextInt(day.banks());
        int payee = (payer + 1 + random.nextInt(day.banks() - 1)) % day.banks();
        int first = currency * day.banks();
        long amount = 1L + random.nextInt(20);
        return new WaitingDay.Waiting(first + payer, first + payee, amount, priority, unit, leg);
    }

    private static long outThrough(WaitingDay day, WaitingDay.Waiting last) {
        long out = 0;
        for (WaitingDay.Waiting payment : day.queueOf(last.payer())) {
            out += payment.amount();
            if (payment.equals(last)) {
                return out;
            }
        }
        throw new AssertionError("not queued: " + last);
    }

    private void credit(WaitingDay day, Random random, String place) {
        int one = random.nextInt(day.accounts());
        int other = random.nextInt(day.accounts());
        day.credit(one, 1 + random.nextInt(10));
        day.credit(other, 1 + random.nextInt(10));
        List<WaitingDay.Waiting> necessary = new ArrayList<>();
        for (int account : new int[]{one, other}) {
            List<WaitingDay.Waiting> queue = day.queueOf(account);
            if (!queue.isEmpty()
                    && day.prospect(account).mayCoverHead(queue.getFirst().amount())) {
                necessary.add(queue.getFirst());
            }
        }
        check(day, necessary, place + ", credited " + one + " and " + other);
    }

    private void withdraw(WaitingDay day, Random random, String place) {
        List<WaitingDay.Waiting> all = day.all();
        if (all.isEmpty()) {
            return;
        }
        int withdrawnUnit = all.get(random.nextInt(all.size())).unit();
        List<WaitingDay.Waiting> legs = new ArrayList<>();
        List<WaitingDay.Waiting> necessary = new ArrayList<>();
        for (int account = 0; account < day.accounts(); account++) {
            boolean behind = false;
            for (WaitingDay.Waiting payment : day.queueOf(account)) {
                if (payment.unit() == withdrawnUnit) {
                    legs.add(payment);
                    behind = true;
                } else if (behind) {
                    necessary.add(payment);
                    behind = false;
                }
            }
        }
        day.withdraw(legs);
        check(day, necessary, place + ", withdrawn " + legs);
    }

    private void check(WaitingDay day, List<WaitingDay.Waiting> necessary, String place) {
        List<WaitingDay.Waiting> full = day.optimum(List.of());
        List<WaitingDay.Waiting> quick = necessary.isEmpty() ? List.of() : day.optimum(necessary);
        assertThat(quick).as(place).isEqualTo(full);
        spared += necessary.isEmpty() ? 1 : 0;
        settlements += full.isEmpty() ? 0 : 1;
        day.settle(full);
        assertThat(day.optimum(List.of())).as("%s, a second run", place).isEmpty();
    }
}
