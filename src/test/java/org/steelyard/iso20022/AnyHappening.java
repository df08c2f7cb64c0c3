package org.steelyard.iso20022;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.Outcome;
import org.steelyard.settlement.Pages;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.References;
import org.steelyard.settlement.State;
import org.steelyard.settlement.Statement;
import org.steelyard.settlement.StatementPage;

/**
 * Events and statements that only a seed chooses, as they could happen, with texts as nasty as a log could hold
 * them. All banks in them are invented.
 */
final class AnyHappening {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final List<String> PIECES = List.of("a", "Z", "0", " ", "/", "é", "Ж", "支", "😀", "<", ">",
            "&",
            "\"", "'", "]]>", "<!--", "&amp;", "\n", "\t", "\r", "\u0000", "\u0007", "\uFFFE", "\uD83D",
            "\uDE00");

    /** What banks send; a net settlement is the system's own. */
    static final Kind[] SENT = Arrays.stream(Kind.values())
            .filter(kind -> kind != Kind.NET_SETTLEMENT).toArray(Kind[]::new);

    private final Random random;

    AnyHappening(long seed) {
        random = new Random(seed);
    }

    /** One supplier a type of event that is told to anybody. */
    List<Supplier<Event>> told() {
        return List.of(this::settled, () -> new Event.Queued(number(), instruction(), one(Reason.values())),
                () -> new Event.Warehoused(number(), instruction()),
                () -> new Event.Held(number(), instruction(), one(Reason.values()), text(300)),
                () -> new Event.Rejected(random.nextBoolean() ? 0 : number(), instruction(),
                        one(Reason.values()), text(900)),
                () -> new Event.Cancelled(number(), instruction(), cancellation()),
                () -> new Event.Expired(number(), instruction(), one(Reason.values())),
                () -> new Event.Repeated(number(), instruction(), outcome()),
                () -> new Event.CancelRefused(cancellation(), one(Reason.values())),
                () -> new Event.Overdue(number(), instruction()),
                () -> new Event.Netted(number(), instruction(), number(), account(ledger())),
                () -> new Event.Modified(number(), instruction(), number(), modification()),
                () -> new Event.ModifyRefused(modification(), one(Reason.values())),
                () -> new Event.DayOpened(day()),
                () -> new Event.PhaseReached(currency(), date(), one(Phase.values())));
    }

    Logged logged(Event event) {
        return new Logged(random.nextLong(MessageIds.LAST_INDEX + 1), 1 + random.nextLong(Long.MAX_VALUE),
                timeMillis(), event);
    }

    /** A page of a statement, the first of few entries or any of many. */
    StatementPage page() {
        boolean isLong = random.nextInt(20) == 0;
        List<StatementPage> pages = Pages.of(statement(random.nextInt(isLong ? 700 : 6)),
                1 + random.nextLong(100_000), random.nextBoolean());
        return pages.get(random.nextInt(pages.size()));
    }

    Statement statement(int entries) {
        AccountId account = account(ledger());
        Amount opening = new Amount(account.currency(), random.nextLong(2 * Leg.MOST_MINOR) - Leg.MOST_MINOR);
        List<Statement.Line> lines = new ArrayList<>();
        Amount balance = opening;
        long number = 1 + random.nextLong(1_000_000);
        for (int left = entries; left > 0; left--) {
            Amount amount = amount(account.currency());
            amount = random.nextBoolean() ? amount : amount.negated();
            balance = balance.plus(amount);
            lines.add(new Statement.Line(new Entry(account, amount, balance, number++), references(),
                    one(Kind.values()), bank(), timeMillis()));
        }
        return new Statement(account, date(), opening, lines, balance);
    }

    Bic bank() {
        return Bic.of(letters(8) + (random.nextBoolean() ? "" : letters(3)));
    }

    String text(int longest) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(longest + 1); left > 0; left--) {
            String piece = one(PIECES);
            if (text.length() + piece.length() <= longest) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    long timeMillis() {
        return random.nextLong(4_000_000_000_000L);
    }

    private Event settled() {
        Instruction instruction = instruction();
        List<Entry> entries = new ArrayList<>();
        Bic oftenPaid = bank();
        for (Leg leg : instruction.legs()) {
            AccountId debited = new AccountId(leg.ledger(), bank());
            AccountId credited = new AccountId(leg.ledger(), random.nextBoolean() ? bank() : oftenPaid);
            entries.add(new Entry(debited, leg.amount().negated(), amount(leg.amount().currency()).negated(),
                    number()));
            entries.add(new Entry(credited, leg.amount(), amount(leg.amount().currency()), number()));
        }
        return new Event.Settled(number(), instruction, one(Mechanism.values()), entries);
    }

    private Modification modification() {
        return new Modification(bank(), "M" + text(34), uetr(),
                List.of(new Modification.NewPriority(one(Priority.values()))));
    }

    private Instruction instruction() {
        Kind kind = one(SENT);
        Condition condition = kind == Kind.RETURN
                ? new Condition.ReturnOf(uetr())
                : random.nextBoolean() ? Condition.NONE : new Condition.Versus(text(35), amount(currency()));
        int count = condition instanceof Condition.None ? 1 + random.nextInt(3) : 1;
        LedgerId ledger = ledger();
        List<Leg> legs = IntStream.range(0, count)
                .mapToObj(i -> new Leg(ledger, bank(), bank(), amount(ledger.currency()))).toList();
        return new Instruction(references(), kind, legs, condition, one(Priority.values()), date(),
                one(Purpose.values()), new Digest(random.nextLong(), 2, 3, 4));
    }

    private References references() {
        return new References(bank(), "M" + text(34), text(35), text(35), uetr());
    }

    private Outcome outcome() {
        return new Outcome(one(State.values()), one(Reason.values()), number(), timeMillis());
    }

    private BusinessDay day() {
        long customer = timeMillis();
        long interbank = customer + random.nextInt();
        return new BusinessDay(currency(), date(), Math.min(customer, interbank),
                Math.max(customer, interbank),
                Math.max(customer, interbank) + random.nextInt(1_000_000));
    }

    private Cancellation cancellation() {
        return new Cancellation(bank(), text(35), uetr(), "CUST");
    }

    private AccountId account(LedgerId ledger) {
        return new AccountId(ledger, bank());
    }

    private LedgerId ledger() {
        return new LedgerId(bank(), currency());
    }

    private Amount amount(Currency currency) {
        return new Amount(currency, 1 + random.nextLong(Leg.MOST_MINOR));
    }

    private Currency currency() {
        return new Currency(letters(3), random.nextInt(5));
    }

    private Uetr uetr() {
        return Uetr.fromBits(random.nextLong(), random.nextLong());
    }

    private LocalDate date() {
        return LocalDate.of(1990, 1, 1).plusDays(random.nextInt(40_000));
    }

    private long number() {
        return 1 + random.nextLong(Long.MAX_VALUE - 1);
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder();
        random.ints(count, 0, LETTERS.length()).forEach(i -> letters.append(LETTERS.charAt(i)));
        return letters.toString();
    }

    private <T> T one(T[] among) {
        return among[random.nextInt(among.length)];
    }

    private <T> T one(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
