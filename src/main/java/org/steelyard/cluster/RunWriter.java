package org.steelyard.cluster;

import java.util.List;
import java.util.Map;

import org.agrona.MutableDirectBuffer;
import org.steelyard.cluster.wire.MessageHeaderEncoder;
import org.steelyard.cluster.wire.RunEndedEncoder;
import org.steelyard.cluster.wire.SettleTogetherEncoder;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.ProposedSet;
import org.steelyard.settlement.Turnover;

/** Runs over the queues to bytes: what a search proposes, and what came of it. */
final class RunWriter {

    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7F;
    private static final int MOST_BYTES_A_NUMBER = 10;

    int write(ProposedSet proposed, MutableDirectBuffer buffer, int offset, MessageHeaderEncoder header) {
        SettleTogetherEncoder encoder = new SettleTogetherEncoder().wrapAndApplyHeader(buffer, offset,
                header);
        encoder.pictureSequence(proposed.pictureSequence()).considered(proposed.considered())
                .bound(proposed.bound()).count(proposed.numbers().size());
        Map<Currency, Long> weights = proposed.weights().byCurrency();
        SettleTogetherEncoder.WeightsEncoder to = encoder.weightsCount(weights.size());
        for (Map.Entry<Currency, Long> weight : weights.entrySet()) {
            MoneyWriter.put(to.next().currency(), weight.getKey());
            to.weight(weight.getValue());
        }
        byte[] numbers = new byte[proposed.numbers().size() * MOST_BYTES_A_NUMBER];
        int length = steps(proposed.numbers(), numbers);
        return encoder.putNumbers(numbers, 0, length).encodedLength();
    }

    /**
     * Each number as the step from the one before it, seven bits a byte, the lowest first; the sign stands in
     * the lowest bit (zigzag). Numbers in their order take one or two bytes each, so that as many as can wait
     * fit one command.
     */
    private static int steps(List<Long> numbers, byte[] to) {
        int at = 0;
        long before = 0;
        for (long number : numbers) {
            long step = number - before;
            long left = step << 1 ^ step >> Long.SIZE - 1;
            while ((left & ~SEVEN_BITS) != 0) {
                to[at++] = (byte) (left & SEVEN_BITS | MORE);
                left >>>= 7;
            }
            to[at++] = (byte) left;
            before = number;
        }
        return at;
    }

    int write(Event.RunEnded run, MutableDirectBuffer buffer, int offset, MessageHeaderEncoder header) {
        RunEndedEncoder encoder = new RunEndedEncoder().wrapAndApplyHeader(buffer, offset, header);
        encoder.mechanism(WireNumbers.of(WireNumbers.MECHANISMS, run.mechanism()))
                .pictureSequence(run.pictureSequence()).considered(run.considered()).settled(run.settled())
                .dropped(run.dropped()).value(run.value()).bound(run.bound());
        RunEndedEncoder.TurnoversEncoder to = encoder.turnoversCount(run.turnovers().size());
        for (Turnover turnover : run.turnovers()) {
            MoneyWriter.put(to.next().moved(), turnover.value());
            to.liquidityMinor(turnover.liquidity().minor());
        }
        return encoder.encodedLength();
    }
}
