package org.steelyard.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Corridor;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Reason;

/**
 * The naive model's limits, reservations and caps: what is in force, and what each has been used
 * for today.
 */
final class ModelLimits {

    private static final int MOST_CAPPED_CORRIDORS = 8;

    /** An account's use of a limit. */
    private record Use(Limit limit, AccountId account) {
    }

    private final ModelBooks books;
    private final Map<Limit, Long> today = new LinkedHashMap<>();
    private final Map<Limit, Long> standing = new LinkedHashMap<>();
    private final Map<Use, Long> used = new LinkedHashMap<>();

    ModelLimits(ModelBooks books) {
        this.books = books;
        books.pools.goBy(today);
    }

    Event set(Command.SetLimit set) {
        Limit limit = set.limit();
        Optional<Reason> refused = refusal(limit, set.amount());
        if (refused.isPresent()) {
            return ModelBooks.no(refused.get());
        }
        Map<Limit, Long> values = set.validity() == Limit.Validity.TODAY ? today : standing;
        Optional<Long> before = Optional.ofNullable(values.get(limit));
        if (before.equals(set.amount().map(Amount::minor))) {
            return new Event.Unchanged();
        }
        set.amount().ifPresentOrElse(amount -> values.put(limit, amount.minor()), () -> values.remove(limit));
        boolean beginsAnew = set.amount().isEmpty() || before.isEmpty() || limit instanceof Limit.Reservation;
        if (set.validity() == Limit.Validity.TODAY && beginsAnew) {
            used.keySet().removeIf(use -> use.limit.equals(limit));
        }
        return new Event.LimitSet(limit, set.amount(), set.validity());
    }

    private Optional<Reason> refusal(Limit limit, Optional<Amount> amount) {
        Optional<AccountId> account = account(limit);
        if (account.isPresent() && !books.balances.containsKey(account.get())) {
            return Optional.of(Reason.ACCOUNT_UNKNOWN);
        }
        if (limit instanceof Limit.Bilateral it) {
            AccountId other = new AccountId(it.account().ledger(), it.counterparty());
            if (!books.balances.containsKey(other) || other.isIssue() || other.equals(it.account())) {
                return Optional.of(Reason.LIMIT_COUNTERPARTY_UNKNOWN);
            }
        }
        if (account.isEmpty() && !books.hasLedger(ledger(limit))) {
            return Optional.of(Reason.CURRENCY_WITHOUT_LEDGER);
        }
        if (account.isEmpty() && Optional.ofNullable(books.corridors.get(corridor(limit)))
                .map(found -> !joins(found, limit.currency())).orElse(true)) {
            return Optional.of(Reason.LIMIT_CORRIDOR_UNKNOWN);
        }
        if (account.map(AccountId::isIssue).orElse(false) || amount.map(minor -> minor.minor() < 0
                || minor.minor() > Leg.MOST_MINOR || !minor.currency().equals(limit.currency()))
                .orElse(false)) {
            return Optional.of(Reason.LIMIT_INVALID);
        }
        return isOneTooMany(limit) ? Optional.of(Reason.TOO_MANY) : Optional.empty();
    }

    private boolean isOneTooMany(Limit limit) {
        TreeSet<String> corridors = new TreeSet<>();
        List<Limit> known = new ArrayList<>(today.keySet());
        known.addAll(standing.keySet());
        known.stream().map(ModelLimits::corridor).filter(name -> !name.isEmpty()).forEach(corridors::add);
        return !corridor(limit).isEmpty() && !known.contains(limit)
                && !corridors.contains(corridor(limit)) && corridors.size() >= MOST_CAPPED_CORRIDORS;
    }

    private static boolean joins(Corridor corridor, Currency currency) {
        return corridor.one().equals(currency) || corridor.other().equals(currency);
    }

    private static Optional<AccountId> account(Limit limit) {
        return switch (limit) {
            case Limit.Bilateral it -> Optional.of(it.account());
            case Limit.Multilateral it -> Optional.of(it.account());
            case Limit.Reservation it -> Optional.of(it.account());
            case Limit.SecuredCredit it -> Optional.of(it.account());
            default -> Optional.empty();
        };
    }

    private static LedgerId ledger(Limit limit) {
        return switch (limit) {
            case Limit.CorridorNet it -> it.ledger();
            case Limit.CorridorReceived it -> it.ledger();
            case Limit.CorridorInstruction it -> it.ledger();
            case Limit.CorridorDay it -> it.ledger();
            default -> account(limit).orElseThrow().ledger();
        };
    }

    /** Empty where it is no cap. */
    private static String corridor(Limit limit) {
        return switch (limit) {
            case Limit.CorridorNet it -> it.corridor();
            case Limit.CorridorReceived it -> it.corridor();
            case Limit.CorridorInstruction it -> it.corridor();
            case Limit.CorridorDay it -> it.corridor();
            default -> "";
        };
    }

