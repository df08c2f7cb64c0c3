package org.steelyard.settlement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

/**
 * The limits, reservations and caps that have been set: what is in force today, and what from the
 * next day on.
 */
final class Limits {

    /** More than any bank or agent sets; bounds memory and the length of a snapshot. */
    static final int MOST_LIMITS = 100_000;
    /** So many corridors of a ledger may have caps: a leg crosses them all at most. */
    static final int MOST_CAPPED_CORRIDORS = 8;

    private static final long NONE = Cap.NONE;

    /** A limit's amounts in minor units; NONE where none is set. */
    private static final class Terms {
        long today = NONE;
        long standing = NONE;

        boolean areEmpty() {
            return today == NONE && standing == NONE;
        }
    }

    private final Directory directory;
    private final Journal journal;
    private final Settler settler;
    private final Collateral collateral;
    private final Map<Limit, Terms> all = new LinkedHashMap<>();

    Limits(Directory directory, Journal journal, Settler settler, Collateral collateral) {
        this.directory = directory;
        this.journal = journal;
        this.settler = settler;
        this.collateral = collateral;
    }

    void set(Command.SetLimit set) {
        Limit limit = set.limit();
        Reason refused = refusalOf(limit, set.amount());
        if (refused != Reason.NONE) {
            journal.add(
                    Directory.refused(refused, limit + " " + set.amount().map(Amount::toString).orElse("")));
            return;
        }
        Terms terms = all.getOrDefault(limit, new Terms());
        boolean isToday = set.validity() == Limit.Validity.TODAY;
        long before = isToday ? terms.today : terms.standing;
        long minor = set.amount().map(Amount::minor).orElse(NONE);
        if (minor == before) {
            return;
        }
        if (isToday) {
            terms.today = minor;
        } else {
            terms.standing = minor;
        }
        all.put(limit, terms);
        if (terms.areEmpty()) {
            all.remove(limit);
        }
        journal.trace.fold(limit.toString());
        journal.trace.fold(minor);
        journal.trace.fold(set.validity().ordinal());
        journal.add(new Event.LimitSet(limit, set.amount(), set.validity()));
        if (isToday) {
            List<Account> touched = touched(limit);
            List<Long> secured = touched.stream().map(Account::secured).toList();
            putInForce(limit, before, minor);
            tellCredit(touched, secured);
            touched.forEach(settler::refile);
        }
    }

    /** What counts of a limit today, in minor units; negative if it is not in force. */
    long todayMinor(Limit limit) {
        Terms terms = all.get(limit);
        return terms == null ? NONE : terms.today;
    }

    private Reason refusalOf(Limit limit, Optional<Amount> amount) {
        Reason unknown = switch (limit) {
            case Limit.Bilateral it -> unknown(it.account(), it.counterparty());
            case Limit.Multilateral it -> unknown(it.account());
            case Limit.Reservation it -> unknown(it.account());
            case Limit.SecuredCredit it -> unknown(it.account());
            case Limit.CorridorNet it -> unknown(it.ledger(), it.corridor());
            case Limit.CorridorReceived it -> unknown(it.ledger(), it.corridor());
            case Limit.CorridorInstruction it -> unknown(it.ledger(), it.corridor());
            case Limit.CorridorDay it -> unknown(it.ledger(), it.corridor());
        };
        if (unknown != Reason.NONE) {
            return unknown;
        }
        boolean isValid = amount.isEmpty() || amount.get().currency().equals(limit.currency())
                && amount.get().minor() >= 0 && amount.get().minor() <= Leg.MOST_MINOR;
        if (!isValid) {
            return Reason.LIMIT_INVALID;
        }
        return all.containsKey(limit) || hasRoomFor(limit) ? Reason.NONE : Reason.TOO_MANY;
    }

    private boolean hasRoomFor(Limit limit) {
        long ofCorridors = all.keySet().stream().map(Limits::cappedCorridor)
                .filter(corridor -> !corridor.isEmpty() && !corridor.equals(cappedCorridor(limit))).distinct()
                .count();
        return all.size() < MOST_LIMITS
                && (cappedCorridor(limit).isEmpty() || ofCorridors < MOST_CAPPED_CORRIDORS);
    }

    /** Empty where the limit is one account's. */
    private static String cappedCorridor(Limit limit) {
        return switch (limit) {
            case Limit.Bilateral _,Limit.Multilateral _,Limit.Reservation _,Limit.SecuredCredit _ -> "";
            case Limit.CorridorNet it -> it.corridor();
            case Limit.CorridorReceived it -> it.corridor();
            case Limit.CorridorInstruction it -> it.corridor();
            case Limit.CorridorDay it -> it.corridor();
        };
    }

