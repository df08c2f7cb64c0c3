package org.steelyard.cluster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Clearance;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Corridor;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Outcome;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.ProposedSet;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Rules;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.ScreeningVersion;
import org.steelyard.settlement.Times;
import org.steelyard.settlement.Turnover;
import org.steelyard.settlement.Weights;

/** Commands and events of every type with values that only a seed chooses. All banks in them are invented. */
final class AnyRecord {

    /** Those of the first edition: a reason that comes later must not change what a seed chooses. */
    private static final Reason[] REASONS = Stream
            .of(IntStream.range(0, 26), IntStream.range(50, 57), IntStream.range(70, 75),
                    IntStream.range(80, 85), IntStream.range(90, 109))
            .flatMapToInt(numbers -> numbers).mapToObj(Reason::of).toArray(Reason[]::new);
    private static final List<Kind> KINDS = WireNumbers.KINDS.subList(0, 5);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String TEXT = "abc XYZ 019 /-?:().,'+ éüñ Жизнь 支付 😀";

    private static final List<Mechanism> MECHANISMS = List.of(Mechanism.IMMEDIATE, Mechanism.QUEUE,
            Mechanism.OFFSETTING);

    private final long seed;
    private final Random random;

    AnyRecord(long seed) {
        this.seed = seed;
        random = new Random(seed);
    }

    /** What chooses for a type that came later: it must not change what a seed chooses for the others. */
    private AnyRecord later(int template) {
        return new AnyRecord(seed * 1_000 + template);
    }

    /** One supplier a type of command. */
    List<Supplier<Command>> commands() {
        List<Supplier<Command>> known = List.of(() -> new Command.OpenLedger(ledger()),
                () -> new Command.AddParticipant(participant()),
                () -> new Command.OpenAccount(account(), amount()),
                () -> new Command.GrantAccess(bank(), account()), () -> new Command.OpenCorridor(corridor()),
                () -> new Command.SetCreditLimit(account(), amount()), () -> new Command.OpenDay(day()),
                () -> new Command.ReachPhase(currency(), one(Phase.values())), Command.Tick::new,
                () -> new Command.PutListInForce(version()),
                () -> new Command.Submit(instruction(), screened(), original()),
                () -> new Command.Rescreen(random.nextLong(), screened()),
                () -> new Command.Cancel(cancellation()),
                () -> new Command.SettleTogether(later(21).proposed()),
                () -> new Command.Modify(later(30).modification()),
                () -> new Command.SetRules(later(14).rules()), () -> later(15).setLimit(),
                () -> later(17).setSecuredCredit(),
                () -> later(16).setCollateral(), () -> later(18).setReceived());
        return Stream.concat(known.stream(), new AnyCycle(later(50)).commands().stream()).toList();
    }

    /** One supplier a type of event. */
    List<Supplier<Event>> events() {
        List<Supplier<Event>> known = List.of(() -> new Event.Received(number(), original()),
                () -> new Event.Settled(number(), instruction(), one(MECHANISMS), entries()),
                () -> new Event.Queued(number(), instruction(), reason()),
                () -> new Event.Warehoused(number(), instruction()),
                () -> new Event.Held(number(), instruction(), reason(), text(300)),
                () -> new Event.Rejected(number(), instruction(), reason(), text(300)),
                () -> new Event.Cancelled(number(), instruction(), cancellation()),
                () -> new Event.Expired(number(), instruction(), reason()),
                () -> new Event.Repeated(number(), instruction(), outcome()),
                () -> new Event.Matched(number(), number(), text(35)),
                () -> new Event.CancelRefused(cancellation(), reason()),
                () -> new Event.Overdue(number(), instruction()),
                () -> new Event.LedgerOpened(ledger()),
                () -> new Event.ParticipantAdded(participant()),
                () -> new Event.AccountOpened(account(), amount()),
                () -> new Event.AccessGranted(bank(), account()), () -> new Event.CorridorOpened(corridor()),
                () -> new Event.CreditLimitSet(account(), amount()), () -> new Event.DayOpened(day()),
                () -> new Event.PhaseReached(currency(), date(), one(Phase.values())),
                () -> new Event.ListPutInForce(version()), Event.Unchanged::new,
                () -> new Event.Refused(reason(), text(300)),
                () -> later(141).runEnded(), () -> later(142).modified(), () -> later(143).modifyRefused(),
                () -> new Event.RulesSet(later(123).rules()),
                () -> limitSet(later(124).setLimit()),
                () -> limitSet(later(127).setSecuredCredit()), () -> later(125).collateralSet(),
                () -> later(126).creditSecured(), () -> limitSet(later(128).setReceived()));
        return Stream.concat(known.stream(), new AnyCycle(later(170)).events().stream()).toList();
    }

