package org.steelyard.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Cycle;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.NettingTerm;

/** What operators do about cycles of deferred net settlement: mostly what leads to a settlement. */
final class RandomCycles {

    static final List<String> NAMES = List.of("MORNING", "NOON");
    private static final int MOST_TERM = 60;
    private static final int FEW = 3;

    private final Chance chance;
    private final RandomWorld world;

    RandomCycles(Chance chance, RandomWorld world) {
        this.chance = chance;
        this.world = world;
    }

    /** What banks have agreed on a ledger from the start. */
    List<Command> terms(LedgerId ledger) {
        List<Command> terms = new ArrayList<>();
        for (Bic bank : world.direct) {
            AccountId account = new AccountId(ledger, bank);
            set(terms, NettingTerm.of(NettingTerm.Kind.NET_DEBIT_CAP, account));
            set(terms, NettingTerm.of(NettingTerm.Kind.GUARANTEE, account));
            for (Bic other : world.direct) {
                if (!other.equals(bank)) {
                    set(terms, NettingTerm.credit(account, new AccountId(ledger, other)));
                }
            }
        }
        return terms;
    }

    private void set(List<Command> terms, NettingTerm term) {
        if (chance.percent(80)) {
            terms.add(new Command.SetNettingTerm(term,
                    new Amount(term.account().currency(), chance.between(1, MOST_TERM))));
        }
    }

    Command next(NaiveModel model) {
        if (model.netting.open.isEmpty() ? chance.percent(75) : chance.percent(6)) {
            return open(model);
        }
        Optional<ModelNetting.Open> cycle = model.netting.open.isEmpty()
                ? Optional.empty()
                : Optional.of(chance.one(model.netting.open));
        int kind = chance.between(0, 99);
        if (cycle.map(each -> each.isCut).orElse(false)) {
            return kind < 70 ? answer(model, cycle) : kind < 90 ? cut(cycle) : term();
        }
        long accepted = cycle.map(model.netting::countAccepted).orElse(0L);
        if (accepted < FEW && chance.percent(60)) {
            return term();
        }
        return kind < 45 ? term() : kind < 94 ? cut(cycle) : answer(model, cycle);
    }

    private Command open(NaiveModel model) {
        if (!model.netting.open.isEmpty() && chance.percent(10)) {
            return new Command.OpenCycle(chance.one(model.netting.open).cycle);
        }
        LedgerId ledger = chance.percent(85) ? world.ledgers.getFirst() : world.anyLedger();
        long now = model.nowMillis();
        long confirmBy = now
                + chance.between(chance.percent(5) ? -10 : 1, chance.percent(40) ? 2_000 : 9_000);
        long settleBy = confirmBy + chance.between(0, chance.percent(50) ? 600 : 4_000);
        Optional<BusinessDay> hours = model.days.hours(ledger.currency());
        if (hours.isPresent() && chance.percent(90)) {
            settleBy = Math.min(settleBy, hours.get().interbankCutOffMillis());
            confirmBy = Math.min(confirmBy, settleBy);
        }
        String corridor = chance.percent(55)
                ? Cycle.WITHIN_LEDGER
                : chance.percent(85) ? "C0" : "C" + chance.between(1, 4);
        return new Command.OpenCycle(new Cycle(ledger, chance.one(NAMES), corridor, confirmBy, settleBy));
    }

    private Command cut(Optional<ModelNetting.Open> cycle) {
        return chance.percent(95) && cycle.isPresent()
                ? new Command.CutCycle(cycle.get().cycle.ledger(), cycle.get().cycle.name())
                : new Command.CutCycle(world.anyLedger(), chance.one(NAMES));
    }

    private Command answer(NaiveModel model, Optional<ModelNetting.Open> open) {
        LedgerId ledger = open.map(each -> each.cycle.ledger()).orElseGet(world::anyLedger);
        String name = open.map(each -> each.cycle.name()).orElse("MORNING");
        int cut = open.map(each -> each.cut).orElse(0) + (chance.percent(4) ? 1 : 0);
        Bic agent = open.filter(each -> chance.percent(85))
                .map(each -> chance.one(List.copyOf(model.books.confirmers(each.cycle))))
                .orElseGet(world::anyBank);
        return new Command.AnswerCycle(ledger, name, cut, agent, chance.percent(88)
                ? Command.AnswerCycle.Answer.CONFIRMED
                : Command.AnswerCycle.Answer.REFUSED);
    }

    private Command term() {
        LedgerId ledger = chance.percent(85) ? world.ledgers.getFirst() : chance.one(world.ledgers);
        AccountId account = chance.percent(96)
                ? new AccountId(ledger, chance.one(world.direct))
                : world.anyAccount();
        AccountId other = chance.percent(96)
                ? new AccountId(ledger, chance.one(world.direct))
                : world.anyAccount();
        NettingTerm term = switch (chance.between(0, 9)) {
            case 0, 1, 2 -> NettingTerm.of(NettingTerm.Kind.NET_DEBIT_CAP, account);
            case 3, 4, 5 -> NettingTerm.of(NettingTerm.Kind.GUARANTEE, account);
            default -> NettingTerm.credit(account, other);
        };
        long minor = chance.percent(90)
                ? chance.between(0, chance.percent(30) ? 3 : MOST_TERM)
                : chance.one(List.of(-1L, 0L, Leg.MOST_MINOR, Leg.MOST_MINOR + 1));
        return new Command.SetNettingTerm(term,
                new Amount(chance.percent(97) ? account.currency() : other.currency(), minor));
    }
}