    private Reason unknown(AccountId id) {
        if (directory.account(id) == null) {
            return Reason.ACCOUNT_UNKNOWN;
        }
        return id.isIssue() ? Reason.LIMIT_INVALID : Reason.NONE;
    }

    private Reason unknown(AccountId id, Bic counterparty) {
        AccountId other = new AccountId(id.ledger(), counterparty);
        if (directory.account(id) == null) {
            return Reason.ACCOUNT_UNKNOWN;
        }
        return directory.account(other) == null || other.isIssue() || other.equals(id)
                ? Reason.LIMIT_COUNTERPARTY_UNKNOWN
                : unknown(id);
    }

    private Reason unknown(LedgerId id, String name) {
        Corridor corridor = directory.corridor(name);
        if (directory.ledger(id) == null) {
            return Reason.CURRENCY_WITHOUT_LEDGER;
        }
        return corridor == null || !corridor.one().equals(id.currency())
                && !corridor.other().equals(id.currency()) ? Reason.LIMIT_CORRIDOR_UNKNOWN : Reason.NONE;
    }

    private void putInForce(Limit limit, long before, long minor) {
        settler.positionsChange();
        switch (limit) {
            case Limit.Bilateral it -> {
                Account other = known(new AccountId(it.account().ledger(), it.counterparty()));
                Restrictions restrictions = known(it.account()).restrictions();
                Position position = changed(restrictions.bilateral.remove(other.index),
                        known(it.account()), Reason.LIMIT_BILATERAL, before, minor);
                if (position != null) {
                    restrictions.bilateral.put(other.index, position);
                }
            }
            case Limit.Multilateral it -> {
                Restrictions restrictions = known(it.account()).restrictions();
                restrictions.multilateral = changed(restrictions.multilateral, known(it.account()),
                        Reason.LIMIT_MULTILATERAL, before, minor);
            }
            case Limit.Reservation it ->
                known(it.account()).restrictions().reserve(it.priority(), Math.max(0, minor));
            case Limit.SecuredCredit it -> known(it.account()).pool().ceiling = minor;
            case Limit.CorridorNet it -> cap(it.ledger(), it.corridor(), limit, before, minor);
            case Limit.CorridorReceived it -> cap(it.ledger(), it.corridor(), limit, before, minor);
            case Limit.CorridorInstruction it -> cap(it.ledger(), it.corridor(), limit, before, minor);
            case Limit.CorridorDay it -> cap(it.ledger(), it.corridor(), limit, before, minor);
        }
    }

    /** The position of a limit that has changed; null if it is in force no more. */
    private static @Nullable Position changed(@Nullable Position position, Account owner, Reason shortage,
            long before, long minor) {
        if (position == null || minor == NONE) {
            return minor == NONE ? null : Position.ofLimit(owner, shortage, minor);
        }
        position.raise(minor - before);
        return position;
    }

    private void cap(LedgerId id, String name, Limit limit, long before, long minor) {
        Ledger ledger = known(id);
        Cap cap = ledger.caps.computeIfAbsent(name, any -> newCap(id, name));
        switch (limit) {
            case Limit.CorridorNet _ -> cap.net = minor;
            case Limit.CorridorReceived _ -> cap.received = minor;
            case Limit.CorridorDay _ -> cap.day = minor;
            default -> cap.instruction = minor;
        }
        for (Account account : accounts(ledger)) {
            switch (limit) {
                case Limit.CorridorNet _ -> change(account.restrictions().net, name, account,
                        Reason.CORRIDOR_CAP, before, minor);
                case Limit.CorridorReceived _ -> change(account.restrictions().received, name, account,
                        Reason.CORRIDOR_RECEIVER_CAP, before, minor);
                case Limit.CorridorDay _ -> change(account.restrictions().day, name, account,
                        Reason.CORRIDOR_DAY_CAP, before, minor);
                default -> {
                    // Looked at when an instruction comes.
                }
            }
        }
        if (cap.isEmpty()) {
            ledger.caps.remove(name);
        }
    }

    private static void change(Map<String, Position> positions, String name, Account account, Reason shortage,
            long before, long minor) {
        Position position = changed(positions.remove(name), account, shortage, before, minor);
        if (position != null) {
            positions.put(name, position);
        }
    }

