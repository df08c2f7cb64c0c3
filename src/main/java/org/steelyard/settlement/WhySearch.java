package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.Amount;
import org.steelyard.money.Uetr;

/**
 * Tries out what would free an instruction. Each try is a new engine out of the picture, so that the answer
 * follows the engine's own rules, whatever they are: the smallest amount is found by halving between one that
 * is too little and one that is enough.
 */
final class WhySearch {

    /** Of the times at which something known comes, so many are tried; a second's work at most. */
    private static final int MOST_TIMES = 2_000;

    private final Picture picture;
    private final Settlement engine;
    private final Waiting member;

    private WhySearch(Picture picture, Settlement engine, Waiting member) {
        this.picture = picture;
        this.engine = engine;
        this.member = member;
    }

    static Optional<Why> of(Picture picture, Uetr uetr) {
        Settlement engine = picture.engine();
        for (Waiting member : engine.instructions().waiting().all()) {
            if (member.instruction.references().uetr().equals(uetr)) {
                return Optional.of(new WhySearch(picture, engine, member).why());
            }
        }
        return Optional.empty();
    }

    private Why why() {
        if (member.state == State.HELD) {
            return plain(Why.Constraint.SCREENING);
        }
        if (member.state == State.WAREHOUSED) {
            return plain(Why.Constraint.CALENDAR);
        }
        if (member.reason == Reason.BEFORE_FROM_TIME) {
            return plain(Why.Constraint.FROM_TIME);
        }
        if (Cycles.isObligation(member)) {
            return plain(Why.Constraint.CYCLE);
        }
        if (member.inQueue) {
            return queued();
        }
        if (member.isMatched()) {
            // Whatever holds the other side is that side's own affair.
            return plain(Why.Constraint.IN_PROCESS);
        }
        return answer(Why.Constraint.COUNTER_LEG, Remedies.NONE, counterLeg());
    }

    private Why plain(Why.Constraint constraint) {
        return answer(constraint, Remedies.NONE, Optional.empty());
    }

    /** What frees it, either by funds or by one of the changes, and what settles then besides. */
    private record Remedies(List<Why.Funding> fundings, List<Why.LimitChange> changes,
            List<Instruction> others) {
        static final Remedies NONE = new Remedies(List.of(), List.of(), List.of());
    }

    private Why answer(Why.Constraint constraint, Remedies remedies, Optional<Why.CounterLeg> counterLeg) {
        boolean mayCome = constraint != Why.Constraint.SCREENING && constraint != Why.Constraint.CALENDAR;
        return new Why(member.instruction.references().uetr(), picture.sequence(), picture.timeMillis(),
                constraint, member.reason, behind(constraint), remedies.fundings, remedies.changes,
                counterLeg,
                remedies.others, mayCome ? expectedMillis() : Times.NEVER);
    }

    private Optional<Instruction> behind(Why.Constraint constraint) {
        Waiting head = constraint == Why.Constraint.BEHIND ? obstacle() : null;
        return head == null ? Optional.empty() : Optional.of(head.instruction);
    }

    private Optional<Why.CounterLeg> counterLeg() {
        if (!(member.instruction.condition() instanceof Condition.Versus versus)) {
            return Optional.empty();
        }
        Leg leg = member.instruction.legs().getFirst();
        Ledger ledger = engine.directory().ledger(versus.counterAmount().currency());
        return ledger == null
                ? Optional.empty()
                : Optional.of(new Why.CounterLeg(ledger.id, leg.payee(), leg.payer(), versus.counterAmount(),
                        versus.reference()));
    }

    private Why queued() {
        Map<Integer, Long> fundings = fundings();
        WhyLimits limits = new WhyLimits(picture, engine, member);
        List<Why.LimitChange> changes = limits.changes();
        List<Instruction> others = List.of();
        if (!fundings.isEmpty()) {
            others = others(settledWith(fundings));
        } else if (!changes.isEmpty()) {
            others = others(limits.settledWith(changes.getFirst().limit(), changes.getFirst().to()));
        }
        List<Why.Funding> named = new ArrayList<>();
        fundings.forEach((index, minor) -> {
            Account account = engine.directory().account(index);
            named.add(new Why.Funding(account.id, new Amount(account.id.currency(), minor)));
        });
        return answer(constraint(), new Remedies(named, changes, others), Optional.empty());
    }

    private List<Instruction> others(List<Long> settled) {
        List<Instruction> others = new ArrayList<>();
        for (Long number : settled) {
            Waiting other = engine.instructions().waiting().get(number);
            if (other != null && number != member.number) {
                others.add(other.instruction);
            }
        }
        return others;
    }

    private Why.Constraint constraint() {
        if (obstacle() != null) {
            return Why.Constraint.BEHIND;
        }
        Position tooShort = Cover.tooShort(member.unit());
        return tooShort == null || tooShort.shortage == Reason.FUNDS_SHORT
                ? Why.Constraint.FUNDS
                : Why.Constraint.LIMIT;
    }

