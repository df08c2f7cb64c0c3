package org.steelyard.cluster;

import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.steelyard.cluster.wire.InstructionEncoder;
import org.steelyard.cluster.wire.MessageHeaderEncoder;
import org.steelyard.money.Amount;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Times;

/**
 * An instruction to bytes, in a buffer of its own from where commands and events take it. Not for two
 * threads.
 */
final class InstructionWriter {

    private static final Uetr NO_UETR = Uetr.fromBits(0, 0);

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final InstructionEncoder encoder = new InstructionEncoder();

    /** Writes it to the start of {@link #buffer} and returns its length. */
    int write(Instruction instruction) {
        encoder.wrapAndApplyHeader(buffer, 0, header);
        encoder.sender(instruction.references().sender().packed());
        MoneyWriter.put(encoder.uetr(), instruction.references().uetr());
        encoder.kind(WireNumbers.of(WireNumbers.KINDS, instruction.kind()))
                .priority(WireNumbers.of(WireNumbers.PRIORITIES, instruction.priority()))
                .purpose(WireNumbers.of(WireNumbers.PURPOSES, instruction.purpose()))
                .valueDate(Math.toIntExact(instruction.valueDate().toEpochDay()));
        Times times = instruction.times();
        encoder.fromMillis(times.fromMillis()).tillMillis(times.tillMillis())
                .rejectMillis(times.rejectMillis());
        MoneyWriter.put(encoder.digest(), instruction.message());
        String reference = condition(instruction.condition(), instruction.legs().getFirst());
        InstructionEncoder.LegsEncoder legs = encoder.legsCount(instruction.legs().size());
        for (Leg leg : instruction.legs()) {
            legs.next().agent(leg.ledger().agent().packed()).payer(leg.payer().packed())
                    .payee(leg.payee().packed());
            MoneyWriter.put(legs.amount(), leg.amount());
        }
        encoder.messageId(instruction.references().messageId())
                .instructionId(instruction.references().instructionId())
                .endToEndId(instruction.references().endToEndId()).reference(reference);
        return header.encodedLength() + encoder.encodedLength();
    }

    MutableDirectBuffer buffer() {
        return buffer;
    }

    /**
     * Fields that a condition does not use repeat values of the instruction, so that no byte is left to
     * chance.
     */
    private String condition(Condition condition, Leg first) {
        Amount counterAmount = first.amount();
        String reference = "";
        Uetr original = NO_UETR;
        switch (condition) {
            case Condition.None _ -> encoder.condition(WireNumbers.NO_CONDITION);
            case Condition.Versus versus -> {
                encoder.condition(WireNumbers.VERSUS);
                counterAmount = versus.counterAmount();
                reference = versus.reference();
            }
            case Condition.InCycle in -> {
                encoder.condition(WireNumbers.IN_CYCLE);
                reference = in.cycle();
            }
            case Condition.ReturnOf returnOf -> {
                encoder.condition(WireNumbers.RETURN_OF);
                original = returnOf.original();
            }
        }
        MoneyWriter.put(encoder.counterAmount(), counterAmount);
        MoneyWriter.put(encoder.original(), original);
        return reference;
    }
}
