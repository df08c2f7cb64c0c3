package org.steelyard.simulator;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Corridor;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Role;
import org.steelyard.settlement.Rules;
import org.steelyard.settlement.ScreeningVersion;

/**
 * A small world of invented banks, drawn by chance, and what its operator does: first all that opens it, then
 * days, lists and credit, and now and then something that breaks a rule.
 */
final class RandomWorld {

    static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 4);
    static final List<Currency> CURRENCIES = List.of(new Currency("CNY", 2), new Currency("RUB", 2),
            new Currency("JPY", 0));
    private static final Currency NEVER_OPENED = new Currency("KWD", 3);
    private static final Currency OTHER_DECIMALS = new Currency("CNY", 3);
    private static final int MOST_CREDIT = 30;

    final List<LedgerId> ledgers = new ArrayList<>();
    /** Direct participants and clearing banks. */
    final List<Bic> direct = new ArrayList<>();
    final List<Bic> indirect = new ArrayList<>();
    /** Banks that never join. */
    final List<Bic> strangers = List.of(Bic.of("NOBODEF1"), Bic.of("NOBOFRP1"));
    private final Chance chance;
    private final RandomCycles cycles;
    private final List<Participant> participants = new ArrayList<>();
    private final Deque<Command> opening = new ArrayDeque<>();
    private final int dayMillis;

    RandomWorld(Chance chance) {
        this.chance = chance;
        this.cycles = new RandomCycles(chance, this);
        this.dayMillis = chance.between(1_000, 15_000);
        int currencies = chance.between(2, 3);
        for (int i = 0; i < currencies; i++) {
            // The last two currencies may have one agent.
            int number = chance.percent(30) ? Math.min(i, 1) : i;
            Bic agent = Bic.of("AGT" + number + (number == 0 ? "CNB1" : "RUM1"));
            ledgers.add(new LedgerId(agent, CURRENCIES.get(i)));
            join(agent, Role.SETTLEMENT_AGENT);
        }
        int banks = chance.between(3, 6);
        for (int i = 0; i < banks; i++) {
            Bic bank = Bic.of("BNK" + i + (i % 2 == 0 ? "RUM1" : "CNB1"));
            direct.add(bank);
            join(bank, i == 0 || chance.percent(20) ? Role.CLEARING_BANK : Role.DIRECT);
        }
        int small = chance.between(0, 2);
        for (int i = 0; i < small; i++) {
            Bic bank = Bic.of("SML" + i + "CNB1");
            indirect.add(bank);
            join(bank, Role.INDIRECT);
        }
        for (LedgerId ledger : ledgers) {
            opening.add(new Command.OpenLedger(ledger));
            direct.forEach(bank -> open(ledger, bank));
            indirect.forEach(bank -> opening.add(
                    new Command.GrantAccess(bank, new AccountId(ledger, direct.getFirst()))));
            opening.add(new Command.OpenDay(day(ledger.currency(), FIRST_DAY, 0)));
        }
        opening.add(corridor(0));
        opening.addAll(cycles.terms(ledgers.getFirst()));
        opening.add(new Command.PutListInForce(new ScreeningVersion(1, 1)));
    }

    private void join(Bic bank, Role role) {
        Participant participant = new Participant(bank, bank + " (invented)", role);
        participants.add(participant);
        opening.add(new Command.AddParticipant(participant));
    }

    private void open(LedgerId ledger, Bic bank) {
        if (chance.percent(95)) {
            int credit = chance.percent(30) ? chance.between(1, MOST_CREDIT) : 0;
            opening.add(new Command.OpenAccount(new AccountId(ledger, bank),
                    new Amount(ledger.currency(), credit)));
        }
    }

    RandomCycles cycles() {
        return cycles;
    }

    /** What opens the world, while there is still something. */
    Optional<Command> opening() {
        return Optional.ofNullable(opening.poll());
    }

    boolean lacksDay(NaiveModel model) {
        return ledgers.stream().anyMatch(ledger -> model.days.isOver(ledger.currency()));
    }

    /** What the operator does next: mostly what is needed, else anything. */
    Command operator(NaiveModel model) {
        List<LedgerId> withoutDay = ledgers.stream()
                .filter(ledger -> model.days.isOver(ledger.currency())).toList();
        if (!withoutDay.isEmpty() && chance.percent(60)) {
            return openDay(model, chance.one(withoutDay).currency());
        }
        if (model.inForce().equals(ScreeningVersion.NONE) && chance.percent(60)) {
            return new Command.PutListInForce(new ScreeningVersion(chance.between(1, 3), 1));
        }
        return switch (chance.between(0, 19)) {
            case 0 -> new Command.AddParticipant(anyParticipant());
            case 1 -> new Command.OpenLedger(new LedgerId(anyBank(), anyCurrency()));
            case 2 -> new Command.OpenAccount(anyAccount(), anyLimit());
            case 3 -> new Command.GrantAccess(
                    indirect.isEmpty() || chance.percent(50) ? anyBank() : chance.one(indirect),
                    anyAccount());
            case 4 -> corridor(chance.between(0, 3));
            case 5 -> openDay(model, anyCurrency());
            case 6 -> new Command.ReachPhase(anyCurrency(), chance.one(List.of(Phase.values())));
            case 7 -> new Command.PutListInForce(anyList());
            case 8, 9, 10, 11, 12 -> {
                AccountId account = anyAccount();
                yield new Command.SetCreditLimit(account, chance.percent(80)
                        ? new Amount(account.currency(), chance.between(0, MOST_CREDIT))
                        : anyLimit());
            }
            case 14, 15, 16, 17 -> limit();
            case 13 -> new Command.SetRules(new Rules(chance.one(List.of(Rules.Overtaking.values())),
                    chance.percent(50), chance.percent(70)));
            default -> new Command.Tick();
        };
    }

    Command limit() {
        AccountId account = anyAccount();
        String corridor = "C" + (chance.percent(80) ? 0 : chance.between(0, 3));
        Limit limit = switch (chance.between(0, 10)) {
            case 0, 1 -> new Limit.Bilateral(account, chance.percent(90) ? chance.one(direct) : anyBank());
            case 2, 3 -> new Limit.Multilateral(account);
            case 4 -> new Limit.Reservation(account, Priority.HIGHLY_URGENT);
            case 5 -> new Limit.Reservation(account, Priority.URGENT);
            case 6 -> new Limit.CorridorNet(anyLedger(), corridor);
            case 8 -> new Limit.SecuredCredit(account);
            case 9 -> new Limit.CorridorReceived(anyLedger(), corridor);
            case 7 -> new Limit.CorridorInstruction(anyLedger(), corridor);
            default -> new Limit.CorridorDay(anyLedger(), corridor);
        };
        Optional<Amount> amount = chance.percent(30)
                ? Optional.empty()
                : Optional.of(chance.percent(90)
                        ? new Amount(limit.currency(), chance.between(0, MOST_CREDIT))
                        : anyLimit());
        return new Command.SetLimit(limit, amount,
                chance.percent(65) ? Limit.Validity.TODAY : Limit.Validity.STANDING);
    }

    Command collateral() {
        AccountId account = anyAccount();
        String item = chance.percent(97) ? "ITEM" + chance.between(0, 2) : "no item";
        Amount value = chance.percent(30)
                ? Amount.zero(account.currency())
                : chance.percent(92)
                        ? new Amount(account.currency(), chance.between(0, MOST_CREDIT))
                        : anyLimit();
        int haircut = chance.percent(95) ? chance.one(List.of(0, 500, 3_333, 10_000)) : -1;
        return new Command.SetCollateral(account, item, value, haircut);
    }

    private Command openDay(NaiveModel model, Currency currency) {
        LocalDate date = model.days.date(currency).orElse(FIRST_DAY)
                .plusDays(chance.percent(80) ? 1 : chance.between(-1, 12));
        return new Command.OpenDay(chance.percent(10)
                ? model.days.hours(currency).orElse(day(currency, date, model.nowMillis()))
                : day(currency, date, model.nowMillis()));
    }

    private BusinessDay day(Currency currency, LocalDate date, long fromMillis) {
        // A day that is opened late may have cut-offs behind it already.
        long customers = fromMillis + chance.between(chance.percent(5) ? -dayMillis : 0, dayMillis);
        long banks = customers + chance.between(0, dayMillis / 2);
        return new BusinessDay(currency, date, customers, banks, banks + chance.between(0, dayMillis / 2));
    }

    private Command corridor(int number) {
        Currency one = chance.one(CURRENCIES);
        Currency other = chance.percent(10) ? NEVER_OPENED : chance.one(CURRENCIES);
        return one.equals(other) || number == 0
                ? new Command.OpenCorridor(new Corridor("C0", CURRENCIES.get(0), CURRENCIES.get(1)))
                : new Command.OpenCorridor(new Corridor("C" + number, one, other));
    }

    private Participant anyParticipant() {
        Participant known = chance.one(participants);
        return switch (chance.between(0, 2)) {
            case 0 -> known;
            case 1 -> new Participant(known.bic(), known.name(), chance.one(List.of(Role.values())));
            default -> new Participant(Bic.of("LAT" + chance.between(0, 5) + "CNB1"), "late (invented)",
                    chance.one(List.of(Role.values())));
        };
    }

    Bic anyBank() {
        return chance.percent(10) ? chance.one(strangers) : chance.one(participants).bic();
    }

    private Currency anyCurrency() {
        return chance.percent(10)
                ? chance.one(List.of(NEVER_OPENED, OTHER_DECIMALS))
                : chance.one(ledgers).currency();
    }

    LedgerId anyLedger() {
        return chance.percent(90) ? chance.one(ledgers) : new LedgerId(anyBank(), anyCurrency());
    }

    AccountId anyAccount() {
        return new AccountId(anyLedger(), chance.percent(80) ? chance.one(direct) : anyBank());
    }

    private Amount anyLimit() {
        return new Amount(anyCurrency(), switch (chance.between(0, 5)) {
            case 0 -> -1;
            case 1 -> Leg.MOST_MINOR;
            case 2 -> Leg.MOST_MINOR + 1;
            default -> chance.between(0, MOST_CREDIT);
        });
    }

    private ScreeningVersion anyList() {
        return switch (chance.between(0, 5)) {
            case 0 -> ScreeningVersion.NONE;
            case 1 -> new ScreeningVersion(0, 1);
            default -> new ScreeningVersion(chance.between(1, 3), chance.between(1, 2));
        };
    }
}