    /** The first in the queue in which somebody comes before the unit. */
    private @Nullable Waiting obstacle() {
        Account account = engine.instructions().settler().heldUpAt(member.unit());
        return account == null ? null : account.queue.firstEntry().getValue();
    }

    /**
     * By account the amounts that free it: at one account if that can be, the first in which it stands; or at
     * all of its accounts. Empty if no amount frees it.
     */
    private Map<Integer, Long> fundings() {
        List<Account> accounts = new ArrayList<>();
        for (Waiting side : member.unit()) {
            for (Account account : side.debited) {
                if (!accounts.contains(account)) {
                    accounts.add(account);
                }
            }
        }
        TreeMap<Integer, Long> fundings = new TreeMap<>();
        for (Account account : accounts) {
            if (freesWith(account, most(account), fundings)) {
                fundings.put(account.index, smallest(account, fundings));
                return fundings;
            }
        }
        accounts.forEach(account -> fundings.put(account.index, most(account)));
        if (!frees(fundings)) {
            return new TreeMap<>();
        }
        for (Account account : accounts) {
            fundings.remove(account.index);
            long smallest = frees(fundings) ? 0 : smallest(account, fundings);
            if (smallest > 0) {
                fundings.put(account.index, smallest);
            }
        }
        return fundings;
    }

    /** What covers all that waits to be paid from this account, beside all that is reserved. */
    private static long most(Account account) {
        Restrictions restrictions = account.restrictions;
        long reserved = restrictions == null ? 0 : restrictions.forHighlyUrgent + restrictions.forUrgent;
        return Math.max(1, account.queuedOut - account.available() + reserved);
    }

    /** The least that frees it beside what the others get; what it lacks for itself is tried first. */
    private long smallest(Account account, Map<Integer, Long> others) {
        long tooLittle = 0;
        long enough = most(account);
        long alone = Cover.drawn(member.unit(), account.funds) - account.available();
        if (alone > 0 && alone < enough) {
            if (!freesWith(account, alone, others)) {
                tooLittle = alone;
            } else if (!freesWith(account, alone - 1, others)) {
                return alone;
            } else {
                enough = alone - 1;
            }
        }
        while (enough - tooLittle > 1) {
            long middle = tooLittle + (enough - tooLittle) / 2;
            if (freesWith(account, middle, others)) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return enough;
    }

    private boolean freesWith(Account account, long minor, Map<Integer, Long> others) {
        TreeMap<Integer, Long> all = new TreeMap<>(others);
        all.put(account.index, minor);
        return frees(all);
    }

    private boolean frees(Map<Integer, Long> fundings) {
        return settledWith(fundings).contains(member.number);
    }

    /** What settles, by number, when these amounts come to these accounts one after the other. */
    private List<Long> settledWith(Map<Integer, Long> fundings) {
        Settlement trial = picture.engine();
        List<Event> events = new ArrayList<>();
        fundings.forEach((index, minor) -> {
            trial.fund(index, minor);
            events.addAll(trial.apply(new Command.Tick(), picture.timeMillis()));
        });
        return settled(events);
    }

    static List<Long> settled(List<Event> events) {
        List<Long> numbers = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Settled settled) {
                numbers.add(settled.number());
            }
        }
        numbers.sort(null);
        return numbers;
    }

    /** By reference, when each that waits settles by what is known; those that then do not are left out. */
    static Map<Uetr, Long> expectations(Picture picture) {
        Settlement trial = picture.engine();
        Map<Long, Uetr> waiting = new TreeMap<>();
        trial.instructions().waiting().all()
                .forEach(each -> waiting.put(each.number, each.instruction.references().uetr()));
        Map<Uetr, Long> expected = new TreeMap<>();
        for (int looks = 0; looks < MOST_TIMES && !waiting.isEmpty(); looks++) {
            long nextMillis = trial.nextDueMillis();
            if (nextMillis == Long.MAX_VALUE || nextMillis < trial.timeMillis()) {
                break;
            }
            for (Long number : settled(trial.apply(new Command.Tick(), nextMillis))) {
                Uetr uetr = waiting.remove(number);
                if (uetr != null) {
                    expected.put(uetr, nextMillis);
                }
            }
        }
        return expected;
    }

    /** The first time at which something that the system knows of has freed it, before any cut-off. */
    private long expectedMillis() {
        Settlement trial = picture.engine();
        for (int looks = 0; looks < MOST_TIMES; looks++) {
            long nextMillis = trial.nextDueMillis();
            if (nextMillis == Long.MAX_VALUE || nextMillis < trial.timeMillis()) {
                return Times.NEVER;
            }
            List<Event> events = trial.apply(new Command.Tick(), nextMillis);
            if (settled(events).contains(member.number) || isNetted(events)) {
                return nextMillis;
            }
            if (trial.instructions().waiting().get(member.number) == null) {
                return Times.NEVER;
            }
        }
        return Times.NEVER;
    }

    private boolean isNetted(List<Event> events) {
        return events.stream()
                .anyMatch(event -> event instanceof Event.Netted netted && netted.number() == member.number);
    }
}
