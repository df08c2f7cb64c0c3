package org.steelyard.books;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Clearance;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Corridor;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Role;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.ScreeningVersion;
import org.steelyard.settlement.Settlement;

/**
 * The real engine, driven by a test, with all that it said. Two economies, three banks with an account on
 * either ledger and an indirect one; all are invented.
 */
final class Story {

    static final Currency CNY = Currency.of("CNY");
    static final Currency RUB = Currency.of("RUB");
    static final LedgerId CNY_LEDGER = new LedgerId(Bic.of("YUANCNB1"), CNY);
    static final LedgerId RUB_LEDGER = new LedgerId(Bic.of("RUBLRUM1"), RUB);
    static final Bic ANNA = Bic.of("ANNACNB1");
    static final Bic BORIS = Bic.of("BORIRUM1");
    static final Bic CHEN = Bic.of("CHENCNB1");
    static final Bic SMALL = Bic.of("SMALRUM1");
    static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
    static final ScreeningVersion LIST = new ScreeningVersion(7, 1);
    static final Digest MESSAGE = new Digest(1, 2, 3, 4);
    private static final long NEVER = Long.MAX_VALUE;

    final Settlement settlement = new Settlement();
    final List<Logged> events = new ArrayList<>();
    long nowMillis = 1_798_000_000_000L;
    LocalDate today = MONDAY;
    private long messages;

    /** All open, list in force, day begun, nobody has money. */
    static Story open() {
        Story story = new Story();
        story.join(CNY_LEDGER.agent(), "Yuan Agent (invented)", Role.SETTLEMENT_AGENT);
        story.join(RUB_LEDGER.agent(), "Rouble Agent (invented)", Role.SETTLEMENT_AGENT);
        story.join(ANNA, "Anna Bank (invented)", Role.DIRECT);
        story.join(BORIS, "Boris Bank (invented)", Role.CLEARING_BANK);
        story.join(CHEN, "Chen Bank (invented)", Role.DIRECT);
        story.join(SMALL, "Small Bank (invented)", Role.INDIRECT);
        for (LedgerId ledger : List.of(CNY_LEDGER, RUB_LEDGER)) {
            story.apply(new Command.OpenLedger(ledger));
            for (Bic bank : List.of(ANNA, BORIS, CHEN)) {
                story.apply(
                        new Command.OpenAccount(new AccountId(ledger, bank), Amount.zero(ledger.currency())));
            }
            story.apply(new Command.GrantAccess(SMALL, new AccountId(ledger, BORIS)));
        }
        story.openDay(MONDAY);
        story.apply(new Command.OpenCorridor(new Corridor("CNY/RUB", CNY, RUB)));
        story.apply(new Command.PutListInForce(LIST));
        return story;
    }

    /** The same with much money for every bank. */
    static Story funded() {
        Story story = open();
        for (Bic bank : List.of(ANNA, BORIS, CHEN)) {
            story.fund(bank, CNY_LEDGER, 1_000_000);
            story.fund(bank, RUB_LEDGER, 10_000_000);
        }
        return story;
    }

    private void join(Bic bic, String name, Role role) {
        apply(new Command.AddParticipant(new Participant(bic, name, role)));
    }

    void openDay(LocalDate date) {
        today = date;
        for (Currency currency : List.of(CNY, RUB)) {
            apply(new Command.OpenDay(new BusinessDay(currency, date, NEVER, NEVER, NEVER)));
        }
    }

    void closeDay() {
        for (Currency currency : List.of(CNY, RUB)) {
            apply(new Command.ReachPhase(currency, Phase.CLOSED));
        }
    }

    /** Applies a command; the events stand in {@link #events}. Gives the last. */
    Logged apply(Command command) {
        nowMillis += 250;
        for (Event event : settlement.apply(command, nowMillis)) {
            events.add(new Logged(events.size(), settlement.sequence(), nowMillis, event));
        }
        return events.getLast();
    }

    void fund(Bic bank, LedgerId ledger, long minor) {
        submit(new Draft(Kind.LIQUIDITY_TRANSFER, ledger, ledger.agent(), bank, minor).value(today));
    }

    /** A payment in CNY; gives its number. */
    long pay(Bic payer, Bic payee, long minor) {
        return submit(new Draft(Kind.BANK_PAYMENT, CNY_LEDGER, payer, payee, minor).value(today));
    }

    /** One side of a payment versus payment; gives its number. */
    long versus(LedgerId ledger, Bic payer, Bic payee, long minor, Amount counter, String reference) {
        return submit(new Draft(Kind.BANK_PAYMENT, ledger, payer, payee, minor).value(today)
                .on(new Condition.Versus(reference, counter)));
    }

    long submit(Draft draft) {
        return submit(draft, new Screened.Clear(new Clearance(MESSAGE, LIST)));
    }

    /** Gives the number of the instruction. */
    long submit(Draft draft, Screened screened) {
        int before = events.size();
        messages++;
        apply(new Command.Submit(draft.build(messages), screened, OriginalMessage
                .of(("<Document><Id>M" + messages + "</Id></Document>").getBytes(StandardCharsets.UTF_8))));
        return events.subList(before, events.size()).stream()
                .flatMap(logged -> logged.event() instanceof Event.Received received
                        ? java.util.stream.Stream.of(received.number())
                        : java.util.stream.Stream.of())
                .findFirst().orElse(0L);
    }

    void cancel(Bic sender, Uetr original) {
        messages++;
        apply(new Command.Cancel(new Cancellation(sender, "C" + messages, original, "CUST")));
    }

    static Uetr uetr(long message) {
        return Uetr.fromBits(message * 0x9E37_79B9_7F4A_7C15L, message);
    }

    AccountId cny(Bic bank) {
        return new AccountId(CNY_LEDGER, bank);
    }

    /** An instruction to be, with sensible values for all that a test does not care about. */
    record Draft(Kind kind, LedgerId ledger, Bic payer, Bic payee, long minor, Condition condition,
            Priority priority, LocalDate valueDate, Bic sender) {

        Draft(Kind kind, LedgerId ledger, Bic payer, Bic payee, long minor) {
            this(kind, ledger, payer, payee, minor, Condition.NONE, Priority.NORMAL, MONDAY, payer);
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
            References references = new References(sender, "MSG-" + number, "INSTR-" + number,
                    "E2E-" + number,
                    uetr(number));
            return new Instruction(references, kind,
                    List.of(new Leg(ledger, payer, payee, new Amount(ledger.currency(), minor))), condition,
                    priority, valueDate, Purpose.GOODS, MESSAGE);
        }
    }
}
