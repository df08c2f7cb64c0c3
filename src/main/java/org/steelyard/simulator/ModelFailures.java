package org.steelyard.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.LossShare;
import org.steelyard.settlement.NettingTerm;

/** Who pays for failed debtors, by the rule as docs/netting.md tells it. */
final class ModelFailures {

    private final ModelNetting netting;
    private final SortedMap<AccountId, Long> shortfalls;
    /** What is left of the guarantees of those who have not failed. */
    private final TreeMap<AccountId, Long> left = new TreeMap<>();

    ModelFailures(ModelNetting netting, List<AccountId> accounts, SortedMap<AccountId, Long> shortfalls) {
        this.netting = netting;
        this.shortfalls = shortfalls;
        accounts.stream().filter(account -> !shortfalls.containsKey(account)).forEach(
                account -> left.put(account, netting.term(NettingTerm.Kind.GUARANTEE, account)));
    }

    List<Event.DebtorFailed> events(long cycle) {
        List<Event.DebtorFailed> events = new ArrayList<>();
        shortfalls.forEach((debtor, shortfall) -> {
            long own = Math.min(shortfall, netting.term(NettingTerm.Kind.GUARANTEE, debtor));
            List<LossShare> shares = new ArrayList<>();
            SortedMap<AccountId, Long> paid = shared(debtor, shortfall - own);
            paid.forEach((account, minor) -> {
                left.merge(account, -minor, Long::sum);
                shares.add(new LossShare(account, new Amount(account.currency(), minor)));
            });
            long byOthers = paid.values().stream().mapToLong(minor -> minor).sum();
            events.add(new Event.DebtorFailed(cycle, debtor, new Amount(debtor.currency(), shortfall),
                    new Amount(debtor.currency(), own), shares,
                    new Amount(debtor.currency(), shortfall - own - byOthers)));
        });
        return events;
    }

    /** Shares in proportion; as long as one is more than its guarantee, those pay all and the rest anew. */
    private SortedMap<AccountId, Long> shared(AccountId debtor, long loss) {
        TreeMap<AccountId, Long> paid = new TreeMap<>();
        TreeMap<AccountId, Long> credits = new TreeMap<>();
        left.forEach((account, guarantee) -> {
            long credit = netting.terms.getOrDefault(NettingTerm.credit(account, debtor), 0L);
            if (credit > 0 && guarantee > 0) {
                credits.put(account, credit);
            }
        });
        long open = loss;
        while (open > 0 && !credits.isEmpty()) {
            Map<AccountId, Long> shares = inProportion(open, credits);
            List<AccountId> overdrawn = shares.keySet().stream()
                    .filter(each -> shares.getOrDefault(each, 0L) > left.getOrDefault(each, 0L)).toList();
            if (overdrawn.isEmpty()) {
                shares.forEach((account, share) -> {
                    if (share > 0) {
                        paid.put(account, share);
                    }
                });
                return paid;
            }
            for (AccountId each : overdrawn) {
                paid.put(each, left.getOrDefault(each, 0L));
                open -= left.getOrDefault(each, 0L);
                credits.remove(each);
            }
        }
        return paid;
    }

    private static Map<AccountId, Long> inProportion(long loss, SortedMap<AccountId, Long> credits) {
        BigDecimal all = credits.values().stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO,
                BigDecimal::add);
        TreeMap<AccountId, Long> shares = new TreeMap<>();
        credits.forEach((account, credit) -> shares.put(account,
                BigDecimal.valueOf(loss).multiply(BigDecimal.valueOf(credit))
                        .divide(all, 0, RoundingMode.DOWN).longValueExact()));
        long residue = loss - shares.values().stream().mapToLong(share -> share).sum();
        credits.keySet().stream().limit(residue).forEach(account -> shares.merge(account, 1L, Long::sum));
        return shares;
    }
}
