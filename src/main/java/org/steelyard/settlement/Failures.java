package org.steelyard.settlement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.steelyard.money.AccountId;

/**
 * Who pays when net debtors fail, in this order: the failed debtor's own guarantee; then the guarantees of
 * the survivors that gave it credit, in proportion to that credit; then the settlement agent. Debtors come in
 * the order of their accounts: first all draw on their own guarantees, then one after the other on the
 * survivors'.
 *
 * <p>
 * Shares are whole minor units: each is rounded down, and what is left goes one unit each to the first
 * survivors in the order of their accounts. Whoever's share is more than its guarantee pays all of its
 * guarantee, and the rest is shared anew among the others.
 */
final class Failures {

    /** One debtor's failure, paid for; in minor units. */
    record Failure(AccountId debtor, long shortfall, long byGuarantee, Map<AccountId, Long> shares,
            long byAgent) {
    }

    /** What has been agreed, in minor units. */
    interface Terms {

        long of(NettingTerm term);
    }

    private final Terms terms;
    private final Map<AccountId, Long> guarantees = new TreeMap<>();

    private Failures(Terms terms) {
        this.terms = terms;
    }

    /**
     * Pays for these failures.
     *
     * @param members all accounts of the cycle, in order
     * @param shortfalls what each failed debtor does not pay, more than nothing
     */
    static List<Failure> of(Terms terms, Iterable<AccountId> members, SortedMap<AccountId, Long> shortfalls) {
        Failures failures = new Failures(terms);
        for (AccountId member : members) {
            failures.guarantees.put(member, terms.of(NettingTerm.of(NettingTerm.Kind.GUARANTEE, member)));
        }
        Map<AccountId, Long> own = new TreeMap<>();
        shortfalls.forEach((debtor, shortfall) -> own.put(debtor,
                Math.min(shortfall, failures.guarantees.getOrDefault(debtor, 0L))));
        shortfalls.keySet().forEach(failures.guarantees::remove);
        List<Failure> paid = new ArrayList<>();
        shortfalls.forEach((debtor, shortfall) -> {
            long byGuarantee = own.getOrDefault(debtor, 0L);
            Map<AccountId, Long> shares = failures.shares(debtor, shortfall - byGuarantee);
            long shared = shares.values().stream().mapToLong(share -> share).sum();
            paid.add(new Failure(debtor, shortfall, byGuarantee, shares, shortfall - byGuarantee - shared));
        });
        return paid;
    }

    private Map<AccountId, Long> shares(AccountId debtor, long loss) {
        TreeMap<AccountId, Long> credits = new TreeMap<>();
        guarantees.forEach((survivor, guarantee) -> {
            long credit = terms.of(NettingTerm.credit(survivor, debtor));
            if (credit > 0 && guarantee > 0) {
                credits.put(survivor, credit);
            }
        });
        TreeMap<AccountId, Long> paid = new TreeMap<>();
        long left = loss;
        while (left > 0 && !credits.isEmpty()) {
            SortedMap<AccountId, Long> shares = inProportion(left, credits);
            TreeMap<AccountId, Long> exhausted = new TreeMap<>();
            shares.forEach((survivor, share) -> {
                long guarantee = guarantees.getOrDefault(survivor, 0L);
                if (share > guarantee) {
                    exhausted.put(survivor, guarantee);
                }
            });
            SortedMap<AccountId, Long> settled = exhausted.isEmpty() ? shares : exhausted;
            for (Map.Entry<AccountId, Long> share : settled.entrySet()) {
                left -= share.getValue();
                credits.remove(share.getKey());
                if (share.getValue() > 0) {
                    paid.put(share.getKey(), share.getValue());
                }
            }
        }
        paid.forEach((survivor, share) -> guarantees.merge(survivor, -share, Long::sum));
        return paid;
    }

    private static SortedMap<AccountId, Long> inProportion(long loss, SortedMap<AccountId, Long> credits) {
        BigInteger all = BigInteger.ZERO;
        for (long credit : credits.values()) {
            all = all.add(BigInteger.valueOf(credit));
        }
        TreeMap<AccountId, Long> shares = new TreeMap<>();
        long left = loss;
        for (Map.Entry<AccountId, Long> credit : credits.entrySet()) {
            long share = BigInteger.valueOf(loss).multiply(BigInteger.valueOf(credit.getValue())).divide(all)
                    .longValueExact();
            shares.put(credit.getKey(), share);
            left -= share;
        }
        for (Map.Entry<AccountId, Long> share : shares.entrySet()) {
            if (left > 0) {
                share.setValue(share.getValue() + 1);
                left--;
            }
        }
        return shares;
    }
}
