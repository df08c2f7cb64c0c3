package org.steelyard.research;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Clearance;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Corridor;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Role;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.ScreeningVersion;
import org.steelyard.settlement.Times;

/** A day's banks, accounts and payments in the words of the engine: its commands. */
final class EngineWorld {

    /** The business date of every day; a Monday. */
    static final LocalDate DATE = LocalDate.of(2027, 1, 4);

    private static final ScreeningVersion LIST = new ScreeningVersion(1, 1);
    private static final Digest NO_MESSAGE = new Digest(0, 0, 0, 0);
    private static final Screened CLEAR = new Screened.Clear(new Clearance(NO_MESSAGE, LIST));
    private static final int BASE = 36;

    private final PaymentDay day;
    private final List<LedgerId> ledgers = new ArrayList<>();
    private final List<Bic> banks = new ArrayList<>();
    private final Payment[][] legs;

    EngineWorld(PaymentDay day) {
        this.day = day;
        for (Currency currency : day.currencies()) {
            ledgers.add(new LedgerId(Bic.of("C" + currency.code() + "ZZA0"), currency));
        }
        for (int bank = 0; bank < day.banks().size(); bank++) {
            String number = Integer.toString(bank + BASE * BASE * BASE, BASE).toUpperCase(Locale.ROOT);
            banks.add(Bic.of(number + "ZZB0"));
        }
        this.legs = legs(day);
    }

    /** Both legs of each pair, the one that comes first before the other. */
    private static Payment[][] legs(PaymentDay day) {
        int pairs = day.payments().stream().mapToInt(Payment::pair).max().orElse(Payment.ALONE) + 1;
        Payment[][] legs = new Payment[pairs][2];
        for (Payment payment : day.payments()) {
            if (payment.isLeg()) {
                legs[payment.pair()][legs[payment.pair()][0] == null ? 0 : 1] = payment;
            }
        }
        return legs;
    }

    AccountId account(int account) {
        return new AccountId(ledgers.get(day.currencyOf(account)), banks.get(day.bankOf(account)));
    }

    Amount amount(int account, long minor) {
        return new Amount(day.currencies().get(day.currencyOf(account)), minor);
    }

    /** Opens ledgers, accounts, corridors and the day. */
    List<Command> opening(Plan plan, long openingMillis) {
        List<Command> commands = new ArrayList<>();
        for (LedgerId ledger : ledgers) {
            commands.add(new Command.AddParticipant(
                    new Participant(ledger.agent(), "Central bank (invented)", Role.SETTLEMENT_AGENT)));
            commands.add(new Command.OpenLedger(ledger));
        }
        for (Bic bank : banks) {
            commands.add(new Command.AddParticipant(new Participant(bank, "Bank (invented)", Role.DIRECT)));
        }
        for (int account = 0; account < day.accounts(); account++) {
            commands.add(
                    new Command.OpenAccount(account(account), amount(account, plan.credit().of(account))));
        }
        for (int one = 0; one < ledgers.size(); one++) {
            for (int other = one + 1; other < ledgers.size(); other++) {
                Currency first = ledgers.get(one).currency();
                Currency second = ledgers.get(other).currency();
                commands.add(new Command.OpenCorridor(
                        new Corridor(corridor(first, second), first, second)));
            }
        }
        commands.add(new Command.PutListInForce(LIST));
        for (LedgerId ledger : ledgers) {
            long customer = plan.rules().customerEndMillis(ledger.currency(), day.closeMillis());
            long interbank = plan.rules().endMillis(ledger.currency(), day.closeMillis());
            commands.add(
                    new Command.OpenDay(new BusinessDay(ledger.currency(), DATE, openingMillis + customer,
                            openingMillis + interbank, openingMillis + day.closeMillis())));
        }
        return commands;
    }

    /** The same name for both orders of its sides. */
    private static String corridor(Currency one, Currency other) {
        return one.code().compareTo(other.code()) < 0 ? one + "-" + other : other + "-" + one;
    }

