package org.steelyard.cluster;

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

/** One ledger, three invented banks with an account each, and payments that are known by a number. */
final class Town {

    static final Currency CNY = Currency.of("CNY");
    static final LedgerId LEDGER = new LedgerId(Bic.of("TOWNCNB1"), CNY);
    static final List<Bic> BANKS = List.of(Bic.of("TOWNCNB1AAA"), Bic.of("TOWNCNB1BBB"),
            Bic.of("TOWNCNB1CCC"));
    static final long FUNDS_MINOR = 1_000_000;

    private static final ScreeningVersion LIST = new ScreeningVersion(1, 1);
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 4);

    private Town() {
    }

    /** The commands that open the ledger, the accounts and the day, and fund every account. */
    static List<Command> opening() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command.AddParticipant(
                new Participant(LEDGER.agent(), "Agent (invented)", Role.SETTLEMENT_AGENT)));
        commands.add(new Command.OpenLedger(LEDGER));
        for (Bic bank : BANKS) {
            commands.add(new Command.AddParticipant(new Participant(bank, "Bank (invented)", Role.DIRECT)));
            commands.add(new Command.OpenAccount(new AccountId(LEDGER, bank), Amount.zero(CNY)));
        }
        commands.add(new Command.OpenDay(
                new BusinessDay(CNY, TODAY, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)));
        commands.add(new Command.PutListInForce(LIST));
        for (int bank = 0; bank < BANKS.size(); bank++) {
            commands.add(submit(Kind.LIQUIDITY_TRANSFER, LEDGER.agent(), BANKS.get(bank), FUNDS_MINOR,
                    -1 - bank, OriginalMessage.NONE));
        }
        return commands;
    }

    /** A payment of one minor unit; who pays whom follows from its number. */
    static Command payment(long number) {
        return payment(number, 1, OriginalMessage.NONE);
    }

    static Command payment(long number, long minor, OriginalMessage original) {
        int payer = (int) (number % BANKS.size());
        return submit(Kind.BANK_PAYMENT, BANKS.get(payer), BANKS.get((payer + 1) % BANKS.size()), minor,
                number, original);
    }

    private static Command submit(Kind kind, Bic payer, Bic payee, long minor, long number,
            OriginalMessage original) {
        Digest digest = new Digest(number, 0, 0, 0);
        References references = new References(payer, "TOWN" + number, "", "NOTPROVIDED",
                Uetr.fromBits(number * 0x9E3779B97F4A7C15L, number));
        Instruction instruction = new Instruction(references, kind,
                List.of(new Leg(LEDGER, payer, payee, new Amount(CNY, minor))), Condition.NONE,
                Priority.NORMAL, TODAY, Purpose.TRANSFER, digest);
        return new Command.Submit(instruction, new Screened.Clear(new Clearance(digest, LIST)), original);
    }
}
