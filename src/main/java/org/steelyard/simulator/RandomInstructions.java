package org.steelyard.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Clearance;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.ScreeningVersion;
import org.steelyard.settlement.Times;

/**
 * What banks send: payments of few units on accounts with few units, so that queues, gridlocks and rings
 * arise by themselves; counter-legs, returns, repeats; and now and then something that breaks a rule.
 */
final class RandomInstructions {

    private static final int REFERENCES = 6;
    private static final List<Kind> PAYMENTS = List.of(Kind.CUSTOMER_PAYMENT, Kind.BANK_PAYMENT,
            Kind.COVER_PAYMENT);

    private final Chance chance;
    private final RandomWorld world;
    /** Whether money hardly ever comes in, so that most of what settles has to offset itself. */
    private final boolean isScarce;
    private int messages;

    RandomInstructions(Chance chance, RandomWorld world) {
        this.chance = chance;
        this.world = world;
        this.isScarce = chance.percent(40);
    }

    Command next(NaiveModel model) {
        int kind = chance.between(0, 99);
        Instruction instruction;
        if (!model.netting.open.isEmpty() && chance.percent(50) || chance.percent(1)) {
            instruction = obligation(model);
        } else if (kind < 48) {
            instruction = plain(model, chance.one(PAYMENTS), Condition.NONE, List.of(anyLeg()));
        } else if (kind < 60) {
            instruction = isScarce && chance.percent(85)
                    ? plain(model, chance.one(PAYMENTS), Condition.NONE, List.of(anyLeg()))
                    : liquidity(model);
        } else if (kind < 82) {
            instruction = versus(model);
        } else if (kind < 89) {
            instruction = returning(model);
        } else if (kind < 94) {
            instruction = severalLegs(model);
        } else {
            instruction = repeat(model);
        }
        return new Command.Submit(instruction, screened(model, instruction),
                chance.percent(30) ? OriginalMessage.of(new byte[]{1, 2, 3}) : OriginalMessage.NONE);
    }

    Screened screened(NaiveModel model, Instruction instruction) {
        int kind = chance.between(0, 99);
        if (kind < 2) {
            return new Screened.Hit("a name on the list");
        }
        if (kind < 4) {
            return new Screened.Unavailable("the screener is down");
        }
        ScreeningVersion version = kind < 7
                ? new ScreeningVersion(chance.between(0, 3), chance.between(0, 2))
                : model.inForce();
        Digest message = kind == 7 ? new Digest(9, 9, 9, 9) : instruction.message();
        return new Screened.Clear(new Clearance(message, version));
    }

    private Bic anyBank() {
        int kind = chance.between(0, 99);
        if (kind < 8 && !world.indirect.isEmpty()) {
            return chance.one(world.indirect);
        }
        return kind < 98 ? chance.one(world.direct) : world.anyBank();
    }

    private long minor() {
        int kind = chance.between(0, 199);
        return kind < 150 ? chance.between(1, 12) : kind < 199 ? chance.between(1, 60) : Leg.MOST_MINOR;
    }

    private Leg anyLeg() {
        LedgerId ledger = chance.percent(97) ? chance.one(world.ledgers) : world.anyLedger();
        Bic payer = anyBank();
        return leg(ledger, payer, otherThan(payer), minor());
    }

    private Bic otherThan(Bic payer) {
        Bic payee = anyBank();
        return payee.equals(payer) && chance.percent(98) ? otherThan(payer) : payee;
    }

    private static Leg leg(LedgerId ledger, Bic payer, Bic payee, long minor) {
        return new Leg(ledger, payer, payee, new Amount(ledger.currency(), minor));
    }

    private Instruction plain(NaiveModel model, Kind kind, Condition condition, List<Leg> legs) {
        Leg first = legs.getFirst();
        Bic holder = model.books.accountOf(first.ledger(), first.payer()).map(AccountId::holder)
                .orElse(first.payer());
        Bic sender = chance.percent(97) ? holder : world.anyBank();
        return new Instruction(references(sender), kind, legs, condition,
                priority(), valueDate(model, first), times(model), Purpose.GOODS, digest());
    }

