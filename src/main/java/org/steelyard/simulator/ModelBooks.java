package org.steelyard.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Corridor;
import org.steelyard.settlement.Cycle;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.Role;
import org.steelyard.settlement.Settlement;

/** The naive model's participants, ledgers, accounts and corridors, and what the operator may do to them. */
final class ModelBooks {

    private static final int MOST_PARTICIPANTS = 20_000;
    private static final int MOST_ACCOUNTS = 100_000;
    private static final int MOST_CORRIDORS = 1_000;

    final Map<Bic, Participant> participants = new LinkedHashMap<>();
    final Map<String, LedgerId> ledgers = new LinkedHashMap<>();
    final Map<AccountId, Long> balances = new LinkedHashMap<>();
    final Map<AccountId, Long> creditLimits = new LinkedHashMap<>();
    final Map<LedgerId, Map<Bic, AccountId>> access = new LinkedHashMap<>();
    final Map<String, Corridor> corridors = new LinkedHashMap<>();
    final ModelPools pools = new ModelPools(this);
    private final Map<AccountId, Long> entries = new LinkedHashMap<>();

    Optional<Role> role(Bic bank) {
        return Optional.ofNullable(participants.get(bank)).map(Participant::role);
    }

    boolean hasLedger(LedgerId ledger) {
        return ledgers.containsValue(ledger);
    }

    boolean hasLedger(Currency currency) {
        return ledgers.values().stream().anyMatch(ledger -> ledger.currency().equals(currency));
    }

    boolean joins(Currency one, Currency other) {
        return corridors.values().stream().anyMatch(corridor -> corridor.joins(one, other));
    }

    /** The agent at the other end of the corridor. */
    Optional<Bic> otherSide(Cycle cycle) {
        Corridor corridor = corridors.get(cycle.corridor());
        Currency own = cycle.ledger().currency();
        if (corridor == null || !corridor.one().equals(own) && !corridor.other().equals(own)) {
            return Optional.empty();
        }
        Currency other = corridor.one().equals(own) ? corridor.other() : corridor.one();
        return ledgers.values().stream().filter(ledger -> ledger.currency().equals(other))
                .map(LedgerId::agent).findFirst();
    }

    SortedSet<Bic> confirmers(Cycle cycle) {
        TreeSet<Bic> agents = new TreeSet<>(List.of(cycle.ledger().agent()));
        otherSide(cycle).ifPresent(agents::add);
        return agents;
    }

    /** The account over which a bank settles: its own, or the one that it was given access to. */
    Optional<AccountId> accountOf(LedgerId ledger, Bic bank) {
        AccountId own = new AccountId(ledger, bank);
        return balances.containsKey(own)
                ? Optional.of(own)
                : Optional.ofNullable(access.getOrDefault(ledger, Map.of()).get(bank));
    }

    long balance(AccountId account) {
        return balances.getOrDefault(account, 0L);
    }

    /** The line without collateral. */
    long creditLimit(AccountId account) {
        return creditLimits.getOrDefault(account, 0L);
    }

    /** What may be debited now. */
    long available(AccountId account) {
        return balance(account) + (account.isIssue()
                ? Settlement.MOST_MINOR
                : creditLimit(account) + pools.credit(account));
    }

    Entry book(AccountId account, long minor) {
        long balance = balances.merge(account, minor, Math::addExact);
        long number = entries.merge(account, 1L, Long::sum);
        return new Entry(account, new Amount(account.currency(), minor),
                new Amount(account.currency(), balance), number);
    }

    Event add(Participant participant) {
        Participant known = participants.get(participant.bic());
        if (known != null) {
            return known.equals(participant) ? new Event.Unchanged() : no(Reason.PARTICIPANT_DIFFERS);
        }
        if (participants.size() == MOST_PARTICIPANTS) {
            return no(Reason.TOO_MANY);
        }
        participants.put(participant.bic(), participant);
        return new Event.ParticipantAdded(participant);
    }

    Event open(LedgerId ledger) {
        if (hasLedger(ledger)) {
            return new Event.Unchanged();
        }
        if (role(ledger.agent()).isEmpty()) {
            return no(Reason.PARTICIPANT_UNKNOWN);
        }
        if (!role(ledger.agent()).equals(Optional.of(Role.SETTLEMENT_AGENT))) {
            return no(Reason.NOT_A_SETTLEMENT_AGENT);
        }
        if (ledgers.containsKey(ledger.currency().code())) {
            return no(Reason.LEDGER_EXISTS);
        }
        ledgers.put(ledger.currency().code(), ledger);
        balances.put(ledger.issue(), 0L);
        return new Event.LedgerOpened(ledger);
    }

