package org.steelyard.research;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Settlement;

/**
 * A recorded log as a day of payments: from the first opening of a business day to the last command. Payments
 * are all instructions between banks that the engine took in, without obligations of cycles; what the
 * settlement agents paid in counts as if it had been there at the opening.
 */
final class LoggedDay {

    private final Settlement engine;
    private final List<Currency> currencies = new ArrayList<>();
    private final Map<LedgerId, Integer> ledgers = new LinkedHashMap<>();
    private final List<Bic> banks = new ArrayList<>();
    /** Whose account an indirect participant's payments touch. */
    private final Map<LedgerId, Map<Bic, Bic>> access = new LinkedHashMap<>();
    private final Map<AccountId, Long> paidIn = new LinkedHashMap<>();
    private final Map<AccountId, Long> credit = new LinkedHashMap<>();
    private final Map<Uetr, Integer> indexes = new TreeMap<>();
    private final List<Raw> raw = new ArrayList<>();
    private long firstMillis = -1;
    private long lastMillis;

    /** A payment whose pair is not known yet. */
    private record Raw(long atMillis, Instruction instruction, int payer, int payee, int currency) {
    }

    private LoggedDay(int mostWaiting) {
        this.engine = new Settlement(mostWaiting);
    }

    /** Replays the log as it was and reads the day out of what the engine said. */
    static LoggedDay of(RecordedLog log, int mostWaiting) {
        LoggedDay day = new LoggedDay(mostWaiting);
        log.forEach(day::take);
        if (day.firstMillis < 0) {
            throw new IllegalArgumentException("no business day was ever opened in this log");
        }
        return day;
    }

    private void take(Command command, long timeMillis) {
        switch (command) {
            case Command.OpenLedger open when !ledgers.containsKey(open.ledger()) -> {
                ledgers.put(open.ledger(), currencies.size());
                currencies.add(open.ledger().currency());
            }
            case Command.GrantAccess grant ->
                access.computeIfAbsent(grant.account().ledger(), any -> new TreeMap<>())
                        .putIfAbsent(grant.participant(), grant.account().holder());
            case Command.OpenAccount open -> {
                if (!banks.contains(open.account().holder())) {
                    banks.add(open.account().holder());
                }
                credit.merge(open.account(), open.creditLimit().minor(), Math::max);
            }
            case Command.SetCreditLimit set ->
                credit.merge(set.account(), set.creditLimit().minor(), Math::max);
            case Command.OpenDay _ when firstMillis < 0 -> firstMillis = timeMillis;
            default -> {
                // Nothing of it is needed to describe the day.
            }
        }
        List<Event> events = engine.apply(command, timeMillis);
        lastMillis = Math.max(lastMillis, timeMillis);
        events.forEach(event -> saw(event, lastMillis));
    }

    private void saw(Event event, long timeMillis) {
        if (!(event instanceof Event.OfInstruction of) || of.number() == 0
                || event instanceof Event.Rejected) {
            return;
        }
        Instruction instruction = of.instruction();
        Leg leg = instruction.legs().getFirst();
        if (event instanceof Event.Settled && isOfAgent(leg) && leg.payer().equals(leg.ledger().agent())) {
            paidIn.merge(new AccountId(leg.ledger(), holder(leg, leg.payee())), leg.amount().minor(),
                    Math::addExact);
        }
        Uetr uetr = instruction.references().uetr();
        if (isPayment(instruction) && !indexes.containsKey(uetr)) {
            int payer = banks.indexOf(holder(leg, leg.payer()));
            int payee = banks.indexOf(holder(leg, leg.payee()));
            if (payer >= 0 && payee >= 0 && payer != payee) {
                indexes.put(uetr, raw.size());
                raw.add(new Raw(timeMillis, instruction, payer, payee,
                        Objects.requireNonNull(ledgers.get(leg.ledger()))));
            }
        }
    }

    private static boolean isOfAgent(Leg leg) {
        return leg.payer().equals(leg.ledger().agent()) || leg.payee().equals(leg.ledger().agent());
    }

    private static boolean isPayment(Instruction instruction) {
        return instruction.kind() != Kind.LIQUIDITY_TRANSFER && instruction.kind() != Kind.NET_SETTLEMENT
                && instruction.legs().size() == 1 && !isOfAgent(instruction.legs().getFirst())
                && !(instruction.condition() instanceof Condition.InCycle);
    }

    private Bic holder(Leg leg, Bic participant) {
        return access.getOrDefault(leg.ledger(), Map.of()).getOrDefault(participant, participant);
    }

    /** The day; its payments in the order of the log. */
    PaymentDay day() {
        int[] pairs = pairs();
        List<Payment> payments = new ArrayList<>();
        for (int index = 0; index < raw.size(); index++) {
            Raw each = raw.get(index);
            payments.add(new Payment(millis(each.atMillis), each.payer, each.payee, each.currency,
                    each.instruction.legs().getFirst().amount().minor(), each.instruction.priority(),
                    pairs[index]));
        }
        return new PaymentDay("log", banks.stream().map(Bic::toString).toList(), currencies, payments,
                millis(lastMillis) + 1);
    }

    /** Sides that name each other; a side whose other side never came is a payment alone that waits. */
    private int[] pairs() {
        int[] pairs = new int[raw.size()];
        Map<String, Integer> open = new LinkedHashMap<>();
        int found = 0;
        for (int index = 0; index < raw.size(); index++) {
            pairs[index] = Payment.ALONE;
            Instruction instruction = raw.get(index).instruction;
            if (instruction.condition() instanceof Condition.Versus versus) {
                Leg leg = instruction.legs().getFirst();
                String own = String.join("/", versus.reference(), instruction.valueDate().toString(),
                        leg.payer() + ">" + leg.payee(), leg.amount() + "=" + versus.counterAmount());
                String counter = String.join("/", versus.reference(), instruction.valueDate().toString(),
                        leg.payee() + ">" + leg.payer(), versus.counterAmount() + "=" + leg.amount());
                Integer other = open.remove(counter);
                if (other == null) {
                    open.put(own, index);
                } else {
                    pairs[index] = found;
                    pairs[other] = found++;
                }
            }
        }
        return pairs;
    }

    /** Milliseconds after the first opening; what came before it came at it. */
    long millis(long timeMillis) {
        return Math.max(0, timeMillis - firstMillis);
    }

    long firstMillis() {
        return firstMillis;
    }

    long sequence() {
        return engine.sequence();
    }

    long stateHash() {
        return engine.stateHash();
    }

    /** The number of a payment in the day; null if the instruction is none of it. */
    @Nullable
    Integer index(Instruction instruction) {
        return indexes.get(instruction.references().uetr());
    }

    /** What each account had, if all that agents paid in had been there at the opening. */
    Balances opening(PaymentDay of, long ppm) {
        return balances(of, paidIn, ppm);
    }

    /** The highest credit line that each account had. */
    Balances credit(PaymentDay of, long ppm) {
        return balances(of, credit, ppm);
    }

    private Balances balances(PaymentDay of, Map<AccountId, Long> amounts, long ppm) {
        long[] minor = new long[of.accounts()];
        amounts.forEach((account, amount) -> {
            int bank = banks.indexOf(account.holder());
            Integer currency = ledgers.get(account.ledger());
            if (bank >= 0 && currency != null) {
                minor[of.account(bank, currency)] = Changes.times(amount, ppm);
            }
        });
        return Balances.of(minor);
    }
}
