package org.steelyard.research;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;

import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Reason;

/** The sums of a day in one currency from which {@link Measures} are made: one pass over all payments. */
final class Flows {

    /** What keeps a payment from settling: as the engine said when it began to wait, or was turned away. */
    enum Obstacle {
        FUNDS,
        BEHIND_OTHERS,
        LIMIT,
        RESERVATION,
        LINK,
        NOT_SENT,
        CUT_OFF,
        OTHER
    }

    final int[] payments;
    long value;
    long settledPayments;
    long settledValue;
    long queuedPayments;
    long queuedValue;
    long waitedMillis;
    final Wide delayed = new Wide();
    final Wide delayable = new Wide();
    final Wide settledAt = new Wide();
    final Wide queued = new Wide();
    long upper;
    long lower;
    long available;
    long used;
    long openingUsed;
    long multilateralNet;
    long bilateralNet;
    long pairsSettled;
    long pairsOpen;
    long pairsNet;
    final BigInteger[] sentByBank;
    final BigInteger[] usedByBank;
    private final Wide[] queuedByBank;
    private final long[] byMechanism = new long[Mechanism.values().length];
    private final long[] byObstacle = new long[Obstacle.values().length];
    private final DayRecord record;
    private final PaymentDay day;

    private Flows(DayRecord record, int currency) {
        this.record = record;
        this.day = record.day;
        int banks = day.banks().size();
        this.sentByBank = new BigInteger[banks];
        this.usedByBank = new BigInteger[banks];
        this.queuedByBank = new Wide[banks];
        Arrays.setAll(queuedByBank, bank -> new Wide());
        int[] indexes = new int[day.payments().size()];
        int count = 0;
        for (int index = 0; index < indexes.length; index++) {
            if (day.payments().get(index).currency() == currency) {
                indexes[count++] = index;
            }
        }
        this.payments = Arrays.copyOf(indexes, count);
    }

    static Flows of(DayRecord record, int currency) {
        Flows flows = new Flows(record, currency);
        long[] sent = new long[flows.day.banks().size()];
        for (int index : flows.payments) {
            flows.add(index, flows.day.payments().get(index));
            sent[flows.day.payments().get(index).payer()] += flows.day.payments().get(index).minor();
        }
        Arrays.setAll(flows.sentByBank, bank -> BigInteger.valueOf(sent[bank]));
        flows.addAccounts(currency);
        flows.addNets();
        flows.addPairs();
        return flows;
    }

    private void add(int index, Payment payment) {
        long minor = payment.minor();
        long entered = record.entered[index];
        long left = record.leftMillis(index);
        value += minor;
        delayed.add(minor, left - entered);
        delayable.add(minor, day.closeMillis() - entered);
        if (record.settled[index] != DayRecord.NEVER) {
            settledPayments++;
            settledValue += minor;
            settledAt.add(minor, left);
            byMechanism[mechanismOf(index)] += minor;
        } else {
            byObstacle[obstacle(index).ordinal()] += minor;
        }
        long since = Math.max(entered, record.sent[index]);
        long until = record.waitedUntilMillis(index);
        if (record.waited[index] && until > since) {
            queuedPayments++;
            queuedValue += minor;
            waitedMillis += until - since;
            queued.add(minor, until - since);
            queuedByBank[payment.payer()].add(minor, until - since);
        }
    }

    private int mechanismOf(int index) {
        Mechanism mechanism = record.mechanism[index];
        if (mechanism == null) {
            throw new IllegalStateException("payment " + index + " settled by nothing");
        }
        return mechanism.ordinal();
    }

    private Obstacle obstacle(int index) {
        if (record.sent[index] == DayRecord.NEVER) {
            return Obstacle.NOT_SENT;
        }
        return obstacle(record.reason[index]);
    }

    /** By its name, since limits bring reasons of their own. */
    static Obstacle obstacle(Reason reason) {
        String name = reason.name().toUpperCase(Locale.ROOT);
        if (reason == Reason.FUNDS_SHORT) {
            return Obstacle.FUNDS;
        } else if (reason == Reason.BEHIND_OTHERS) {
            return Obstacle.BEHIND_OTHERS;
        } else if (name.startsWith("PAST_")) {
            return Obstacle.CUT_OFF;
        } else if (name.startsWith("LIMIT_") || name.startsWith("CORRIDOR_")) {
            return Obstacle.LIMIT;
        } else if (name.startsWith("RESERVED_")) {
            return Obstacle.RESERVATION;
        }
        return reason == Reason.NONE || reason == Reason.COUNTER_LEG_MISSING ? Obstacle.LINK : Obstacle.OTHER;
    }

    private void addAccounts(int currency) {
        Bounds bounds = Bounds.of(day);
        for (int bank = 0; bank < usedByBank.length; bank++) {
            int account = day.account(bank, currency);
            long drawn = record.plan.opening().of(account) - record.lowest[account];
            upper += bounds.upper(account);
            lower += bounds.lower(account);
            available += record.plan.available(account);
            used += drawn;
            openingUsed += Math.min(drawn, record.plan.opening().of(account));
            usedByBank[bank] = BigInteger.valueOf(drawn);
        }
    }

    private void addNets() {
        int banks = usedByBank.length;
        long[] net = new long[banks];
        long[][] flow = new long[banks][banks];
        for (int index : payments) {
            Payment payment = day.payments().get(index);
            net[payment.payer()] -= payment.minor();
            net[payment.payee()] += payment.minor();
            flow[payment.payer()][payment.payee()] += payment.minor();
        }
        for (int one = 0; one < banks; one++) {
            multilateralNet += Math.max(0, -net[one]);
            for (int other = one + 1; other < banks; other++) {
                bilateralNet += Math.abs(flow[one][other] - flow[other][one]);
            }
        }
    }

    private void addPairs() {
        long[] net = new long[usedByBank.length];
        long[] settledLegs = new long[day.payments().size()];
        for (int index = 0; index < settledLegs.length; index++) {
            Payment payment = day.payments().get(index);
            if (payment.isLeg() && record.settled[index] != DayRecord.NEVER) {
                settledLegs[payment.pair()]++;
            }
        }
        for (int index : payments) {
            Payment payment = day.payments().get(index);
            if (payment.isLeg() && record.settled[index] != DayRecord.NEVER) {
                pairsSettled += payment.minor();
                pairsOpen += settledLegs[payment.pair()] == 2 ? 0 : payment.minor();
                net[payment.payer()] -= payment.minor();
                net[payment.payee()] += payment.minor();
            }
        }
        pairsNet = Arrays.stream(net).map(each -> Math.max(0, -each)).sum();
    }

    long settledBy(Mechanism mechanism) {
        return byMechanism[mechanism.ordinal()];
    }

    long unsettledBy(Obstacle obstacle) {
        return byObstacle[obstacle.ordinal()];
    }

    BigInteger[] queuedByBank() {
        return Arrays.stream(queuedByBank).map(Wide::sum).toArray(BigInteger[]::new);
    }

    /** When half of the value had settled, after the opening; the close, if it never had. */
    long halfSettledMillis() {
        int[] bySettlement = Arrays.stream(payments).filter(index -> record.settled[index] != DayRecord.NEVER)
                .boxed()
                .sorted((one, other) -> Long.compare(record.settled[one], record.settled[other]))
                .mapToInt(index -> index).toArray();
        long sum = 0;
        for (int index : bySettlement) {
            sum += day.payments().get(index).minor();
            if (sum >= value - sum) {
                return record.settled[index];
            }
        }
        return day.closeMillis();
    }
}
