package org.steelyard.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.steelyard.config.Bank.Account;
import org.steelyard.config.Bank.Role;
import org.steelyard.config.Configuration.ApiKey;
import org.steelyard.config.Configuration.Ledger;
import org.steelyard.config.Problems.Found;
import org.steelyard.config.Problems.Place;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;

/** Reads the participants and checks what they say of each other. */
final class BankReader {

    private final Section top;
    private final Map<Currency, Ledger> ledgers;
    private final Format<ApiKey> key;

    BankReader(Section top, Map<Currency, Ledger> ledgers, Format<ApiKey> key) {
        this.top = top;
        this.ledgers = ledgers;
        this.key = key;
    }

    /** A bank's keys with those values that others refer to. */
    private record Draft(Section section, Found<Bic> bic, Found<String> name, Found<Role> role,
            Found<ApiKey> key,
            List<Account> accounts) {
    }

    List<Bank> read() {
        List<Draft> drafts = new ArrayList<>();
        Set<Bic> seen = new LinkedHashSet<>();
        for (Section section : top.groups("participants")) {
            Draft draft = draft(section);
            if (draft.bic.good() && !seen.add(draft.bic.value())) {
                section.wrong(draft.bic, "'" + draft.bic.value() + "' a second time",
                        "each participant once");
            }
            drafts.add(draft);
        }
        List<Bank> banks = new ArrayList<>();
        for (Draft draft : drafts) {
            List<AccountId> through = settlesThrough(draft, drafts);
            draft.section.close();
            banks.add(new Bank(draft.bic.value(), draft.name.value(), draft.role.value(), draft.accounts,
                    through,
                    draft.key.value()));
        }
        return banks;
    }

    private Draft draft(Section section) {
        Found<Bic> bic = section.need("bic", Format.BIC);
        Found<String> name = section.need("name", Format.text(140));
        Found<Role> role = section.need("role", Format.word(Role.values()));
        Found<ApiKey> ofBank = section.either("key", key, new ApiKey.Generate());
        List<Account> accounts = accounts(section, bic.value());
        boolean has = section.has("accounts");
        boolean should = role.value() == Role.DIRECT || role.value() == Role.CLEARING_BANK;
        if (role.good() && has != should) {
            section.wrong(role, has ? "accounts of a participant of this role" : "no accounts",
                    should
                            ? "'accounts:' with a currency or more for a direct participant or clearing bank"
                            : "no 'accounts:': only direct participants and clearing banks have any");
        }
        return new Draft(section, bic, name, role, ofBank, accounts);
    }

    private List<Account> accounts(Section section, Bic holder) {
        List<Account> accounts = new ArrayList<>();
        for (Map.Entry<String, Section> each : section.named("accounts").entrySet()) {
            Section keys = each.getValue();
            Optional<Ledger> ledger = ledger(section, each.getKey(), keys.place());
            if (ledger.isPresent()) {
                Currency currency = ledger.get().id().currency();
                Amount limit = keys.either("credit-limit", Format.amount(currency), Amount.zero(currency))
                        .value();
                accounts.add(new Account(new AccountId(ledger.get().id(), holder), limit));
                keys.close();
            }
        }
        return accounts;
    }

    private List<AccountId> settlesThrough(Draft draft, List<Draft> all) {
        Section section = draft.section;
        List<AccountId> through = new ArrayList<>();
        Map<String, Found<Bic>> values = section.values("settles-through", Format.BIC);
        boolean indirect = draft.role.value() == Role.INDIRECT;
        if (draft.role.good() && indirect == values.isEmpty()) {
            section.wrong(draft.role, indirect ? "no 'settles-through'" : "'settles-through' at this role",
                    "'settles-through: {CURRENCY: BIC of a clearing bank}' for an indirect participant,"
                            + " and for no other");
        }
        for (Map.Entry<String, Found<Bic>> each : values.entrySet()) {
            Found<Bic> bank = each.getValue();
            Optional<Ledger> ledger = ledger(section, each.getKey(), bank.place());
            if (ledger.isEmpty() || !bank.good()) {
                continue;
            }
            AccountId account = new AccountId(ledger.get().id(), bank.value());
            boolean clears = all.stream().anyMatch(other -> other.role.value() == Role.CLEARING_BANK
                    && other.accounts.stream().anyMatch(held -> held.id().equals(account)));
            if (!clears) {
                section.wrong(bank, "'" + bank.value() + "'",
                        "the BIC of a clearing-bank that has an account in " + each.getKey());
            }
            through.add(account);
        }
        return through;
    }

    private Optional<Ledger> ledger(Section section, String code, Place place) {
        Optional<Ledger> ledger = ledgers.values().stream()
                .filter(each -> each.id().currency().code().equals(code)).findFirst();
        if (ledger.isEmpty()) {
            section.wrong(new Found<>(code, place, true), "'" + code + "'",
                    "a currency that 'currencies' has: " + ledgers.keySet());
        }
        return ledger;
    }
}
