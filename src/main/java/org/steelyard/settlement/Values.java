package org.steelyard.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;

/** Records as they stand in a snapshot. Each {@code put} has the reading method beside it. */
final class Values {

    private static final int NONE = 0;
    private static final int VERSUS = 1;
    private static final int RETURN_OF = 2;
    private static final int IN_CYCLE = 3;

    private Values() {
    }

    static void put(SnapshotWriter out, Currency currency) {
        out.putText(currency.code());
        out.putInt(currency.minorUnits());
    }

    static Currency currency(SnapshotReader in) {
        return new Currency(in.getText(), in.getInt());
    }

    static void put(SnapshotWriter out, LedgerId ledger) {
        out.putLong(ledger.agent().packed());
        put(out, ledger.currency());
    }

    static LedgerId ledger(SnapshotReader in) {
        return new LedgerId(new Bic(in.getLong()), currency(in));
    }

    static void put(SnapshotWriter out, AccountId account) {
        put(out, account.ledger());
        out.putLong(account.holder().packed());
    }

    static AccountId account(SnapshotReader in) {
        return new AccountId(ledger(in), new Bic(in.getLong()));
    }

    static void put(SnapshotWriter out, Amount amount) {
        put(out, amount.currency());
        out.putLong(amount.minor());
    }

    static Amount amount(SnapshotReader in) {
        return new Amount(currency(in), in.getLong());
    }

    static void put(SnapshotWriter out, Rules rules) {
        out.putInt(rules.overtaking().ordinal());
        out.putInt(rules.offsetsOnEntry() ? 1 : 0);
        out.putInt(rules.largestSet() ? 1 : 0);
    }

    static Rules rules(SnapshotReader in) {
        return new Rules(Rules.Overtaking.values()[in.getInt()], in.getInt() == 1, in.getInt() == 1);
    }

    static void put(SnapshotWriter out, ScreeningVersion version) {
        out.putLong(version.list());
        out.putLong(version.rules());
    }

    static ScreeningVersion version(SnapshotReader in) {
        return new ScreeningVersion(in.getLong(), in.getLong());
    }

    static void put(SnapshotWriter out, BusinessDay day) {
        put(out, day.currency());
        out.putLong(day.date().toEpochDay());
        out.putLong(day.customerCutOffMillis());
        out.putLong(day.interbankCutOffMillis());
        out.putLong(day.closeMillis());
    }

    static BusinessDay day(SnapshotReader in) {
        return new BusinessDay(currency(in), LocalDate.ofEpochDay(in.getLong()), in.getLong(), in.getLong(),
                in.getLong());
    }

    static void put(SnapshotWriter out, Instruction instruction) {
        if (out instanceof Memory memory) {
            memory.put(instruction);
            return;
        }
        put(out, instruction.references());
        out.putInt(instruction.kind().ordinal());
        out.putInt(instruction.legs().size());
        for (Leg leg : instruction.legs()) {
            put(out, leg.ledger());
            out.putLong(leg.payer().packed());
            out.putLong(leg.payee().packed());
            put(out, leg.amount());
        }
        put(out, instruction.condition());
        out.putInt(instruction.priority().ordinal());
        out.putLong(instruction.valueDate().toEpochDay());
        put(out, instruction.times());
        out.putInt(instruction.purpose().ordinal());
        Digest message = instruction.message();
        out.putLongs(new long[]{message.first(), message.second(), message.third(), message.fourth()}, 4);
    }

    static Instruction instruction(SnapshotReader in) {
        if (in instanceof Memory.Reading memory) {
            return memory.instruction();
        }
        References references = references(in);
        Kind kind = Kind.values()[in.getInt()];
        List<Leg> legs = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            legs.add(new Leg(ledger(in), new Bic(in.getLong()), new Bic(in.getLong()), amount(in)));
        }
        Condition condition = condition(in);
        Priority priority = Priority.values()[in.getInt()];
        LocalDate valueDate = LocalDate.ofEpochDay(in.getLong());
        Times times = times(in);
        Purpose purpose = Purpose.values()[in.getInt()];
        long[] digest = new long[4];
        in.getLongs(digest, 4);
        return new Instruction(references, kind, legs, condition, priority, valueDate, times, purpose,
                new Digest(digest[0], digest[1], digest[2], digest[3]));
    }

    private static void put(SnapshotWriter out, Times times) {
        out.putLong(times.fromMillis());
        out.putLong(times.tillMillis());
        out.putLong(times.rejectMillis());
    }

    private static Times times(SnapshotReader in) {
        return new Times(in.getLong(), in.getLong(), in.getLong());
    }

    private static void put(SnapshotWriter out, References references) {
        out.putLong(references.sender().packed());
        out.putText(references.messageId());
        out.putText(references.instructionId());
        out.putText(references.endToEndId());
        out.putLong(references.uetr().high());
        out.putLong(references.uetr().low());
    }

    private static References references(SnapshotReader in) {
        return new References(new Bic(in.getLong()), in.getText(), in.getText(), in.getText(),
                new Uetr(in.getLong(), in.getLong()));
    }

    private static void put(SnapshotWriter out, Condition condition) {
        switch (condition) {
            case Condition.None none -> out.putInt(NONE);
            case Condition.Versus versus -> {
                out.putInt(VERSUS);
                out.putText(versus.reference());
                put(out, versus.counterAmount());
            }
            case Condition.ReturnOf returning -> {
                out.putInt(RETURN_OF);
                out.putLong(returning.original().high());
                out.putLong(returning.original().low());
            }
            case Condition.InCycle in -> {
                out.putInt(IN_CYCLE);
                out.putText(in.cycle());
            }
        }
    }

    private static Condition condition(SnapshotReader in) {
        int tag = in.getInt();
        return switch (tag) {
            case NONE -> Condition.NONE;
            case VERSUS -> new Condition.Versus(in.getText(), amount(in));
            case RETURN_OF -> new Condition.ReturnOf(new Uetr(in.getLong(), in.getLong()));
            case IN_CYCLE -> new Condition.InCycle(in.getText());
            default -> throw new IllegalArgumentException("a snapshot has no condition " + tag);
        };
    }
}
