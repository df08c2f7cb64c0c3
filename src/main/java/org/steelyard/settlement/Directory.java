package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

/** Who takes part, which ledgers, accounts and corridors there are, and over which account a bank settles. */
final class Directory {

    /** More than any system of today has; bounds memory and the length of a snapshot. */
    static final int MOST_PARTICIPANTS = 20_000;
    static final int MOST_ACCOUNTS = 100_000;
    static final int MOST_CORRIDORS = 1_000;

    private final Map<Bic, Participant> participants = new LinkedHashMap<>();
    /** By the code of the currency, whatever decimals it comes with. */
    private final Map<Currency, Ledger> ledgers = new TreeMap<>();
    private final List<Account> accounts = new ArrayList<>();
    private final Map<String, Corridor> corridors = new LinkedHashMap<>();
    /** What was added last, in words. */
    private String last = "";

    @Nullable
    Participant participant(Bic bic) {
        return participants.get(bic);
    }

    @Nullable
    Ledger ledger(Currency currency) {
        Ledger known = ledgers.get(currency);
        return known != null && known.id.currency().equals(currency) ? known : null;
    }

    @Nullable
    Ledger ledger(LedgerId id) {
        Ledger ofCurrency = ledgers.get(id.currency());
        return ofCurrency != null && ofCurrency.id.equals(id) ? ofCurrency : null;
    }

    @Nullable
    Account account(AccountId id) {
        Ledger ledger = ledger(id.ledger());
        Account found = ledger == null ? null : ledger.routes.get(id.holder());
        return found != null && found.id.equals(id) ? found : null;
    }

    Account account(int index) {
        return accounts.get(index);
    }

    List<Account> accounts() {
        return accounts;
    }