    /** Caps what may go across a corridor. */
    Command cap(CorridorCap cap) {
        LedgerId ledger = ledgers.get(day.currencies().indexOf(cap.currency()));
        String corridor = corridor(cap.currency(), cap.other());
        Limit named = switch (cap.kind()) {
            case NET -> new Limit.CorridorNet(ledger, corridor);
            case RECEIVED -> new Limit.CorridorReceived(ledger, corridor);
            case DAY -> new Limit.CorridorDay(ledger, corridor);
            case INSTRUCTION -> new Limit.CorridorInstruction(ledger, corridor);
        };
        return new Command.SetLimit(named, Optional.of(new Amount(cap.currency(), cap.minor())),
                Limit.Validity.TODAY);
    }

    /** Gives an account its money. */
    Command fund(int account, long minor) {
        LedgerId ledger = ledgers.get(day.currencyOf(account));
        Leg leg = new Leg(ledger, ledger.agent(), banks.get(day.bankOf(account)), amount(account, minor));
        return submit("FUND" + account, -1L - account, Kind.LIQUIDITY_TRANSFER, leg,
                new Terms(Condition.NONE, Priority.HIGHLY_URGENT, Times.NONE));
    }

    /** Sets what a bank bounds or keeps. */
    Command limit(BankLimit limit) {
        AccountId account = account(limit.account());
        Limit named = switch (limit.kind()) {
            case BILATERAL -> new Limit.Bilateral(account, banks.get(limit.counterparty()));
            case MULTILATERAL -> new Limit.Multilateral(account);
            case RESERVATION_HIGHLY_URGENT -> new Limit.Reservation(account, Priority.HIGHLY_URGENT);
            case RESERVATION_URGENT -> new Limit.Reservation(account, Priority.URGENT);
        };
        return new Command.SetLimit(named, Optional.of(amount(limit.account(), limit.minor())),
                Limit.Validity.TODAY);
    }

    /** Sends a payment. */
    Command pay(int index) {
        return pay(index, Times.NONE);
    }

    /** Sends a payment before its time. */
    Command announce(int index) {
        return pay(index, new Times(DayRun.OPENING_MILLIS + day.payments().get(index).entryMillis(),
                Times.NEVER, Times.NEVER));
    }

    /** The reference of a payment. */
    static Uetr uetr(long number) {
        return Uetr.fromBits(number * 0x9E3779B97F4A7C15L, number);
    }

    private Command pay(int index, Times times) {
        Payment payment = day.payments().get(index);
        Leg leg = new Leg(ledgers.get(payment.currency()), banks.get(payment.payer()),
                banks.get(payment.payee()), amount(day.debited(payment), payment.minor()));
        Kind kind = payment.kind() == Payment.Kind.CUSTOMER ? Kind.CUSTOMER_PAYMENT : Kind.BANK_PAYMENT;
        return submit("P" + index, index, kind, leg,
                new Terms(condition(payment), payment.priority(), times));
    }

    private Condition condition(Payment payment) {
        if (!payment.isLeg()) {
            return Condition.NONE;
        }
        Payment[] both = legs[payment.pair()];
        Payment other = both[0].currency() == payment.currency() ? both[1] : both[0];
        return new Condition.Versus("PAIR" + payment.pair(), amount(day.debited(other), other.minor()));
    }

    private record Terms(Condition condition, Priority priority, Times times) {
    }

    private static Command submit(String id, long bits, Kind kind, Leg leg, Terms terms) {
        References references = new References(leg.payer(), id, "", "NOTPROVIDED",
                uetr(bits));
        Instruction instruction = new Instruction(references, kind, List.of(leg), terms.condition,
                terms.priority, DATE, terms.times, Purpose.TRANSFER, NO_MESSAGE);
        return new Command.Submit(instruction, CLEAR, OriginalMessage.NONE);
    }

    /** The latest entry of both legs for a leg, else its own: before that it cannot settle. */
    long completeMillis(Payment payment) {
        return payment.isLeg() ? legs[payment.pair()][1].entryMillis() : payment.entryMillis();
    }
}
