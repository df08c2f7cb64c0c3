package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;

/** The cycles that are not closed, and the terms under which banks may owe each other in them. */
final class Cycles {

    private record Key(LedgerId ledger, String name) {
    }

    /** In the order of their numbers. */
    private final Map<Key, NetCycle> open = new LinkedHashMap<>();
    private final Map<NettingTerm, Long> terms = new LinkedHashMap<>();
    private long lastNumber;
    /** Whether an obligation that waits for room may have it now. */
    private boolean roomMade;

    static boolean isObligation(Waiting member) {
        return member.instruction.condition() instanceof Condition.InCycle;
    }

    /** An obligation, accepted or not, or what settles a cycle. */
    static boolean belongsToOne(Waiting member) {
        return isObligation(member) || member.instruction.kind() == Kind.NET_SETTLEMENT;
    }

    @Nullable
    NetCycle of(LedgerId ledger, String name) {
        return open.isEmpty() ? null : open.get(new Key(ledger, name));
    }

    /** The cycle of an obligation; none for anything else. */
    @Nullable
    NetCycle of(Waiting member) {
        return member.instruction.condition() instanceof Condition.InCycle in
                ? of(member.instruction.legs().getFirst().ledger(), in.cycle())
                : null;
    }

    /** The cycle that settles by this instruction. */
    @Nullable
    NetCycle settledBy(Waiting net) {
        for (NetCycle cycle : open.values()) {
            if (cycle.net == net) {
                return cycle;
            }
        }
        return null;
    }

    Collection<NetCycle> all() {
        return open.values();
    }

    /** All as they are now, for walks during which some close. */
    List<NetCycle> copy() {
        return List.copyOf(open.values());
    }

    NetCycle add(Cycle cycle) {
        lastNumber++;
        return put(new NetCycle(lastNumber, cycle));
    }

    private NetCycle put(NetCycle cycle) {
        open.put(new Key(cycle.cycle.ledger(), cycle.cycle.name()), cycle);
        return cycle;
    }

    void close(NetCycle cycle) {
        open.remove(new Key(cycle.cycle.ledger(), cycle.cycle.name()));
    }

    /** Whether nobody can take it back: an accepted obligation, or a net settlement. */
    boolean isBound(Waiting member) {
        NetCycle cycle = of(member);
        return member.instruction.kind() == Kind.NET_SETTLEMENT
                || cycle != null && cycle.accepted.containsKey(member.number);
    }

    /** An obligation is over, or held. */
    void forget(Waiting member) {
        NetCycle cycle = of(member);
        if (cycle != null) {
            roomMade |= isBound(member);
            cycle.remove(member);
        }
    }

    /** In minor units; nothing where nothing has been agreed. */
    long term(NettingTerm term) {
        return terms.getOrDefault(term, 0L);
    }

    void term(NettingTerm term, long minor) {
        roomMade = true;
        if (minor == 0) {
            terms.remove(term);
        } else {
            terms.put(term, minor);
        }
    }

    /** Why an obligation has no room in its cycle; {@link Reason#NONE} if it has. */
    Reason reasonOutside(NetCycle cycle, Waiting obligation) {
        AccountId debtor = obligation.debited[0].id;
        AccountId creditor = obligation.credited[0].id;
        Amount amount = obligation.instruction.legs().getFirst().amount();
        if (cycle.netDebit(debtor) + amount.minor() > term(NettingTerm.of(NettingTerm.Kind.NET_DEBIT_CAP,
                debtor))) {
            return Reason.ABOVE_NET_DEBIT_CAP;
        }
        return cycle.netDebit(debtor, creditor) + amount.minor() > term(NettingTerm.credit(creditor, debtor))
                ? Reason.ABOVE_CREDIT_IN_CYCLE
                : Reason.NONE;
    }

    void accept(NetCycle cycle, Waiting obligation) {
        cycle.accept(obligation);
        roomMade |= !cycle.outside.isEmpty();
    }

    /** Whether there may be room for obligations outside; the next time only after something has changed. */
    boolean takeRoomMade() {
        boolean was = roomMade;
        roomMade = false;
        return was;
    }

    void save(SnapshotWriter out) {
        out.putLong(lastNumber);
        out.putInt(terms.size());
        terms.forEach((term, minor) -> {
            out.putInt(term.kind().ordinal());
            Values.put(out, term.account());
            Values.put(out, term.counterparty());
            out.putLong(minor);
        });
        out.putInt(open.size());
        open.values().forEach(cycle -> save(out, cycle));
    }

    private static void save(SnapshotWriter out, NetCycle cycle) {
        out.putLong(cycle.number);
        Values.put(out, cycle.cycle.ledger());
        out.putText(cycle.cycle.name());
        out.putText(cycle.cycle.corridor());
        out.putLong(cycle.cycle.confirmByMillis());
        out.putLong(cycle.cycle.settleByMillis());
        out.putInt(cycle.phase.ordinal());
        out.putInt(cycle.cut);
        out.putInt(cycle.confirmed.size());
        cycle.confirmed.forEach(agent -> out.putLong(agent.packed()));
        out.putInt(cycle.accepted.size());
        cycle.accepted.keySet().forEach(out::putLong);
        out.putLong(cycle.net == null ? 0 : cycle.net.number);
    }

    /** Reads what was written, when all that waits has been read. */
    void restore(SnapshotReader in, WaitingList waiting) {
        lastNumber = in.getLong();
        for (int left = in.getInt(); left > 0; left--) {
            NettingTerm.Kind kind = NettingTerm.Kind.values()[in.getInt()];
            terms.put(new NettingTerm(kind, Values.account(in), Values.account(in)), in.getLong());
        }
        for (int left = in.getInt(); left > 0; left--) {
            restoreCycle(in, waiting);
        }
        for (Waiting member : waiting.all()) {
            NetCycle cycle = of(member);
            if (cycle != null && member.state == State.QUEUED && !isBound(member)) {
                cycle.outside.put(member.place, member);
            }
        }
    }

    private void restoreCycle(SnapshotReader in, WaitingList waiting) {
        long number = in.getLong();
        NetCycle cycle = put(new NetCycle(number, new Cycle(Values.ledger(in), in.getText(), in.getText(),
                in.getLong(), in.getLong())));
        cycle.phase = NetCycle.Phase.values()[in.getInt()];
        cycle.cut = in.getInt();
        for (int left = in.getInt(); left > 0; left--) {
            cycle.confirmed.add(new Bic(in.getLong()));
        }
        List<Waiting> accepted = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            Waiting obligation = waiting.get(in.getLong());
            if (obligation != null) {
                accepted.add(obligation);
            }
        }
        accepted.forEach(cycle::accept);
        cycle.net = waiting.get(in.getLong());
    }
}