    private Command.SetLimit setLimit() {
        Limit limit = switch (random.nextInt(6)) {
            case 0 -> new Limit.Bilateral(account(), bank());
            case 1 -> new Limit.Multilateral(account());
            case 2 -> new Limit.Reservation(account(),
                    random.nextBoolean() ? Priority.HIGHLY_URGENT : Priority.URGENT);
            case 3 -> new Limit.CorridorNet(ledger(), text(30));
            case 4 -> new Limit.CorridorInstruction(ledger(), text(30));
            default -> new Limit.CorridorDay(ledger(), text(30));
        };
        return set(limit);
    }

    // Of the kinds that came later.

    private Command.SetLimit setSecuredCredit() {
        return set(new Limit.SecuredCredit(account()));
    }

    private Command.SetLimit setReceived() {
        return set(new Limit.CorridorReceived(ledger(), text(30)));
    }

    private Command.SetLimit set(Limit limit) {
        return new Command.SetLimit(limit, random.nextBoolean() ? Optional.of(amount()) : Optional.empty(),
                one(WireNumbers.VALIDITIES));
    }

    private static Event limitSet(Command.SetLimit it) {
        return new Event.LimitSet(it.limit(), it.amount(), it.validity());
    }

    private Command.SetCollateral setCollateral() {
        return new Command.SetCollateral(account(), text(35), amount(), random.nextInt());
    }

    private Event collateralSet() {
        Command.SetCollateral it = setCollateral();
        return new Event.CollateralSet(it.account(), it.item(), it.value(), it.haircutBp());
    }

    private Event creditSecured() {
        return new Event.CreditSecured(account(), amount(), amount(), amount());
    }

    private Rules rules() {
        return new Rules(one(WireNumbers.OVERTAKINGS), random.nextBoolean(), random.nextBoolean());
    }