    /** A ledger's business day has begun. */
    void open(LedgerId ledger) {
        today.keySet().removeIf(limit -> ledger(limit).equals(ledger));
        used.keySet().removeIf(use -> ledger(use.limit).equals(ledger));
        standing.forEach((limit, minor) -> {
            if (ledger(limit).equals(ledger)) {
                today.put(limit, minor);
            }
        });
    }

    /** A leg settles. */
    void book(Instruction of, Leg leg) {
        AccountId payer = payer(leg);
        AccountId payee = payee(leg);
        today.keySet().forEach(limit -> {
            long minor = leg.amount().minor();
            if (limit instanceof Limit.CorridorReceived it && crosses(it.ledger(), it.corridor(), of, leg)) {
                used.merge(new Use(limit, payee), minor, Math::addExact);
                used.merge(new Use(limit, payer), -minor, Math::addExact);
            }
            if (limit instanceof Limit.Reservation it) {
                if (it.account().equals(payer) && it.priority() == of.priority()) {
                    used.merge(new Use(limit, payer), minor, Math::addExact);
                }
                return;
            }
            if (draws(limit, payer, of, leg)) {
                used.merge(new Use(limit, payer), minor, Math::addExact);
            }
            if (fills(limit, payee, of, leg)) {
                used.merge(new Use(limit, payee), -minor, Math::addExact);
            }
        });
    }

    private long left(Limit limit, AccountId account) {
        return today.getOrDefault(limit, 0L) - used.getOrDefault(new Use(limit, account), 0L);
    }

    private long reserved(AccountId account, Priority priority) {
        return Math.max(0, left(new Limit.Reservation(account, priority), account));
    }

    /** Whether a leg counts on this limit as money out of this account. */
    private boolean draws(Limit limit, AccountId account, Instruction of, Leg leg) {
        boolean isNormal = of.priority() == Priority.NORMAL;
        return payer(leg).equals(account) && switch (limit) {
            case Limit.Bilateral it -> isNormal && it.account().equals(account)
                    && payee(leg).equals(new AccountId(leg.ledger(), it.counterparty()));
            case Limit.Multilateral it -> isNormal && it.account().equals(account)
                    && isWithoutBilateral(account, payee(leg));
            case Limit.Reservation it -> false;
            case Limit.SecuredCredit it -> false;
            case Limit.CorridorReceived it -> false;
            case Limit.CorridorNet it -> crosses(it.ledger(), it.corridor(), of, leg);
            case Limit.CorridorDay it -> crosses(it.ledger(), it.corridor(), of, leg);
            case Limit.CorridorInstruction it -> false;
        };
    }

    /** Whether a leg counts on this limit as money into this account. */
    private boolean fills(Limit limit, AccountId account, Instruction of, Leg leg) {
        return payee(leg).equals(account) && switch (limit) {
            case Limit.Bilateral it -> it.account().equals(account)
                    && payer(leg).equals(new AccountId(leg.ledger(), it.counterparty()));
            case Limit.Multilateral it -> it.account().equals(account)
                    && isWithoutBilateral(account, payer(leg));
            case Limit.CorridorNet it -> crosses(it.ledger(), it.corridor(), of, leg);
            case Limit.CorridorDay it -> false;
            case Limit.Reservation it -> false;
            case Limit.SecuredCredit it -> false;
            case Limit.CorridorReceived it -> false;
            case Limit.CorridorInstruction it -> false;
        };
    }

    private boolean isWithoutBilateral(AccountId account, AccountId other) {
        return !other.isIssue() && !today.containsKey(new Limit.Bilateral(account, other.holder()));
    }

    private boolean crosses(LedgerId ledger, String name, Instruction of, Leg leg) {
        boolean ofCycle = of.kind() == Kind.NET_SETTLEMENT || of.condition() instanceof Condition.InCycle;
        if (ofCycle || !leg.ledger().equals(ledger)) {
            return false;
        }
        Corridor corridor = Objects.requireNonNull(books.corridors.get(name));
        Currency other = corridor.one().equals(ledger.currency()) ? corridor.other() : corridor.one();
        if (of.condition() instanceof Condition.Versus versus) {
            return versus.counterAmount().currency().equals(other);
        }
        String here = ledger.agent().country();
        String there = Objects.requireNonNull(books.ledgers.get(other.code())).agent().country();
        List<String> countries = List.of(leg.payer().country(), leg.payee().country());
        boolean onIssue = leg.payer().equals(ledger.agent()) || leg.payee().equals(ledger.agent());
        return !onIssue && !here.equals(there)
                && (countries.equals(List.of(here, there)) || countries.equals(List.of(there, here)));
    }