    private Cap newCap(LedgerId id, String name) {
        Corridor corridor = directory.corridor(name);
        if (corridor == null) {
            throw new IllegalStateException("a cap is on a corridor that is open");
        }
        Currency other = corridor.one().equals(id.currency()) ? corridor.other() : corridor.one();
        Ledger there = directory.ledger(other);
        if (there == null) {
            throw new IllegalStateException("a corridor joins ledgers that are open");
        }
        return new Cap(name, id.agent(), there.id.agent(), other);
    }

    /** A ledger's business day begins: what stands comes into force, and all counters begin anew. */
    void open(Ledger ledger) {
        boolean isAny = false;
        List<Account> accounts = accounts(ledger);
        List<Long> secured = accounts.stream().map(Account::secured).toList();
        for (Map.Entry<Limit, Terms> each : List.copyOf(all.entrySet())) {
            if (ledgerOf(each.getKey()).equals(ledger.id)) {
                isAny = true;
                Terms terms = each.getValue();
                if (terms.today != NONE) {
                    putInForce(each.getKey(), terms.today, NONE);
                }
                terms.today = terms.standing;
                if (terms.today != NONE) {
                    putInForce(each.getKey(), NONE, terms.today);
                }
                if (terms.areEmpty()) {
                    all.remove(each.getKey());
                }
            }
        }
        if (isAny) {
            tellCredit(accounts, secured);
            accounts.forEach(settler::refile);
        }
    }

    /** Says whose collateral gives other credit than before. */
    private void tellCredit(List<Account> accounts, List<Long> before) {
        for (int i = 0; i < accounts.size(); i++) {
            if (accounts.get(i).secured() != before.get(i)) {
                collateral.tell(accounts.get(i));
            }
        }
    }

    private static LedgerId ledgerOf(Limit limit) {
        return switch (limit) {
            case Limit.Bilateral it -> it.account().ledger();
            case Limit.Multilateral it -> it.account().ledger();
            case Limit.Reservation it -> it.account().ledger();
            case Limit.SecuredCredit it -> it.account().ledger();
            case Limit.CorridorNet it -> it.ledger();
            case Limit.CorridorReceived it -> it.ledger();
            case Limit.CorridorInstruction it -> it.ledger();
            case Limit.CorridorDay it -> it.ledger();
        };
    }

    private List<Account> touched(Limit limit) {
        return switch (limit) {
            case Limit.Bilateral it -> List.of(known(it.account()));
            case Limit.Multilateral it -> List.of(known(it.account()));
            case Limit.Reservation it -> List.of(known(it.account()));
            case Limit.SecuredCredit it -> List.of(known(it.account()));
            case Limit.CorridorInstruction _ -> List.of();
            case Limit.CorridorNet it -> accounts(known(it.ledger()));
            case Limit.CorridorReceived it -> accounts(known(it.ledger()));
            case Limit.CorridorDay it -> accounts(known(it.ledger()));
        };
    }

    private List<Account> accounts(Ledger ledger) {
        return directory.accounts().stream().filter(account -> account.ledger == ledger).toList();
    }

    private Account known(AccountId id) {
        Account account = directory.account(id);
        if (account == null) {
            throw new IllegalStateException("a limit is on an account that is open: " + id);
        }
        return account;
    }

    private Ledger known(LedgerId id) {
        Ledger ledger = directory.ledger(id);
        if (ledger == null) {
            throw new IllegalStateException("a cap is on a ledger that is open: " + id);
        }
        return ledger;
    }

    void save(SnapshotWriter out) {
        out.putInt(all.size());
        all.forEach((limit, terms) -> {
            LimitValues.put(out, limit);
            out.putLong(terms.today);
            out.putLong(terms.standing);
        });
        for (Account account : directory.accounts()) {
            out.putInt(account.restrictions == null ? 0 : 1);
            if (account.restrictions != null) {
                account.restrictions.save(out);
            }
        }
    }

    void restore(SnapshotReader in) {
        for (int left = in.getInt(); left > 0; left--) {
            Limit limit = LimitValues.limit(in);
            Terms terms = new Terms();
            terms.today = in.getLong();
            terms.standing = in.getLong();
            all.put(limit, terms);
            if (terms.today != NONE && !cappedCorridor(limit).isEmpty()) {
                putInForce(limit, NONE, terms.today);
            }
        }
        for (Account account : directory.accounts()) {
            account.restrictions = null;
            if (in.getInt() == 1) {
                account.restrictions().restore(in);
            }
        }
    }
}
