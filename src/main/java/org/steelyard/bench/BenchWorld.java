package org.steelyard.bench;

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
import org.steelyard.settlement.Clearance;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Role;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.ScreeningVersion;

/** One ledger with well-funded invented banks, and an endless stream of payments between them. */
final class BenchWorld {

    private static final Currency CURRENCY = Currency.of("CNY");
    private static final LedgerId LEDGER = new LedgerId(Bic.of("BENCCNB1"), CURRENCY);
    private static final ScreeningVersion LIST = new ScreeningVersion(1, 1);
    private static final long FUNDS_MINOR = 1_000_000_000_000L;
    private static final long MOST_PAID_MINOR = 1_000_000;

    private final List<Bic> banks = new ArrayList<>();
    private final LocalDate today;
    private final BenchRandom random = new BenchRandom(42);
    private long messages;

    BenchWorld(int accounts, LocalDate today) {
        this.today = today;
        for (int i = 0; i < accounts; i++) {
            banks.add(Bic.of("BENCCNB1" + bankNumber(i)));
        }
    }

    private static String bankNumber(int i) {
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVW";
        int base = digits.length();
        return "" + digits.charAt(i / base / base % base) + digits.charAt(i / base % base)
                + digits.charAt(i % base);
    }

    /** The commands that open the ledger, the accounts and the day, and fund every account. */
    List<Command> opening() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command.AddParticipant(new Participant(LEDGER.agent(), "Agent (invented)",
                Role.SETTLEMENT_AGENT)));
        commands.add(new Command.OpenLedger(LEDGER));
        for (Bic bank : banks) {
            commands.add(new Command.AddParticipant(new Participant(bank, "Bank (invented)", Role.DIRECT)));
            commands.add(new Command.OpenAccount(new AccountId(LEDGER, bank), Amount.zero(CURRENCY)));
        }
        commands.add(new Command.OpenDay(new BusinessDay(CURRENCY, today, Long.MAX_VALUE, Long.MAX_VALUE,
                Long.MAX_VALUE)));
        commands.add(new Command.PutListInForce(LIST));
        for (Bic bank : banks) {
            commands.add(submit(Kind.LIQUIDITY_TRANSFER, LEDGER.agent(), bank, FUNDS_MINOR));
        }
        return commands;
    }

    /** The next payments. */
    Command[] payments(int count) {
        Command[] commands = new Command[count];
        for (int i = 0; i < count; i++) {
            commands[i] = payment();
        }
        return commands;
    }

    /** The next payment between two different banks. */
    Command payment() {
        int payer = random.below(banks.size());
        int payee = (payer + 1 + random.below(banks.size() - 1)) % banks.size();
        return submit(Kind.BANK_PAYMENT, banks.get(payer), banks.get(payee),
                1 + random.below((int) MOST_PAID_MINOR));
    }

    private Command submit(Kind kind, Bic payer, Bic payee, long minor) {
        messages++;
        Digest digest = new Digest(random.next(), random.next(), random.next(), random.next());
        References references = new References(payer, "BENCH" + messages, "", "NOTPROVIDED",
                Uetr.fromBits(random.next(), random.next()));
        Instruction instruction = new Instruction(references, kind,
                List.of(new Leg(LEDGER, payer, payee, new Amount(CURRENCY, minor))), Condition.NONE,
                Priority.NORMAL,
                today, Purpose.TRANSFER, digest);
        return new Command.Submit(instruction, new Screened.Clear(new Clearance(digest, LIST)),
                OriginalMessage.NONE);
    }
}