    /** Mostly of the class that has the most rules. */
    private Priority priority() {
        return chance.percent(50) ? Priority.NORMAL : chance.one(List.of(Priority.values()));
    }

    /** Mostly none; else near enough that they come while the instruction waits, or have come before. */
    private Times times(NaiveModel model) {
        if (chance.percent(85)) {
            return Times.NONE;
        }
        long nowMillis = model.nowMillis();
        long from = chance.percent(60) ? nowMillis + chance.between(-20, 400) : Times.AT_ONCE;
        long soonest = Math.max(from, nowMillis - 20);
        long till = chance.percent(60)
                ? soonest + (chance.percent(20) ? 0 : chance.between(1, 600))
                : Times.NEVER;
        long reject = till == Times.NEVER ? soonest : till;
        return new Times(from, till,
                chance.percent(50) ? reject + chance.between(0, 900) : Times.NEVER);
    }

    private References references(Bic sender) {
        messages++;
        return new References(sender, "M" + messages, "", "E" + messages,
                Uetr.fromBits(chance.bits(), chance.bits()));
    }

    private Digest digest() {
        return new Digest(messages, 2, 3, 4);
    }

    private LocalDate valueDate(NaiveModel model, Leg leg) {
        LocalDate today = model.days.date(leg.amount().currency()).orElse(RandomWorld.FIRST_DAY);
        boolean noMoreToday = model.days.phase(leg.amount().currency())
                .map(phase -> phase.compareTo(Phase.CUT_OFF) >= 0).orElse(false) && chance.percent(85);
        int kind = chance.between(0, 99);
        if (kind < 82) {
            return today.plusDays(noMoreToday ? 1 : 0);
        }
        return today.plusDays(kind < 96 ? chance.between(1, 3) : chance.one(List.of(-1, 14, 15)));
    }

    private Instruction liquidity(NaiveModel model) {
        LedgerId ledger = chance.one(world.ledgers);
        Bic bank = chance.one(world.direct);
        boolean in = chance.percent(65);
        Leg leg = leg(ledger, in ? ledger.agent() : bank, in ? bank : ledger.agent(), minor());
        Kind kind = chance.percent(96) ? Kind.LIQUIDITY_TRANSFER : Kind.BANK_PAYMENT;
        if (chance.percent(3)) {
            leg = anyLeg();
        }
        boolean largest = chance.percent(1);
        return plain(model, kind, Condition.NONE, largest
                ? Collections.nCopies(Instruction.MOST_LEGS,
                        leg(ledger, ledger.agent(), bank, Leg.MOST_MINOR))
                : List.of(leg));
    }

    private Instruction obligation(NaiveModel model) {
        Optional<ModelNetting.Open> open = model.netting.open.isEmpty()
                ? Optional.empty()
                : Optional.of(chance.one(model.netting.open));
        LedgerId ledger = open.filter(each -> chance.percent(97)).map(each -> each.cycle.ledger())
                .orElseGet(world::anyLedger);
        Bic payer = chance.one(world.direct);
        Leg leg = leg(ledger, payer, otherThan(payer), chance.percent(97) ? chance.between(1, 15) : minor());
        Instruction one = plain(model, chance.percent(96) ? chance.one(PAYMENTS) : Kind.NET_SETTLEMENT,
                new Condition.InCycle(open.map(each -> each.cycle.name()).orElse("MORNING")), List.of(leg));
        return chance.percent(92)
                ? on(model.days.date(ledger.currency()).orElse(one.valueDate()), one.with(Times.NONE))
                : one;
    }