    /** Whether any account's receipts are capped. */
    boolean capsReceivers() {
        for (Ledger ledger : ledgers.values()) {
            for (Cap cap : ledger.caps.values()) {
                if (cap.received >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean hasLedger(Currency currency) {
        return ledger(currency) != null;
    }

    boolean hasCorridor(Currency one, Currency other) {
        return corridors.values().stream().anyMatch(corridor -> corridor.joins(one, other));
    }

    @Nullable
    Corridor corridor(String name) {
        return corridors.get(name);
    }

    Event add(Participant participant) {
        Participant known = participants.get(participant.bic());
        if (known != null) {
            return known.equals(participant)
                    ? new Event.Unchanged()
                    : refused(Reason.PARTICIPANT_DIFFERS, participant.bic());
        }
        if (participants.size() >= MOST_PARTICIPANTS) {
            return refused(Reason.TOO_MANY, "participants: " + MOST_PARTICIPANTS);
        }
        participants.put(participant.bic(), participant);
        last = participant.bic() + participant.name() + participant.role().ordinal();
        return new Event.ParticipantAdded(participant);
    }

    Event open(LedgerId ledger) {
        Ledger known = ledgers.get(ledger.currency());
        if (known != null && known.id.equals(ledger)) {
            return new Event.Unchanged();
        }
        Participant agent = participants.get(ledger.agent());
        if (agent == null) {
            return refused(Reason.PARTICIPANT_UNKNOWN, ledger.agent());
        }
        if (agent.role() != Role.SETTLEMENT_AGENT) {
            return refused(Reason.NOT_A_SETTLEMENT_AGENT, agent.bic());
        }
        if (known != null) {
            return refused(Reason.LEDGER_EXISTS, known.id);
        }
        addAccount(ledger.issue(), add(ledger, accounts.size()), 0);
        last = ledger.toString();
        return new Event.LedgerOpened(ledger);
    }

    Event open(Command.OpenAccount command) {
        AccountId id = command.account();
        Account known = account(id);
        if (known != null) {
            return !id.isIssue() && command.creditLimit()
                    .equals(new org.steelyard.money.Amount(id.currency(), known.line))
                            ? new Event.Unchanged()
                            : refused(Reason.ACCOUNT_EXISTS, id);
        }
        Ledger ledger = ledger(id.ledger());
        if (ledger == null) {
            return refused(Reason.LEDGER_UNKNOWN, id.ledger());
        }
        Participant holder = participants.get(id.holder());
        if (holder == null) {
            return refused(Reason.PARTICIPANT_UNKNOWN, id.holder());
        }
        if (holder.role() == Role.INDIRECT) {
            return refused(Reason.NOT_A_DIRECT_PARTICIPANT, holder.bic());
        }
        if (!isCreditLimit(id, command.creditLimit())) {
            return refused(Reason.CREDIT_LIMIT_INVALID, command.creditLimit());
        }
        if (accounts.size() >= MOST_ACCOUNTS) {
            return refused(Reason.TOO_MANY, "accounts: " + MOST_ACCOUNTS);
        }
        if (!hasRoomFor(id, command.creditLimit().minor())) {
            return tooMuchCredit(command.creditLimit());
        }
        addAccount(id, ledger, command.creditLimit().minor());
        last = id + " " + command.creditLimit();
        return new Event.AccountOpened(id, command.creditLimit());
    }

    Event grant(Command.GrantAccess command) {
        Account account = account(command.account());
        if (account == null) {
            return refused(Reason.ACCOUNT_UNKNOWN, command.account());
        }
        Participant indirect = participants.get(command.participant());
        if (indirect == null) {
            return refused(Reason.PARTICIPANT_UNKNOWN, command.participant());
        }
        if (indirect.role() != Role.INDIRECT) {
            return refused(Reason.NOT_AN_INDIRECT_PARTICIPANT, indirect.bic());
        }
        Participant holder = participants.get(account.id.holder());
        if (holder == null || holder.role() != Role.CLEARING_BANK) {
            return refused(Reason.NOT_A_CLEARING_BANK, account.id.holder());
        }
        Account known = account.ledger.routes.get(indirect.bic());
        if (known != null) {
            return known == account ? new Event.Unchanged() : refused(Reason.ACCESS_EXISTS, known.id);
        }
        account.ledger.routes.put(indirect.bic(), account);
        last = indirect.bic() + " " + account.id;
        return new Event.AccessGranted(indirect.bic(), account.id);
    }

    Event open(Corridor corridor) {
        Corridor known = corridors.get(corridor.name());
        if (known != null) {
            return known.equals(corridor)
                    ? new Event.Unchanged()
                    : refused(Reason.CORRIDOR_DIFFERS, known.name());
        }
        if (!hasLedger(corridor.one()) || !hasLedger(corridor.other())) {
            return refused(Reason.CURRENCY_WITHOUT_LEDGER, corridor.one() + "/" + corridor.other());
        }
        if (corridors.size() >= MOST_CORRIDORS) {
            return refused(Reason.TOO_MANY, "corridors: " + MOST_CORRIDORS);
        }
        corridors.put(corridor.name(), corridor);
        last = corridor.name() + corridor.one() + corridor.other();
        return new Event.CorridorOpened(corridor);
    }

    /** Folds the last addition into the state hash; sizes tell which kind it was. */
    void foldLast(Trace trace) {
        trace.fold(participants.size());
        trace.fold(accounts.size());
        trace.fold(corridors.size());
        trace.fold(last);
    }

    static boolean isCreditLimit(AccountId account, org.steelyard.money.Amount limit) {
        return limit.currency().equals(account.currency()) && limit.minor() >= 0
                && limit.minor() <= Leg.MOST_MINOR
                && !account.isIssue();
    }

    /** Whether all credit of the ledger stays within its limit if this account's becomes this. */
    boolean hasRoomFor(AccountId id, long creditMinor) {
        long others = 0;
        for (Account account : creditMinor > 0 ? accounts : List.<Account>of()) {
            if (account.id.ledger().equals(id.ledger()) && !account.id.equals(id)) {
                others += account.mostDrawn();
            }
        }
        return others <= Settlement.MOST_MINOR - creditMinor;
    }

    static Event.Refused tooMuchCredit(org.steelyard.money.Amount limit) {
        return refused(Reason.TOO_MANY, "minor units of credit on the ledger: " + Settlement.MOST_MINOR
                + ", with " + limit);
    }

    static Event.Refused refused(Reason reason, Object what) {
        return new Event.Refused(reason, what.toString());
    }

    private Ledger add(LedgerId id, int index) {
        Ledger ledger = new Ledger(id, index);
        ledgers.put(id.currency(), ledger);
        return ledger;
    }

    private Account addAccount(AccountId id, Ledger ledger, long creditLimit) {
        Account account = new Account(id, accounts.size(), ledger, creditLimit);
        accounts.add(account);
        ledger.routes.put(id.holder(), account);
        ledger.caps.values().forEach(cap -> account.restrictions().begin(cap));
        return account;
    }

    void save(SnapshotWriter out) {
        out.putInt(participants.size());
        for (Participant participant : participants.values()) {
            out.putLong(participant.bic().packed());
            out.putText(participant.name());
            out.putInt(participant.role().ordinal());
        }
        out.putInt(accounts.size());
        for (Account account : accounts) {
            Values.put(out, account.id);
            out.putInt(account.ledger.index);
            out.putLongs(new long[]{account.balance, account.line, account.entries, account.floor}, 4);
            out.putInt(account.hasPool() ? 1 : 0);
            if (account.hasPool()) {
                account.pool().save(out);
            }
        }
        saveAccess(out);
        out.putInt(corridors.size());
        for (Corridor corridor : corridors.values()) {
            out.putText(corridor.name());
            Values.put(out, corridor.one());
            Values.put(out, corridor.other());
        }
    }

    /** Routes over another's account, in the order in which they were granted. */
    private void saveAccess(SnapshotWriter out) {
        for (Ledger ledger : ledgers.values()) {
            List<Map.Entry<Bic, Account>> granted = ledger.routes.entrySet().stream()
                    .filter(route -> !route.getKey().equals(route.getValue().id.holder())).toList();
            out.putInt(granted.size());
            for (Map.Entry<Bic, Account> route : granted) {
                out.putLong(route.getKey().packed());
                out.putInt(route.getValue().index);
            }
        }
    }

    static Directory restore(SnapshotReader in) {
        Directory directory = new Directory();
        for (int left = in.getInt(); left > 0; left--) {
            Participant participant = new Participant(new Bic(in.getLong()), in.getText(),
                    Role.values()[in.getInt()]);
            directory.participants.put(participant.bic(), participant);
        }
        long[] figures = new long[4];
        for (int left = in.getInt(); left > 0; left--) {
            AccountId id = Values.account(in);
            int index = in.getInt();
            in.getLongs(figures, 4);
            Ledger known = directory.ledger(id.ledger());
            Ledger ledger = known == null ? directory.add(id.ledger(), index) : known;
            Account account = directory.addAccount(id, ledger, figures[1]);
            account.balance = figures[0];
            account.entries = figures[2];
            if (in.getInt() == 1) {
                account.restore(Pool.restore(in));
            }
            account.reckonCredit();
            account.floor = figures[3];
        }
        for (Ledger ledger : directory.ledgers.values()) {
            for (int left = in.getInt(); left > 0; left--) {
                Bic indirect = new Bic(in.getLong());
                ledger.routes.put(indirect, directory.accounts.get(in.getInt()));
            }
        }
        for (int left = in.getInt(); left > 0; left--) {
            Corridor corridor = new Corridor(in.getText(), Values.currency(in), Values.currency(in));
            directory.corridors.put(corridor.name(), corridor);
        }
        return directory;
    }
}
