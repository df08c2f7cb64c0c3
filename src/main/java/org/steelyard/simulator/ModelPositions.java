package org.steelyard.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Cycle;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.NetPosition;

/** What the obligations of a cycle add up to. */
final class ModelPositions {

    private final ModelBooks books;
    private final Cycle cycle;
    private final List<ModelInstruction> accepted;

    ModelPositions(ModelBooks books, Cycle cycle, List<ModelInstruction> accepted) {
        this.books = books;
        this.cycle = cycle;
        this.accepted = accepted;
    }

    private AccountId account(ModelInstruction one, Bic bank) {
        return books.accountOf(one.leg().ledger(), bank).orElseThrow();
    }

    /** What an account owes net: all others, or one. */
    long owed(AccountId debtor, Optional<AccountId> creditor) {
        long owed = 0;
        for (ModelInstruction each : accepted) {
            AccountId from = account(each, each.leg().payer());
            AccountId to = account(each, each.leg().payee());
            if (from.equals(debtor) && creditor.map(to::equals).orElse(true)) {
                owed += each.leg().amount().minor();
            }
            if (to.equals(debtor) && creditor.map(from::equals).orElse(true)) {
                owed -= each.leg().amount().minor();
            }
        }
        return owed;
    }

    List<AccountId> accounts() {
        return positions().stream().map(NetPosition::account).toList();
    }

    List<NetPosition> positions() {
        TreeMap<AccountId, Amount> owed = new TreeMap<>();
        TreeMap<AccountId, Amount> due = new TreeMap<>();
        for (ModelInstruction each : accepted) {
            owed.merge(account(each, each.leg().payer()), each.leg().amount(), Amount::plus);
            due.merge(account(each, each.leg().payee()), each.leg().amount(), Amount::plus);
        }
        TreeSet<AccountId> accounts = new TreeSet<>(owed.keySet());
        accounts.addAll(due.keySet());
        Amount nothing = Amount.zero(cycle.ledger().currency());
        return accounts.stream().map(account -> new NetPosition(account,
                owed.getOrDefault(account, nothing), due.getOrDefault(account, nothing))).toList();
    }

    SortedMap<AccountId, Long> debtors() {
        TreeMap<AccountId, Long> debtors = new TreeMap<>();
        positions().stream().filter(each -> each.net().minor() < 0)
                .forEach(each -> debtors.put(each.account(), -each.net().minor()));
        return debtors;
    }

    List<Leg> legs(Map<AccountId, Long> payers) {
        List<Leg> legs = new ArrayList<>();
        Map<AccountId, Long> unpaid = new LinkedHashMap<>();
        positions().stream().filter(each -> each.net().isPositive())
                .forEach(each -> unpaid.put(each.account(), each.net().minor()));
        payers.forEach((payer, minor) -> {
            long left = minor;
            for (Map.Entry<AccountId, Long> creditor : unpaid.entrySet()) {
                while (left > 0 && creditor.getValue() > 0) {
                    long paid = Math.min(Math.min(left, creditor.getValue()), Leg.MOST_MINOR);
                    legs.add(new Leg(cycle.ledger(), payer.holder(), creditor.getKey().holder(),
                            new Amount(payer.currency(), paid)));
                    left -= paid;
                    creditor.setValue(creditor.getValue() - paid);
                }
            }
        });
        return legs;
    }
}