    private ProposedSet proposed() {
        List<Long> numbers = new ArrayList<>();
        for (int left = random.nextInt(200); left > 0; left--) {
            numbers.add(random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(1_000_000));
        }
        Map<Currency, Long> weights = new LinkedHashMap<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            weights.put(currency(), 1 + random.nextLong(Weights.MOST));
        }
        return new ProposedSet(random.nextLong(), numbers, random.nextInt(Integer.MAX_VALUE),
                new Weights(weights), number());
    }

    private Event runEnded() {
        List<Turnover> turnovers = IntStream.range(0, random.nextInt(4)).mapToObj(i -> {
            Amount value = amount();
            return new Turnover(value, new Amount(value.currency(), random.nextLong()));
        }).toList();
        return new Event.RunEnded(one(WireNumbers.MECHANISMS.subList(0, 4)), number(),
                random.nextInt(Integer.MAX_VALUE),
                random.nextInt(Integer.MAX_VALUE), random.nextInt(Integer.MAX_VALUE), turnovers, number(),
                number());
    }

    Instruction instruction() {
        Kind kind = one(KINDS);
        Condition condition = kind == Kind.RETURN
                ? new Condition.ReturnOf(uetr())
                : random.nextBoolean() ? Condition.NONE : new Condition.Versus(text(35), amount());
        int count = condition instanceof Condition.None
                ? 1 + random.nextInt(random.nextInt(20) == 0 ? 256 : 3)
                : 1;
        List<Leg> legs = IntStream.range(0, count).mapToObj(i -> leg()).toList();
        References references = new References(bank(), "M" + text(34), text(35), text(35), uetr());
        return new Instruction(references, kind, legs, condition, one(WireNumbers.PRIORITIES), date(),
                times(), one(WireNumbers.PURPOSES), digest());
    }

    private Event modified() {
        return new Event.Modified(number(), instruction(), number(), modification());
    }

    private Event modifyRefused() {
        return new Event.ModifyRefused(modification(), reason());
    }

    private Modification modification() {
        List<Modification.Change> all = List.of(
                new Modification.NewPriority(one(WireNumbers.PRIORITIES)),
                new Modification.NewPlace(one(WireNumbers.ENDS)),
                new Modification.NewFromTime(random.nextLong()),
                new Modification.NewTillTime(random.nextLong()),
                new Modification.NewRejectTime(random.nextLong()));
        int first = random.nextInt(all.size());
        return new Modification(bank(), text(35), uetr(),
                all.subList(first, first + 1 + random.nextInt(all.size() - first)));
    }

    private Times times() {
        long from = random.nextBoolean() ? Times.AT_ONCE : random.nextLong(1L << 45);
        long till = random.nextBoolean() ? Times.NEVER : Math.max(0, from) + random.nextLong(1L << 30);
        return new Times(from, till, random.nextBoolean()
                ? Times.NEVER
                : Math.max(0, till == Times.NEVER ? from : till) + random.nextLong(1L << 30));
    }

    private Leg leg() {
        LedgerId ledger = ledger();
        return new Leg(ledger, bank(), bank(),
                new Amount(ledger.currency(), 1 + random.nextLong(Long.MAX_VALUE) % Leg.MOST_MINOR));
    }

    private List<Entry> entries() {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> new Entry(account(), amount(), amount(), number()))
                .toList();
    }

    private Screened screened() {
        return switch (random.nextInt(3)) {
            case 0 -> new Screened.Clear(new Clearance(digest(), version()));
            case 1 -> new Screened.Hit(text(300));
            default -> new Screened.Unavailable(text(300));
        };
    }

    private Outcome outcome() {
        return new Outcome(one(WireNumbers.STATES), reason(), number(), random.nextLong());
    }

    private Participant participant() {
        return new Participant(bank(), "N" + text(139), one(WireNumbers.ROLES));
    }

    private BusinessDay day() {
        long customer = random.nextLong(1L << 50);
        long interbank = customer + random.nextLong(1L << 40);
        return new BusinessDay(currency(), date(), customer, interbank,
                interbank + random.nextLong(1L << 40));
    }

    private Corridor corridor() {
        return new Corridor("C" + text(30), new Currency("A" + letters(2), 2),
                new Currency("B" + letters(2), 0));
    }

    private Cancellation cancellation() {
        return new Cancellation(bank(), text(35), uetr(), text(4));
    }

    private OriginalMessage original() {
        byte[] bytes = new byte[random.nextInt(5) == 0 ? 0 : random.nextInt(5_000)];
        random.nextBytes(bytes);
        return OriginalMessage.of(bytes);
    }

    AccountId account() {
        return new AccountId(ledger(), bank());
    }

    LedgerId ledger() {
        return new LedgerId(bank(), currency());
    }

    Amount amount() {
        return new Amount(currency(), random.nextInt(10) == 0 ? Long.MIN_VALUE : random.nextLong());
    }

    private Currency currency() {
        return new Currency(letters(3), random.nextInt(5));
    }

    Bic bank() {
        return Bic.of(letters(8) + (random.nextBoolean() ? "" : letters(3)));
    }

    private Uetr uetr() {
        return Uetr.fromBits(random.nextLong(), random.nextLong());
    }

    private Digest digest() {
        return new Digest(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private ScreeningVersion version() {
        return new ScreeningVersion(random.nextLong(), random.nextLong());
    }

    private LocalDate date() {
        return LocalDate.of(1990, 1, 1).plusDays(random.nextInt(40_000));
    }

    Reason reason() {
        return one(REASONS);
    }

    long number() {
        return random.nextLong(Long.MAX_VALUE);
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder();
        random.ints(count, 0, LETTERS.length()).forEach(i -> letters.append(LETTERS.charAt(i)));
        return letters.toString();
    }

    String text(int longest) {
        int[] points = TEXT.codePoints().toArray();
        int[] chosen = random.ints(random.nextInt(longest / 2 + 1), 0, points.length).map(i -> points[i])
                .toArray();
        return new String(chosen, 0, chosen.length);
    }

    private <T> T one(T[] among) {
        return among[random.nextInt(among.length)];
    }

    <T> T one(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