    Event open(Command.OpenAccount open) {
        AccountId account = open.account();
        if (balances.containsKey(account)) {
            boolean same = !account.isIssue() && open.creditLimit()
                    .equals(new Amount(account.currency(), creditLimit(account)));
            return same ? new Event.Unchanged() : no(Reason.ACCOUNT_EXISTS);
        }
        if (!hasLedger(account.ledger())) {
            return no(Reason.LEDGER_UNKNOWN);
        }
        if (role(account.holder()).isEmpty()) {
            return no(Reason.PARTICIPANT_UNKNOWN);
        }
        if (role(account.holder()).equals(Optional.of(Role.INDIRECT))) {
            return no(Reason.NOT_A_DIRECT_PARTICIPANT);
        }
        if (!isCreditLimit(account, open.creditLimit())) {
            return no(Reason.CREDIT_LIMIT_INVALID);
        }
        if (balances.size() == MOST_ACCOUNTS || isTooMuchCredit(account, open.creditLimit())) {
            return no(Reason.TOO_MANY);
        }
        balances.put(account, 0L);
        creditLimits.put(account, open.creditLimit().minor());
        return new Event.AccountOpened(account, open.creditLimit());
    }

    Event grant(Command.GrantAccess grant) {
        AccountId account = grant.account();
        if (!balances.containsKey(account)) {
            return no(Reason.ACCOUNT_UNKNOWN);
        }
        if (role(grant.participant()).isEmpty()) {
            return no(Reason.PARTICIPANT_UNKNOWN);
        }
        if (!role(grant.participant()).equals(Optional.of(Role.INDIRECT))) {
            return no(Reason.NOT_AN_INDIRECT_PARTICIPANT);
        }
        if (!role(account.holder()).equals(Optional.of(Role.CLEARING_BANK))) {
            return no(Reason.NOT_A_CLEARING_BANK);
        }
        Optional<AccountId> known = accountOf(account.ledger(), grant.participant());
        if (known.isPresent()) {
            return known.get().equals(account) ? new Event.Unchanged() : no(Reason.ACCESS_EXISTS);
        }
        access.computeIfAbsent(account.ledger(), ledger -> new LinkedHashMap<>())
                .put(grant.participant(), account);
        return new Event.AccessGranted(grant.participant(), account);
    }

    Event open(Corridor corridor) {
        Corridor known = corridors.get(corridor.name());
        if (known != null) {
            return known.equals(corridor) ? new Event.Unchanged() : no(Reason.CORRIDOR_DIFFERS);
        }
        if (!hasLedger(corridor.one()) || !hasLedger(corridor.other())) {
            return no(Reason.CURRENCY_WITHOUT_LEDGER);
        }
        if (corridors.size() == MOST_CORRIDORS) {
            return no(Reason.TOO_MANY);
        }
        corridors.put(corridor.name(), corridor);
        return new Event.CorridorOpened(corridor);
    }

    Event set(Command.SetCreditLimit set) {
        AccountId account = set.account();
        if (!balances.containsKey(account)) {
            return no(Reason.ACCOUNT_UNKNOWN);
        }
        if (!isCreditLimit(account, set.creditLimit())) {
            return no(Reason.CREDIT_LIMIT_INVALID);
        }
        if (isTooMuchCredit(account, set.creditLimit())) {
            return no(Reason.TOO_MANY);
        }
        if (creditLimit(account) == set.creditLimit().minor()) {
            return new Event.Unchanged();
        }
        creditLimits.put(account, set.creditLimit().minor());
        return new Event.CreditLimitSet(account, set.creditLimit());
    }

    private static boolean isCreditLimit(AccountId account, Amount limit) {
        return !account.isIssue() && limit.currency().equals(account.currency()) && limit.minor() >= 0
                && limit.minor() <= Leg.MOST_MINOR;
    }

    private boolean isTooMuchCredit(AccountId account, Amount limit) {
        return limit.isPositive() && isTooMuchCredit(account, limit.minor());
    }

    boolean isTooMuchCredit(AccountId account) {
        return isTooMuchCredit(account, creditLimit(account));
    }

    /** Counts what is drawn, where that is more than the credit of today; pools without their ceilings. */
    private boolean isTooMuchCredit(AccountId account, long line) {
        long all = line + pools.worth(account);
        for (AccountId other : creditLimits.keySet()) {
            if (other.ledger().equals(account.ledger()) && !other.equals(account)) {
                all += Math.max(creditLimit(other) + pools.worth(other), -balance(other));
            }
        }
        return all > Settlement.MOST_MINOR;
    }

    /** The model does not predict the words that say what broke the rule. */
    static Event.Refused no(Reason reason) {
        return new Event.Refused(reason, "");
    }
}
