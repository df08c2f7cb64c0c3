package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.steelyard.money.Currency;

/** What must be true after every command. Looks at the whole state: for tests, simulation and samples. */
public final class Invariants {

    private Invariants() {
    }

    /**
     * All that is wrong with this engine, in sentences; empty if nothing is.
     *
     * @param settlement an engine between two commands
     */
    public static List<String> check(Settlement settlement) {
        List<String> broken = new ArrayList<>();
        moneyIsNeitherMadeNorLost(settlement, broken);
        for (Account account : settlement.directory().accounts()) {
            queueIsInOrder(account, broken);
        }
        sumsAreTrue(settlement, broken);
        for (Waiting member : settlement.instructions().waiting().all()) {
            waitsRightly(settlement, member, broken);
        }
        CycleInvariants.check(settlement, broken);
        return broken;
    }

    private static void moneyIsNeitherMadeNorLost(Settlement settlement, List<String> broken) {
        Map<Currency, Long> sums = new TreeMap<>();
        for (Account account : settlement.directory().accounts()) {
            sums.merge(account.id.currency(), account.balance, Math::addExact);
        }
        sums.forEach((currency, sum) -> {
            if (sum != 0) {
                broken.add("all accounts in " + currency + " add up to " + sum + " minor units, not to zero");
            }
        });
    }

    private static void queueIsInOrder(Account account, List<String> broken) {
        account.queue.forEach((place, member) -> {
            if (place != member.place || !member.inQueue || member.state != State.QUEUED) {
                broken.add("instruction " + member.number + " stands wrongly in the queue of " + account.id);
            }
        });
        if (account.creditLimit != account.line + account.secured()
                || account.hasPool() && !account.pool().isTrue()) {
            broken.add(account.id + " has another credit than its line and its collateral give");
        }
        List<Position> positions = new ArrayList<>(account.positions());
        if (account.restrictions != null) {
            positions.addAll(account.restrictions.received.values());
        }
        for (Position position : positions) {
            if (position.pending != 0 || position != account.funds && position.left < position.least
                    && position.shortage != Reason.RESERVED_FOR_URGENT) {
                broken.add(account.id + " is beyond a limit: " + position.shortage + " " + position.left);
            }
        }
        if (account.funds.pending != 0 || account.suspected || account.changed) {
            broken.add(account.id + " was left in the middle of something");
        }
    }

    private static void sumsAreTrue(Settlement settlement, List<String> broken) {
        Map<Account, Long> in = new TreeMap<>((a, b) -> Integer.compare(a.index, b.index));
        Map<Account, Long> out = new TreeMap<>((a, b) -> Integer.compare(a.index, b.index));
        for (Waiting member : settlement.instructions().waiting().all()) {
            for (int leg = 0; member.inQueue && leg < member.debited.length; leg++) {
                long minor = member.instruction.legs().get(leg).amount().minor();
                out.merge(member.debited[leg], minor, Long::sum);
                in.merge(member.credited[leg], minor, Long::sum);
            }
        }
        for (Account account : settlement.directory().accounts()) {
            if (account.queuedIn != in.getOrDefault(account, 0L)
                    || account.queuedOut != out.getOrDefault(account, 0L)) {
                broken.add("the sums of what waits for " + account.id + " are wrong");
            }
            if (account.id.isIssue() ? account.available() < 0 : account.balance < account.floor) {
                broken.add(account.id + " is below its limit by " + -account.available());
            }
        }
    }

    private static void waitsRightly(Settlement settlement, Waiting member, List<String> broken) {
        Outcome outcome = settlement.register().outcome(member.number);
        if (outcome.state() != member.state || outcome.reason() != member.reason || member.state.isFinal()) {
            broken.add("instruction " + member.number + " waits as " + member.state + " " + member.reason
                    + " and is registered as " + outcome.state() + " " + outcome.reason());
        }
        boolean cleared = member.clearedBy.equals(settlement.listInForce()) && member.clearedBy.list() != 0;
        if (member.state != State.HELD && !cleared && Instructions.needsClearance(member)) {
            broken.add("instruction " + member.number + " goes on without a clearance by the list in force");
        }
        if (member.inQueue && member.needsMate() && !member.isMatched()) {
            broken.add("instruction " + member.number + " is in the queue without its counter-leg");
        }
        Times times = member.instruction.times();
        boolean early = times.fromMillis() > settlement.timeMillis();
        if (early ? member.inQueue : member.reason == Reason.BEFORE_FROM_TIME) {
            broken.add("instruction " + member.number + " is in the queue before its from-time, or out of it"
                    + " after");
        }
        if (times.rejectMillis() <= settlement.timeMillis()) {
            broken.add("instruction " + member.number + " waits on after its reject-time");
        }
        if (member.inQueue && settlement.instructions().settler().obstacle(member.unit()) == null) {
            broken.add("instruction " + member.number + " could settle and was left in the queue");
        }
        for (Waiting mate : member.unit()) {
            if (mate.inQueue != member.inQueue || mate.unit().size() != member.unit().size()) {
                broken.add("instructions " + member.number + " and " + mate.number + " are not in step");
            }
        }
    }
}
