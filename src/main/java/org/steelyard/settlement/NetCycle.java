package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;

/** A cycle that is not closed: its obligations, and how far it is. */
final class NetCycle {

    /** How far a cycle is. */
    enum Phase {
        /** Takes obligations. */
        OPEN,
        /** Takes no more; its net positions are published and wait for confirmation. */
        CUT,
        /** Confirmed by all who must: its net settlement waits for funds. */
        CONFIRMED
    }

    private record Pair(AccountId debtor, AccountId creditor) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int order = debtor.compareTo(other.debtor);
            return order != 0 ? order : creditor.compareTo(other.creditor);
        }
    }

    /** What one account owes and is owed, in minor units. */
    private static final class Sums {
        private long owed;
        private long due;
    }

    final long number;
    final Cycle cycle;
    Phase phase = Phase.OPEN;
    /** How often it has been cut: tells one publication of positions from the next. */
    int cut;
    final TreeSet<Bic> confirmed = new TreeSet<>();
    /** Obligations that are binding within the cycle, by number. */
    final TreeMap<Long, Waiting> accepted = new TreeMap<>();
    /** Obligations that wait for room under a cap or a credit, by {@link Waiting#place}. */
    final TreeMap<Long, Waiting> outside = new TreeMap<>();
    /** The instruction that settles the net positions, while it waits. */
    @Nullable
    Waiting net;
    private final TreeMap<AccountId, Sums> sums = new TreeMap<>();
    private final TreeMap<Pair, Long> owedByPair = new TreeMap<>();

    NetCycle(long number, Cycle cycle) {
        this.number = number;
        this.cycle = cycle;
    }

    void accept(Waiting obligation) {
        outside.remove(obligation.place);
        accepted.put(obligation.number, obligation);
        count(obligation, minor(obligation));
    }

    /** Forgets an obligation, whether it was accepted or not. */
    void remove(Waiting obligation) {
        outside.remove(obligation.place);
        if (accepted.remove(obligation.number) != null) {
            count(obligation, -minor(obligation));
        }
    }

    private void count(Waiting obligation, long minor) {
        AccountId debtor = obligation.debited[0].id;
        AccountId creditor = obligation.credited[0].id;
        sums.computeIfAbsent(debtor, account -> new Sums()).owed += minor;
        sums.computeIfAbsent(creditor, account -> new Sums()).due += minor;
        owedByPair.merge(new Pair(debtor, creditor), minor, Math::addExact);
        owedByPair.remove(new Pair(debtor, creditor), 0L);
        forgetIfNothing(debtor);
        forgetIfNothing(creditor);
    }

    private void forgetIfNothing(AccountId account) {
        Sums sum = sums.get(account);
        if (sum != null && sum.owed == 0 && sum.due == 0) {
            sums.remove(account);
        }
    }

    /** What the account owes net; negative for a creditor. */
    long netDebit(AccountId account) {
        Sums sum = sums.get(account);
        return sum == null ? 0 : sum.owed - sum.due;
    }

    /** What one account owes the other net. */
    long netDebit(AccountId debtor, AccountId creditor) {
        return owedByPair.getOrDefault(new Pair(debtor, creditor), 0L)
                - owedByPair.getOrDefault(new Pair(creditor, debtor), 0L);
    }

    /** All accounts that have obligations in it, in order. */
    Iterable<AccountId> members() {
        return sums.keySet();
    }

    List<NetPosition> positions() {
        List<NetPosition> positions = new ArrayList<>();
        sums.forEach((account, sum) -> positions.add(new NetPosition(account,
                new Amount(account.currency(), sum.owed), new Amount(account.currency(), sum.due))));
        return positions;
    }

    /** What each net debtor owes, in order of accounts. */
    SortedMap<AccountId, Long> debtors() {
        TreeMap<AccountId, Long> debtors = new TreeMap<>();
        sums.forEach((account, sum) -> {
            if (sum.owed > sum.due) {
                debtors.put(account, sum.owed - sum.due);
            }
        });
        return debtors;
    }

    /**
     * Legs from those who pay to the net creditors: one after the other each pays the first creditor, in the
     * order of accounts, that is not yet paid in full. That makes fewer legs than there are payers and
     * creditors, but for amounts that need more than one leg.
     *
     * @param payers what each pays in turn, more than nothing; together as much as the creditors are owed
     */
    List<Leg> legs(Map<AccountId, Long> payers) {
        List<Leg> legs = new ArrayList<>();
        TreeMap<AccountId, Long> unpaid = new TreeMap<>();
        sums.forEach((account, sum) -> {
            if (sum.due > sum.owed) {
                unpaid.put(account, sum.due - sum.owed);
            }
        });
        payers.forEach((payer, minor) -> {
            long left = minor;
            while (left > 0) {
                Map.Entry<AccountId, Long> first = unpaid.firstEntry();
                long paid = Math.min(Leg.MOST_MINOR, Math.min(left, first.getValue()));
                legs.add(new Leg(cycle.ledger(), payer.holder(), first.getKey().holder(),
                        new Amount(payer.currency(), paid)));
                left -= paid;
                if (paid == first.getValue()) {
                    unpaid.remove(first.getKey());
                } else {
                    unpaid.put(first.getKey(), first.getValue() - paid);
                }
            }
        });
        return legs;
    }

    private static long minor(Waiting obligation) {
        return obligation.instruction.legs().getFirst().amount().minor();
    }
}