    /** The first cap on entry that the instruction breaks. */
    Optional<Reason> brokenCap(Instruction instruction, Predicate<Leg> isDueToday) {
        for (Leg leg : instruction.legs()) {
            for (String name : new TreeSet<>(books.corridors.keySet())) {
                if (!crosses(leg.ledger(), name, instruction, leg)) {
                    continue;
                }
                Long largest = today.get(new Limit.CorridorInstruction(leg.ledger(), name));
                if (largest != null && leg.amount().minor() > largest) {
                    return Optional.of(Reason.CORRIDOR_AMOUNT_TOO_LARGE);
                }
                Limit day = new Limit.CorridorDay(leg.ledger(), name);
                if (isDueToday.test(leg) && today.containsKey(day)
                        && leg.amount().minor() > left(day, payer(leg))) {
                    return Optional.of(Reason.CORRIDOR_DAY_CAP_REACHED);
                }
            }
        }
        return Optional.empty();
    }

    /** All positions in the order in which they are looked at: funds first, by the opening of accounts. */
    List<ModelPosition> positions() {
        List<AccountId> accounts = List.copyOf(books.balances.keySet());
        List<ModelPosition> positions = new ArrayList<>();
        for (AccountId account : accounts) {
            positions.add(new ModelPosition(account, Reason.FUNDS_SHORT, set -> books.available(account),
                    (of, leg) -> payer(leg).equals(account), (of, leg) -> payee(leg).equals(account)));
        }
        for (AccountId account : accounts) {
            positions.add(reserve(account, Priority.URGENT));
            positions.add(reserve(account, Priority.NORMAL));
            today.keySet().stream().filter(limit -> limit instanceof Limit.Bilateral it
                    && it.account().equals(account))
                    .sorted(Comparator.comparingInt(limit -> accounts.indexOf(new AccountId(account.ledger(),
                            ((Limit.Bilateral) limit).counterparty()))))
                    .forEach(limit -> positions.add(of(limit, account, Reason.LIMIT_BILATERAL)));
            if (today.containsKey(new Limit.Multilateral(account))) {
                positions.add(of(new Limit.Multilateral(account), account, Reason.LIMIT_MULTILATERAL));
            }
            for (String name : new TreeSet<>(books.corridors.keySet())) {
                Limit net = new Limit.CorridorNet(account.ledger(), name);
                Limit day = new Limit.CorridorDay(account.ledger(), name);
                if (today.containsKey(net)) {
                    positions.add(of(net, account, Reason.CORRIDOR_CAP));
                }
                if (today.containsKey(day)) {
                    positions.add(of(day, account, Reason.CORRIDOR_DAY_CAP));
                }
            }
        }
        accounts.forEach(account -> positions.addAll(receipts(account)));
        return positions;
    }

    /** What an account may receive is drawn on by who pays it, and filled by what it sends. */
    private List<ModelPosition> receipts(AccountId account) {
        List<ModelPosition> receipts = new ArrayList<>();
        for (String name : new TreeSet<>(books.corridors.keySet())) {
            Limit limit = new Limit.CorridorReceived(account.ledger(), name);
            if (today.containsKey(limit)) {
                receipts.add(new ModelPosition(account, Reason.CORRIDOR_RECEIVER_CAP,
                        set -> left(limit, account),
                        (of, leg) -> payee(leg).equals(account) && crosses(account.ledger(), name, of, leg),
                        (of, leg) -> payer(leg).equals(account)
                                && crosses(account.ledger(), name, of, leg)));
            }
        }
        return receipts;
    }

    private ModelPosition of(Limit limit, AccountId account, Reason shortage) {
        return new ModelPosition(account, shortage, set -> left(limit, account),
                (of, leg) -> draws(limit, account, of, leg), (of, leg) -> fills(limit, account, of, leg));
    }

    /** The funds less what is kept from payments of this priority. */
    private ModelPosition reserve(AccountId account, Priority priority) {
        return new ModelPosition(account, Reason.RESERVED_FOR_URGENT, set -> {
            long kept = kept(account, Priority.HIGHLY_URGENT, set);
            kept += priority == Priority.NORMAL ? kept(account, Priority.URGENT, set) : 0;
            return books.available(account) - kept;
        }, (of, leg) -> payer(leg).equals(account) && of.priority() == priority,
                (of, leg) -> payee(leg).equals(account));
    }

    /** What a set takes out for this class, or leaves reserved for it, whichever is more. */
    private long kept(AccountId account, Priority priority, Collection<ModelInstruction> set) {
        long out = 0;
        for (ModelInstruction each : set) {
            for (Leg leg : each.instruction.legs()) {
                boolean takes = each.instruction.priority() == priority && payer(leg).equals(account);
                out += takes ? leg.amount().minor() : 0;
            }
        }
        return Math.max(reserved(account, priority), out);
    }

    private AccountId payer(Leg leg) {
        return books.accountOf(leg.ledger(), leg.payer()).orElseThrow();
    }

    private AccountId payee(Leg leg) {
        return books.accountOf(leg.ledger(), leg.payee()).orElseThrow();
    }
}
