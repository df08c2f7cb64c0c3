package org.steelyard.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;

/**
 * A small world for tests: two invented economies, their settlement agents, three banks with an account on
 * either ledger, and an indirect one. All banks are invented.
 */
final class World {

    static final Currency CNY = Currency.of("CNY");
    static final Currency RUB = Currency.of("RUB");
    static final LedgerId CNY_LEDGER = new LedgerId(Bic.of("YUANCNB1"), CNY);
    static final LedgerId RUB_LEDGER = new LedgerId(Bic.of("RUBLRUM1"), RUB);
    static final Bic ANNA = Bic.of("ANNACNB1");
    static final Bic BORIS = Bic.of("BORIRUM1");
    static final Bic CHEN = Bic.of("CHENCNB1");
    static final Bic SMALL = Bic.of("SMALRUM1");
    static final LocalDate TODAY = LocalDate.of(2027, 1, 4);
    static final ScreeningVersion LIST = new ScreeningVersion(7, 1);
    static final Digest MESSAGE = new Digest(1, 2, 3, 4);
    static final long MORNING = 1_000_000;
    static final long CUSTOMER_CUT_OFF = 2_000_000;
    static final long INTERBANK_CUT_OFF = 3_000_000;
    static final long CLOSE = 4_000_000;

    final Settlement settlement;
    long nowMillis = MORNING;
    List<Event> last = List.of();
    private long messages;

    World(Settlement settlement) {
        this(settlement, 0);
    }

    /** With an engine that has had so many messages of this world already. */
    World(Settlement settlement, long messages) {
        this.settlement = settlement;
        this.messages = messages;
    }

    /** All open, list in force, day begun, nobody has money. */
    static World open() {
        return open(new Settlement());
    }

    /** The same with this engine, which has seen nothing yet. */
    static World open(Settlement settlement) {
        World world = new World(settlement);
        world.join(CNY_LEDGER.agent(), Role.SETTLEMENT_AGENT);
        world.join(RUB_LEDGER.agent(), Role.SETTLEMENT_AGENT);
        world.join(ANNA, Role.DIRECT);
        world.join(BORIS, Role.CLEARING_BANK);
        world.join(CHEN, Role.DIRECT);
        world.join(SMALL, Role.INDIRECT);
        for (LedgerId ledger : List.of(CNY_LEDGER, RUB_LEDGER)) {
            world.apply(new Command.OpenLedger(ledger));
            for (Bic bank : List.of(ANNA, BORIS, CHEN)) {
                world.apply(
                        new Command.OpenAccount(new AccountId(ledger, bank), Amount.zero(ledger.currency())));
            }
            world.apply(new Command.GrantAccess(SMALL, new AccountId(ledger, BORIS)));
            world.apply(new Command.OpenDay(day(ledger.currency(), TODAY)));
        }
        world.apply(new Command.OpenCorridor(new Corridor("CNY/RUB", CNY, RUB)));
        world.apply(new Command.PutListInForce(LIST));
        return world;
    }

    static BusinessDay day(Currency currency, LocalDate date) {
        return new BusinessDay(currency, date, CUSTOMER_CUT_OFF, INTERBANK_CUT_OFF, CLOSE);
    }

    void join(Bic bic, Role role) {
        apply(new Command.AddParticipant(new Participant(bic, bic + " (invented)", role)));
    }

    List<Event> apply(Command command) {
        last = settlement.apply(command, nowMillis);
        List<String> broken = Invariants.check(settlement);
        if (!broken.isEmpty()) {
            throw new AssertionError(command + ": " + broken);
        }
        return last;
    }

    World fund(Bic bank, LedgerId ledger, long minor) {
        submit(new Draft(Kind.LIQUIDITY_TRANSFER, ledger, ledger.agent(), bank, minor));
        return this;
    }

    Event.OfInstruction pay(Bic payer, Bic payee, long minor) {
        return submit(new Draft(Kind.BANK_PAYMENT, CNY_LEDGER, payer, payee, minor));
    }

    Event.OfInstruction submit(Draft draft) {
        return submit(draft.build(++messages), new Screened.Clear(new Clearance(MESSAGE, LIST)));
    }

    Event.OfInstruction submit(Instruction instruction, Screened screened) {
        apply(new Command.Submit(instruction, screened, OriginalMessage.NONE));
        return standing(instruction.references().uetr());
    }

    /** The last event of the last command about this instruction. */
    Event.OfInstruction standing(Uetr uetr) {
        return (Event.OfInstruction) last.stream()
                .filter(event -> event instanceof Event.OfInstruction of
                        && of.instruction().references().uetr().equals(uetr))
                .reduce((first, second) -> second).orElseThrow();
    }

    State state(Event.OfInstruction of) {
        return settlement.outcome(of.instruction().references().uetr()).orElseThrow().state();
    }

    Reason reason(Event.OfInstruction of) {
        return settlement.outcome(of.instruction().references().uetr()).orElseThrow().reason();
    }

    long balance(Bic bank, LedgerId ledger) {
        return Objects.requireNonNull(settlement.balances().get(new AccountId(ledger, bank))).minor();
    }

    /** An instruction to be, with sensible values for all that a test does not care about. */
    record Draft(Kind kind, LedgerId ledger, Bic payer, Bic payee, long minor, Condition condition,
            Priority priority, LocalDate valueDate, Bic sender) {

        Draft(Kind kind, LedgerId ledger, Bic payer, Bic payee, long minor) {
            this(kind, ledger, payer, payee, minor, Condition.NONE, Priority.NORMAL, TODAY, payer);
        }

        Draft on(Condition other) {
            return new Draft(kind, ledger, payer, payee, minor, other, priority, valueDate, sender);
        }

        Draft with(Priority other) {
            return new Draft(kind, ledger, payer, payee, minor, condition, other, valueDate, sender);
        }

        Draft value(LocalDate other) {
            return new Draft(kind, ledger, payer, payee, minor, condition, priority, other, sender);
        }

        Draft from(Bic other) {
            return new Draft(kind, ledger, payer, payee, minor, condition, priority, valueDate, other);
        }

        Instruction build(long number) {
            References references = new References(sender, "M" + number, "I" + number, "E" + number,
                    Uetr.fromBits(number, number));
            List<Leg> legs = new ArrayList<>();
            legs.add(new Leg(ledger, payer, payee, new Amount(ledger.currency(), minor)));
            return new Instruction(references, kind, legs, condition, priority, valueDate, Purpose.GOODS,
                    MESSAGE);
        }
    }
}
