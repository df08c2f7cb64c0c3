package org.steelyard.cluster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.steelyard.cluster.wire.InstructionDecoder;
import org.steelyard.cluster.wire.MessageHeaderDecoder;
import org.steelyard.money.Amount;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Times;

/** An instruction from bytes. Not for two threads. */
final class InstructionReader {

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstructionDecoder decoder = new InstructionDecoder();
    private final UnsafeBuffer nested = new UnsafeBuffer(0, 0);
    private final MoneyReader money;

    InstructionReader(MoneyReader money) {
        this.money = money;
    }

    /** Reads the instruction that fills this buffer. */
    Instruction read(DirectBuffer buffer) {
        decoder.wrapAndApplyHeader(buffer, 0, header);
        InstructionDecoder.LegsDecoder each = decoder.legs();
        List<Leg> legs = new ArrayList<>(each.count());
        for (InstructionDecoder.LegsDecoder leg : each) {
            Amount amount = money.amount(leg.amount());
            legs.add(
                    new Leg(new LedgerId(money.bank(leg.agent()), amount.currency()), money.bank(leg.payer()),
                            money.bank(leg.payee()), amount));
        }
        References references = new References(money.bank(decoder.sender()), text(decoder::wrapMessageId),
                text(decoder::wrapInstructionId), text(decoder::wrapEndToEndId),
                MoneyReader.uetr(decoder.uetr()));
        String reference = text(decoder::wrapReference);
        return new Instruction(references, WireNumbers.KINDS.get(decoder.kind()), legs, condition(reference),
                WireNumbers.PRIORITIES.get(decoder.priority()), LocalDate.ofEpochDay(decoder.valueDate()),
                times(), WireNumbers.PURPOSES.get(decoder.purpose()), MoneyReader.digest(decoder.digest()));
    }

    /** An instruction of the first edition has none. */
    private Times times() {
        return decoder.actingVersion() < InstructionDecoder.fromMillisSinceVersion()
                ? Times.NONE
                : new Times(decoder.fromMillis(), decoder.tillMillis(), decoder.rejectMillis());
    }

    private Condition condition(String reference) {
        return switch (decoder.condition()) {
            case WireNumbers.NO_CONDITION -> Condition.NONE;
            case WireNumbers.VERSUS -> new Condition.Versus(reference, money.amount(decoder.counterAmount()));
            case WireNumbers.IN_CYCLE -> new Condition.InCycle(reference);
            case WireNumbers.RETURN_OF -> new Condition.ReturnOf(MoneyReader.uetr(decoder.original()));
            default ->
                throw new IllegalArgumentException("no condition has the number " + decoder.condition());
        };
    }

    /** A view first: it refuses a length beyond the message before anything of that length is made. */
    private String text(Consumer<DirectBuffer> wrap) {
        wrap.accept(nested);
        return Wire.text(nested);
    }
}
