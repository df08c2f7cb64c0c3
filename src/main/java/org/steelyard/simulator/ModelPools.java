package org.steelyard.simulator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Reason;

/** The naive model's collateral: what is pledged on each account, and the credit that it gives. */
final class ModelPools {

    private static final int MOST_ITEMS = 1_000;

    private final ModelBooks books;
    private final Map<AccountId, Map<String, Command.SetCollateral>> items = new LinkedHashMap<>();
    private Map<Limit, Long> limits = Map.of();

    ModelPools(ModelBooks books) {
        this.books = books;
    }

    /** Where the ceilings of today stand. */
    void goBy(Map<Limit, Long> today) {
        limits = today;
    }

    /** What all items are worth after their haircuts. */
    long worth(AccountId account) {
        return items.getOrDefault(account, Map.of()).values().stream().mapToLong(ModelPools::lendable).sum();
    }

    private static long lendable(Command.SetCollateral item) {
        return BigInteger.valueOf(item.value().minor())
                .multiply(BigInteger.valueOf(10_000 - item.haircutBp()))
                .divide(BigInteger.valueOf(10_000)).longValueExact();
    }

    /** The credit that they give. */
    long credit(AccountId account) {
        return Math.min(worth(account),
                Optional.ofNullable(limits.get(new Limit.SecuredCredit(account))).orElse(Long.MAX_VALUE));
    }

    /** The credit of all accounts, in the order of their opening. */
    Map<AccountId, Long> credits() {
        Map<AccountId, Long> credits = new LinkedHashMap<>();
        books.balances.keySet().forEach(account -> credits.put(account, credit(account)));
        return credits;
    }

    /** What must be said if the credit was this before. */
    List<Event> changedSince(Map<AccountId, Long> before) {
        List<Event> said = new ArrayList<>();
        before.forEach((account, credit) -> {
            if (credit(account) != credit) {
                said.add(secured(account));
            }
        });
        return said;
    }

    private Event secured(AccountId account) {
        return new Event.CreditSecured(account, new Amount(account.currency(), worth(account)),
                new Amount(account.currency(), credit(account)),
                new Amount(account.currency(), Math.max(0, -books.available(account))));
    }

    List<Event> set(Command.SetCollateral set) {
        AccountId account = set.account();
        if (!books.balances.containsKey(account)) {
            return List.of(ModelBooks.no(Reason.ACCOUNT_UNKNOWN));
        }
        if (account.isIssue() || !set.value().currency().equals(account.currency())
                || set.value().minor() < 0 || set.value().minor() > Leg.MOST_MINOR || set.haircutBp() < 0
                || set.haircutBp() > 10_000 || !set.item().matches("[-A-Za-z0-9./:_]{1,35}")) {
            return List.of(ModelBooks.no(Reason.COLLATERAL_INVALID));
        }
        Map<String, Command.SetCollateral> pool = items.computeIfAbsent(account,
                one -> new LinkedHashMap<>());
        boolean isRelease = !set.value().isPositive();
        boolean isKnown = pool.containsKey(set.item());
        if (isRelease ? !isKnown : set.equals(pool.get(set.item()))) {
            return List.of(new Event.Unchanged());
        }
        long credit = credit(account);
        Optional<Command.SetCollateral> before = Optional.ofNullable(pool.remove(set.item()));
        if (!isRelease) {
            pool.put(set.item(), set);
        }
        Optional<Reason> refused = pool.size() > MOST_ITEMS || books.isTooMuchCredit(account)
                ? Optional.of(Reason.TOO_MANY)
                : isRelease && credit(account) < credit && books.available(account) < 0
                        ? Optional.of(Reason.COLLATERAL_DRAWN)
                        : Optional.empty();
        if (refused.isPresent()) {
            pool.remove(set.item());
            before.ifPresent(item -> pool.put(set.item(), item));
            return List.of(ModelBooks.no(refused.get()));
        }
        return List.of(new Event.CollateralSet(account, set.item(), set.value(), set.haircutBp()),
                secured(account));
    }
}
