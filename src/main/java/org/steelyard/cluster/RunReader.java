package org.steelyard.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.steelyard.cluster.wire.MessageHeaderDecoder;
import org.steelyard.cluster.wire.RunEndedDecoder;
import org.steelyard.cluster.wire.SettleTogetherDecoder;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.ProposedSet;
import org.steelyard.settlement.Settlement;
import org.steelyard.settlement.Turnover;
import org.steelyard.settlement.Weights;

/** Runs over the queues from bytes: what a search proposes, and what came of it. */
final class RunReader {

    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7F;

    private final MoneyReader money;

    RunReader(MoneyReader money) {
        this.money = money;
    }

    ProposedSet proposed(DirectBuffer buffer, MessageHeaderDecoder header) {
        SettleTogetherDecoder it = new SettleTogetherDecoder().wrapAndApplyHeader(buffer, 0, header);
        long pictureSequence = it.pictureSequence();
        int considered = Math.toIntExact(it.considered());
        long bound = it.bound();
        long count = it.count();
        if (count < 0 || count > Settlement.MOST_WAITING) {
            throw new IllegalArgumentException("no set has " + count + " instructions");
        }
        Map<Currency, Long> weights = new TreeMap<>();
        for (SettleTogetherDecoder.WeightsDecoder weight : it.weights()) {
            weights.put(money.currency(weight.currency()), weight.weight());
        }
        UnsafeBuffer numbers = new UnsafeBuffer(0, 0);
        it.wrapNumbers(numbers);
        return new ProposedSet(pictureSequence, numbers(numbers, (int) count), considered,
                new Weights(weights), bound);
    }

    /** As {@link RunWriter} writes them: steps of seven bits a byte, with the sign in the lowest bit. */
    private static List<Long> numbers(DirectBuffer from, int count) {
        List<Long> numbers = new ArrayList<>(count);
        long before = 0;
        int at = 0;
        while (numbers.size() < count) {
            long read = 0;
            int shift = 0;
            byte next;
            do {
                next = from.getByte(at++);
                read |= (long) (next & SEVEN_BITS) << shift;
                shift += 7;
            } while ((next & MORE) != 0 && shift < Long.SIZE);
            before += read >>> 1 ^ -(read & 1);
            numbers.add(before);
        }
        return numbers;
    }

    Event.RunEnded ended(DirectBuffer buffer, MessageHeaderDecoder header) {
        RunEndedDecoder it = new RunEndedDecoder().wrapAndApplyHeader(buffer, 0, header);
        List<Turnover> turnovers = new ArrayList<>();
        for (RunEndedDecoder.TurnoversDecoder each : it.turnovers()) {
            Amount moved = money.amount(each.moved());
            turnovers.add(new Turnover(moved, new Amount(moved.currency(), each.liquidityMinor())));
        }
        return new Event.RunEnded(WireNumbers.MECHANISMS.get(it.mechanism()), it.pictureSequence(),
                Math.toIntExact(it.considered()), Math.toIntExact(it.settled()),
                Math.toIntExact(it.dropped()), turnovers, it.value(), it.bound());
    }
}