    private Instruction versus(NaiveModel model) {
        List<ModelInstruction> alone = model.waiting().stream()
                .filter(each -> each.isVersus() && !each.isMatched()).toList();
        if (alone.isEmpty() || chance.percent(30)) {
            LedgerId ledger = chance.one(world.ledgers.subList(0, 2));
            LedgerId other = chance.one(chance.percent(80) ? world.ledgers.subList(0, 2) : world.ledgers);
            Bic payer = chance.one(world.direct);
            Leg leg = leg(ledger, payer, otherThan(payer), chance.between(1, 12));
            return plain(model, chance.one(PAYMENTS),
                    new Condition.Versus("R" + chance.between(1, REFERENCES),
                            new Amount(other.currency(), chance.between(1, 12))),
                    List.of(leg));
        }
        Instruction first = chance.one(alone).instruction;
        Condition.Versus versus = (Condition.Versus) first.condition();
        Leg leg = first.legs().getFirst();
        LedgerId ledger = world.ledgers.stream()
                .filter(each -> each.currency().equals(versus.counterAmount().currency())).findFirst()
                .orElse(chance.one(world.ledgers));
        boolean sameSide = chance.percent(5);
        long minor = versus.counterAmount().minor() + (chance.percent(5) ? 1 : 0);
        Instruction counter = plain(model, chance.one(PAYMENTS),
                new Condition.Versus(versus.reference(), leg.amount()),
                List.of(leg(ledger, sameSide ? leg.payer() : leg.payee(),
                        sameSide ? leg.payee() : leg.payer(), minor)));
        return chance.percent(95) ? on(first.valueDate(), counter) : counter;
    }

    private static Instruction on(LocalDate valueDate, Instruction one) {
        return new Instruction(one.references(), one.kind(), one.legs(), one.condition(), one.priority(),
                valueDate, one.times(), one.purpose(), one.message());
    }

    private Instruction returning(NaiveModel model) {
        List<ModelInstruction> settled = model.instructions.stream()
                .filter(ModelInstruction::isReturnable).toList();
        Optional<ModelInstruction> original = Optional.empty();
        if (!settled.isEmpty() && chance.percent(90)) {
            // The oldest too, so that some are too old.
            original = Optional.of(chance.percent(20) ? settled.getFirst() : chance.one(settled));
        } else if (!model.instructions.isEmpty()) {
            original = Optional.of(chance.one(model.instructions));
        }
        Leg paid = original.map(ModelInstruction::leg).orElseGet(this::anyLeg);
        Uetr uetr = original.map(each -> each.instruction.references().uetr())
                .orElse(Uetr.fromBits(1, 1));
        long minor = chance.percent(60) ? paid.amount().minor() : chance.between(1, 12);
        Bic payee = chance.percent(93) ? paid.payer() : anyBank();
        return plain(model, Kind.RETURN, new Condition.ReturnOf(uetr),
                List.of(leg(paid.ledger(), paid.payee(), payee, minor)));
    }

    private Instruction severalLegs(NaiveModel model) {
        Leg first = anyLeg();
        List<Leg> legs = new ArrayList<>(List.of(first));
        int more = chance.between(1, 3);
        for (int i = 0; i < more; i++) {
            LedgerId ledger = chance.percent(50) ? first.ledger() : chance.one(world.ledgers);
            legs.add(leg(ledger, first.payer(), otherThan(first.payer()), chance.between(1, 12)));
        }
        return plain(model, chance.one(PAYMENTS), Condition.NONE, legs);
    }

    /** Something again: the same message, its identification, or its UETR; from the same bank or another. */
    private Instruction repeat(NaiveModel model) {
        if (model.instructions.isEmpty()) {
            return plain(model, Kind.BANK_PAYMENT, Condition.NONE, List.of(anyLeg()));
        }
        Instruction first = chance.one(model.instructions).instruction;
        References old = first.references();
        References fresh = references(chance.percent(60) ? old.sender() : chance.one(world.direct));
        References again = switch (chance.between(0, 3)) {
            case 0 -> old;
            case 1 -> new References(fresh.sender(), old.messageId(), "", "E", fresh.uetr());
            default -> new References(fresh.sender(), fresh.messageId(), "", "E", old.uetr());
        };
        return new Instruction(again, first.kind(), first.legs(), first.condition(), first.priority(),
                first.valueDate(), first.times(), first.purpose(), first.message());
    }
}
