package org.steelyard.iso20022;

import java.time.LocalDate;
import java.util.List;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.References;

/** A small day between invented banks, for tests that want to know what is told of it. */
final class Happened {

    static final Bic SYSTEM = Bic.of("ZZSYHKH0");
    static final Bic YUAN_BANK = Bic.of("ZZYACNB0");
    static final Bic HARBOUR = Bic.of("ZZHDCNB0");
    static final Bic BIRCH = Bic.of("ZZBIRUM0");
    static final Bic SMALL = Bic.of("ZZTECNS0");
    static final LedgerId CNY = new LedgerId(YUAN_BANK, Currency.of("CNY"));
    static final LocalDate TODAY = LocalDate.of(2027, 1, 4);
    static final long INDEX = 1042;
    static final long SEQUENCE = 977;
    /** 2027-01-04T09:30:00.007Z. */
    static final long NOW = 1_799_055_000_007L;
    static final Uetr UETR = Uetr.of("8a562c67-ca16-48ba-b074-65581be6f011");
    static final Uetr RETURNED = Uetr.of("5b1f0c3e-72d4-4f6a-9c1e-0d2b7a6c9f10");
    static final References REFERENCES = new References(HARBOUR, "HD-2027-000001", "HD000001", "INVOICE-88",
            UETR);
    static final Cancellation CANCELLATION = new Cancellation(HARBOUR, "HD-CXL-1", UETR, "CUST");

    static final Modification MODIFICATION = new Modification(HARBOUR, "HD-MOD-1", UETR,
            List.of(new Modification.NewPriority(Priority.URGENT),
                    new Modification.NewFromTime(NOW + 60_000), new Modification.NewTillTime(NOW + 120_000)));

    private Happened() {
    }

    /** Harbour pays Birch 1,250.00 yuan. */
    static Instruction instruction(Kind kind) {
        return instruction(kind, List.of(leg(BIRCH, 125_000)));
    }

    static Instruction instruction(Kind kind, List<Leg> legs) {
        Condition condition = kind == Kind.RETURN ? new Condition.ReturnOf(RETURNED) : Condition.NONE;
        return new Instruction(REFERENCES, kind, legs, condition, Priority.NORMAL, TODAY, Purpose.GOODS,
                new Digest(1, 2, 3, 4));
    }

    /** Harbour owes Birch 1,250.00 yuan in the cycle NOON. */
    static Instruction owed() {
        return new Instruction(REFERENCES, Kind.BANK_PAYMENT, List.of(leg(BIRCH, 125_000)),
                new Condition.InCycle("NOON"), Priority.NORMAL, TODAY, Purpose.GOODS, new Digest(1, 2, 3, 4));
    }

    /** Harbour is the only net debtor of the cycle NOON. */
    static Instruction netSettlement() {
        return new Instruction(References.ofNetSettlement(YUAN_BANK, TODAY, 7, 1, "NOON"),
                Kind.NET_SETTLEMENT, List.of(leg(BIRCH, 60_000), leg(SMALL, 15_000)), Condition.NONE,
                Priority.HIGHLY_URGENT, TODAY, Purpose.TRANSFER, new Digest(0, 0, 0, 0));
    }

    static Leg leg(Bic payee, long minor) {
        return new Leg(CNY, HARBOUR, payee, new Amount(CNY.currency(), minor));
    }

    /** As the engine settles it: each leg's debit, then its credit. The small bank settles over Birch. */
    static Event.Settled settled(Instruction instruction) {
        List<Entry> entries = instruction.legs().stream().flatMap(leg -> {
            Bic holder = leg.payee().equals(SMALL) ? BIRCH : leg.payee();
            Amount balance = new Amount(leg.amount().currency(), 900_000);
            return List.of(new Entry(new AccountId(CNY, HARBOUR), leg.amount().negated(), balance, 17),
                    new Entry(new AccountId(CNY, holder), leg.amount(), balance, 5)).stream();
        }).toList();
        return new Event.Settled(42, instruction, Mechanism.IMMEDIATE, entries);
    }

    static Event.Queued queued(Reason reason) {
        return new Event.Queued(42, instruction(Kind.BANK_PAYMENT), reason);
    }

    static Event.Held held(Reason reason) {
        return new Event.Held(42, instruction(Kind.BANK_PAYMENT), reason, "listed name found in Cdtr/Nm");
    }

    static Event.Expired expired(Reason reason) {
        return new Event.Expired(42, instruction(Kind.BANK_PAYMENT), reason);
    }

    static Logged logged(Event event) {
        return new Logged(INDEX, SEQUENCE, NOW, event);
    }

    /** A message of that definition without more in it than a test of the writer needs. */
    static OriginalMessage original(String definition) {
        return OriginalMessage.of(("<x><Document xmlns=\"" + Envelope.ISO + definition
                + "\"><As>written</As></Document></x>").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
