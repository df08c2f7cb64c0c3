package org.steelyard.settlement;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.Amount;

/**
 * Intraday credit against collateral: settlement agents post items to accounts, say what they are worth, and
 * release them. A release under what is drawn is refused. A fall of a price is a fact: the account is then
 * beyond its credit, and nothing can be drawn on it until it is covered again.
 */
final class Collateral {

    private static final int LONGEST_NAME = 35;

    private final Directory directory;
    private final Journal journal;
    private final Settler settler;

    Collateral(Directory directory, Journal journal, Settler settler) {
        this.directory = directory;
        this.journal = journal;
        this.settler = settler;
    }

    void set(Command.SetCollateral set) {
        Account account = directory.account(set.account());
        if (account == null) {
            journal.add(Directory.refused(Reason.ACCOUNT_UNKNOWN, set.account()));
            return;
        }
        if (!isValid(set)) {
            journal.add(Directory.refused(Reason.COLLATERAL_INVALID,
                    set.item() + " " + set.value() + " less " + set.haircutBp() + " bp"));
            return;
        }
        Pool.Item item = set.value().isPositive()
                ? new Pool.Item(set.value().minor(), set.haircutBp())
                : null;
        if (Objects.equals(item, account.pool().item(set.item()))) {
            return;
        }
        Event.Refused refused = refusalOf(account, set.item(), item);
        if (refused != null) {
            journal.add(refused);
            return;
        }
        // From here on nothing may fail.
        account.pool().put(set.item(), item);
        journal.trace.fold(set.item());
        journal.trace.fold(set.value().minor());
        journal.trace.fold(set.haircutBp());
        journal.add(new Event.CollateralSet(account.id, set.item(), set.value(), set.haircutBp()));
        tell(account);
    }

    private static boolean isValid(Command.SetCollateral set) {
        Amount value = set.value();
        return !set.account().isIssue() && value.currency().equals(set.account().currency())
                && value.minor() >= 0 && value.minor() <= Leg.MOST_MINOR && set.haircutBp() >= 0
                && set.haircutBp() <= Pool.WHOLE && isName(set.item());
    }

    /** Letters, digits and what codes are joined with: it stands in addresses and on screens. */
    private static boolean isName(String item) {
        return !item.isEmpty() && item.length() <= LONGEST_NAME && item.chars().allMatch(
                each -> each >= 'A' && each <= 'Z' || each >= 'a' && each <= 'z' || each >= '0' && each <= '9'
                        || "-./:_".indexOf(each) >= 0);
    }

    private Event.@Nullable Refused refusalOf(Account account, String name, Pool.@Nullable Item item) {
        Pool pool = account.pool();
        long lendable = pool.lendableWith(name, item);
        if (item != null && pool.item(name) == null && pool.size() == Pool.MOST_ITEMS) {
            return Directory.refused(Reason.TOO_MANY, "items of collateral: " + Pool.MOST_ITEMS);
        }
        if (lendable > pool.lendable()
                && !directory.hasRoomFor(account.id, Math.addExact(account.line, lendable))) {
            return Directory.tooMuchCredit(new Amount(account.id.currency(), lendable));
        }
        long secured = pool.securedBy(lendable);
        boolean isUncovered = secured < pool.secured() && account.balance + account.line + secured < 0;
        return item == null && isUncovered ? Directory.refused(Reason.COLLATERAL_DRAWN, name) : null;
    }

    /** What the account's pool gives has changed: says how much it is now, and what is missing. */
    void tell(Account account) {
        account.reckonCredit();
        journal.trace.fold(account.index);
        journal.trace.fold(account.creditLimit);
        Pool pool = account.pool();
        journal.add(new Event.CreditSecured(account.id, amount(account, pool.lendable()),
                amount(account, pool.secured()), amount(account, Math.max(0, -account.available()))));
        settler.suspect(account);
    }

    private static Amount amount(Account account, long minor) {
        return new Amount(account.id.currency(), minor);
    }
}
