package org.steelyard.books;

import java.util.List;
import java.util.Random;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Clearance;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.ScreeningVersion;

/** Days of everything that can happen, the same for the same seed. */
final class RandomStory {

    private static final List<Bic> BANKS = List.of(Story.ANNA, Story.BORIS, Story.CHEN);

    private final Random random;
    private final Story story = Story.open();
    private long sent;
    private long pairs;
    private long lists = Story.LIST.list();

    private RandomStory(long seed) {
        this.random = new Random(seed);
    }

    static Story of(long seed, int steps) {
        RandomStory telling = new RandomStory(seed);
        for (Bic bank : BANKS) {
            telling.fund(bank);
        }
        for (int i = 0; i < steps; i++) {
            telling.step();
        }
        return telling.story;
    }

    private void step() {
        switch (random.nextInt(24)) {
            case 0 -> fund(any());
            case 1 -> versus();
            case 2 -> cancel();
            case 3 -> submit(payment().with(Priority.values()[random.nextInt(3)]),
                    new Screened.Hit("found \t\n\\ this"));
            case 4 -> submit(payment(), new Screened.Unavailable("no list"));
            case 5 -> rescreen();
            case 6 -> submit(payment().value(story.today.plusDays(random.nextInt(4) - 1L)), clear());
            case 7 -> giveBack();
            case 8 -> story.apply(new Command.SetCreditLimit(new AccountId(ledger(), any()),
                    new Amount(Story.CNY, random.nextInt(5_000))));
            case 9 -> submit(payment().from(Bic.of("NOBOXX22")), clear());
            case 10 -> endOfDay();
            case 11 -> newList();
            case 12 -> collateral();
            default -> submit(payment().with(Priority.values()[random.nextInt(3)]), clear());
        }
    }

    private void submit(Story.Draft draft, Screened screened) {
        sent++;
        story.submit(draft, screened);
    }

    private void collateral() {
        LedgerId ledger = ledger();
        story.apply(new Command.SetCollateral(new AccountId(ledger, any()), "ITEM" + random.nextInt(3),
                new Amount(ledger.currency(), random.nextInt(4) * 1_000L), random.nextInt(3) * 333));
    }

    private void fund(Bic bank) {
        LedgerId ledger = ledger();
        submit(new Story.Draft(Kind.LIQUIDITY_TRANSFER, ledger, ledger.agent(), bank,
                1 + random.nextInt(9_000))
                .value(story.today), clear());
    }

    private Story.Draft payment() {
        Bic payer = any();
        Bic payee = random.nextInt(8) == 0 ? Story.SMALL : any();
        return new Story.Draft(Kind.BANK_PAYMENT, ledger(), payer, payee, 1 + random.nextInt(6_000))
                .value(story.today);
    }

    private void versus() {
        String reference = "PAIR-" + (pairs++ / 2);
        Amount yuan = new Amount(Story.CNY, 100);
        Amount roubles = new Amount(Story.RUB, 1_300);
        submit(pairs % 2 == 1
                ? new Story.Draft(Kind.BANK_PAYMENT, Story.CNY_LEDGER, Story.ANNA, Story.BORIS, 100)
                        .on(new Condition.Versus(reference, roubles)).value(story.today)
                : new Story.Draft(Kind.BANK_PAYMENT, Story.RUB_LEDGER, Story.BORIS, Story.ANNA, 1_300)
                        .on(new Condition.Versus(reference, yuan)).value(story.today),
                clear());
    }

    private void cancel() {
        // Of the last few, since the older ones are over; by anyone, who may not have sent it.
        story.cancel(any(), Story.uetr(Math.max(1, sent - random.nextInt(6))));
    }

    private void rescreen() {
        story.apply(new Command.Rescreen(1 + random.nextLong(sent), clear()));
    }

    private void giveBack() {
        submit(new Story.Draft(Kind.RETURN, ledger(), any(), any(), 1 + random.nextInt(100))
                .on(new Condition.ReturnOf(Story.uetr(1 + random.nextLong(sent)))).value(story.today),
                clear());
    }

    private void endOfDay() {
        if (random.nextInt(4) == 0) {
            story.closeDay();
            story.openDay(story.today.plusDays(1 + random.nextInt(3)));
        } else if (random.nextInt(4) == 0) {
            story.apply(new Command.ReachPhase(ledger().currency(), Phase.INTERBANK_ONLY));
        }
    }

    private void newList() {
        if (random.nextInt(6) == 0) {
            lists++;
            story.apply(new Command.PutListInForce(new ScreeningVersion(lists, 1)));
        }
    }

    private Screened clear() {
        return new Screened.Clear(new Clearance(Story.MESSAGE, new ScreeningVersion(lists, 1)));
    }

    private Bic any() {
        return BANKS.get(random.nextInt(BANKS.size()));
    }

    private LedgerId ledger() {
        return random.nextInt(3) == 0 ? Story.RUB_LEDGER : Story.CNY_LEDGER;
    }
}
