package org.steelyard.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.steelyard.books.BookedAccount;
import org.steelyard.books.BookedDay;
import org.steelyard.books.BookedInstruction;
import org.steelyard.books.Tally;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.State;

/**
 * A small corridor of invented banks with books in memory, for looking at: payments move balances and wait for
 * lack of funds, but by simple rules of its own; the engine is tested elsewhere. One seed gives one day.
 */
final class DeskWorld implements ConsoleView {

    static final Currency CNY = Currency.of("CNY");
    static final Currency RUB = Currency.of("RUB");
    static final LedgerId YUAN = new LedgerId(Bic.of("ZZYACNB0"), CNY);
    static final LedgerId ROUBLES = new LedgerId(Bic.of("ZZRARUM0"), RUB);

    private static final String[][] BANKS = {
            {"ZZHDCNB0", "Harbour Delta Bank (invented)"}, {"ZZLOCNB0", "Lotus River Bank (invented)"},
            {"ZZBACNB0", "Bamboo Grove Bank (invented)"}, {"ZZBIRUM0", "Birch Lake Bank (invented)"},
            {"ZZVORUM0", "Volga Bend Bank (invented)"}, {"ZZTARUP0", "Taiga Trade Bank (invented)"}};

    private final Random random;
    private final Map<AccountId, DeskEntry.Position> accounts = new LinkedHashMap<>();
    private final TreeMap<Long, DeskEntry> all = new TreeMap<>();
    /** Sides of pairs whose counter-leg has not come, the oldest first. */
    private final List<DeskEntry> lonely = new ArrayList<>();
    private final List<BookedDay> days = new ArrayList<>();
    private long nowMillis;
    private long index = 40_000;
    private boolean silent;
    private boolean hasNetted;

    /** The morning of a day: accounts are funded, nothing has been paid. */
    DeskWorld(long seed, long nowMillis) {
        this.random = new Random(seed);
        this.nowMillis = nowMillis;
        for (LedgerId ledger : List.of(YUAN, ROUBLES)) {
            long unit = ledger.equals(YUAN) ? 100 : 1_200;
            accounts.put(ledger.issue(), new DeskEntry.Position(ledger.equals(YUAN)
                    ? "Yuan Settlement Agent (invented)"
                    : "Rouble Settlement Agent (invented)", 0));
            for (String[] bank : BANKS) {
                AccountId id = new AccountId(ledger, Bic.of(bank[0]));
                boolean home = bank[0].substring(4, 6).equals(ledger.agent().country());
                accounts.put(id, new DeskEntry.Position(bank[1],
                        home ? unit * 5_000_000 * (1 + random.nextInt(4)) : 0));
                fund(id, unit * (1_000_000L + random.nextInt(18_000_000)) + random.nextInt(100));
            }
            long hour = 3_600_000;
            days.add(new BookedDay(new BusinessDay(ledger.currency(), today(), nowMillis + 5 * hour,
                    nowMillis + 6 * hour, nowMillis + 7 * hour), Phase.OPEN));
        }
    }

    /** The books as a node that is well would show them. */
    ConsoleSource source() {
        return new ConsoleSource("Steelyard demonstration (invented)", this, this::status);
    }

    synchronized NodeStatus status() {
        return new NodeStatus("LEADER", 0, 3, index / 2, index, index, "5d41402abc4b2a76/9719d911017c592b",
                true, "");
    }

    /** From now on the books do not answer, or answer again. */
    synchronized void silence(boolean on) {
        silent = on;
        index++;
    }

    /** Lets time pass and that many instructions come. */
    synchronized void play(int instructions, long millisBetween) {
        for (int i = 0; i < instructions; i++) {
            nowMillis += millisBetween;
            one();
        }
    }

    /** Lets time pass in which nothing comes. */
    synchronized void pass(long millis) {
        nowMillis += millis;
    }

    synchronized long nowMillis() {
        return nowMillis;
    }

    synchronized long pay(Currency currency, int payer, int payee, long minor) {
        return receive(currency, payer, payee, minor, Kind.BANK_PAYMENT, Priority.NORMAL, "").number();
    }

    synchronized long hold(Currency currency, int payer, int payee, long minor, String finding) {
        DeskEntry entry = record(currency, bank(payer), bank(payee), minor, Kind.CUSTOMER_PAYMENT,
                Priority.NORMAL, "");
        move(entry, State.HELD, Reason.HIT, finding);
        return entry.number();
    }

    /** Both sides of an exchange, or the yuan side alone. */
    synchronized long pair(int yuanPayer, int roublePayer, long yuanMinor, boolean both) {
        String reference = "FX-" + (1_000 + index);
        DeskEntry one = record(CNY, bank(yuanPayer), bank(roublePayer), yuanMinor, Kind.BANK_PAYMENT,
                Priority.NORMAL, reference);
        move(one, State.QUEUED, Reason.COUNTER_LEG_MISSING, "");
        if (both) {
            answer(one);
            release();
        } else {
            lonely.add(one);
        }
        return one.number();
    }

    synchronized void fund(AccountId id, long minor) {
        position(id).minor += minor;
        position(id.ledger().issue()).minor -= minor;
        index++;
        release();
    }

    synchronized void moveDaysByHand() {
        days.replaceAll(day -> new BookedDay(new BusinessDay(day.currency(), day.date(), Long.MAX_VALUE,
                Long.MAX_VALUE, Long.MAX_VALUE), day.phase()));
        index++;
    }

    synchronized void net() {
        hasNetted = true;
        index++;
    }

    AccountId account(Currency currency, int bank) {
        return new AccountId(currency.equals(CNY) ? YUAN : ROUBLES, bank(bank));
    }

    synchronized long balanceMinor(AccountId id) {
        return position(id).minor;
    }

    @Override
    public synchronized List<Currency> currencies() {
        if (silent) {
            throw new IllegalStateException("the books are silent, as the test asked");
        }
        return List.of(CNY, RUB);
    }

    @Override
    public synchronized List<BookedDay> days() {
        return List.copyOf(days);
    }

    @Override
    public synchronized List<BookedAccount> accounts(Currency currency) {
        return accounts.entrySet().stream().filter(one -> one.getKey().currency().equals(currency))
                .map(one -> booked(one.getKey(), one.getValue())).toList();
    }

    @Override
    public synchronized List<Tally> tallies(Currency currency) {
        List<Tally> tallies = new ArrayList<>();
        for (State state : State.values()) {
            List<BookedInstruction> those = in(currency, state).toList();
            if (!those.isEmpty()) {
                tallies.add(new Tally(state, those.size(), new Amount(currency,
                        those.stream().mapToLong(one -> one.amount().minor()).sum())));
            }
        }
        return tallies;
    }

    @Override
    public synchronized List<BookedInstruction> queue(Currency currency, int most) {
        return in(currency, State.QUEUED).sorted((a, b) -> a.priority() == b.priority()
                ? Long.compare(a.number(), b.number())
                : a.priority().compareTo(b.priority())).limit(most).toList();
    }

    @Override
    public synchronized List<BookedInstruction> settled(Currency currency, int most) {
        return in(currency, State.SETTLED)
                .sorted((a, b) -> Long.compare(b.changedMillis(), a.changedMillis()))
                .limit(most).toList();
    }

    @Override
    public synchronized List<BookedInstruction> pairs(int most) {
        return all.descendingMap().values().stream().map(entry -> entry.now)
                .filter(one -> !one.pairReference().isEmpty())
                .sorted((a, b) -> Boolean.compare(a.state().isFinal(), b.state().isFinal()))
                .limit(most).toList();
    }

    @Override
    public synchronized List<ShownCycle> cycles(int most) {
        return hasNetted ? DeskCycles.three(nowMillis) : List.of();
    }

    @Override
    public synchronized List<ShownRun> runs(int most) {
        return hasNetted ? DeskCycles.twoRuns(nowMillis) : List.of();
    }

    @Override
    public synchronized List<BookedInstruction> held(int most) {
        return all.values().stream().map(entry -> entry.now).filter(one -> one.state() == State.HELD)
                .limit(most).toList();
    }

    @Override
    public synchronized List<BookedInstruction> search(String text, int most) {
        return all.descendingMap().values().stream().map(entry -> entry.now)
                .filter(one -> Stream.of(one.uetr().toString(), one.messageId(), one.endToEndId(),
                        one.payer().toString(), one.payee().toString(), one.pairReference(),
                        Long.toString(one.number())).anyMatch(field -> field.startsWith(text)))
                .limit(most).toList();
    }

    @Override
    public synchronized Optional<Story> story(long number) {
        return Optional.ofNullable(all.get(number)).map(entry -> new Story(entry.now,
                List.of(new Leg(entry.now.payer(), entry.now.payee(), entry.now.amount())), entry.steps,
                entry.movements));
    }

    /** Whoever waits here lacks funds, all that his account lacks for him alone. */
    @Override
    public synchronized Optional<Remedy> remedy(Uetr uetr) {
        return all.values().stream().map(entry -> entry.now)
                .filter(now -> now.uetr().equals(uetr) && now.state() == State.QUEUED).findFirst()
                .map(now -> new Remedy("The account to be debited lacks funds. With " + now.amount()
                        + " more it settles.", 2, OptionalLong.empty()));
    }

    private void one() {
        boolean yuan = random.nextInt(10) < 6;
        int payer = random.nextInt(BANKS.length);
        int payee = (payer + 1 + random.nextInt(BANKS.length - 1)) % BANKS.length;
        long minor = (long) ((yuan ? 1 : 11) * Math.exp(11 + random.nextGaussian() * 1.4) * 100);
        int dice = random.nextInt(100);
        if (lonely.size() > 2 && dice < 4) {
            answer(lonely.removeFirst());
        } else if (dice < 6) {
            pair(payer, payee, yuan ? minor : minor / 12, random.nextInt(6) > 0);
        } else if (dice < 7) {
            DeskEntry entry = record(yuan ? CNY : RUB, bank(payer), bank(payee), minor, Kind.CUSTOMER_PAYMENT,
                    Priority.NORMAL, "");
            move(entry, State.REJECTED, Reason.VALUE_DATE_PAST, "value date before the business day");
        } else {
            receive(yuan ? CNY : RUB, payer, payee, minor,
                    dice < 55 ? Kind.CUSTOMER_PAYMENT : Kind.BANK_PAYMENT,
                    dice > 95 ? Priority.HIGHLY_URGENT : dice > 85 ? Priority.URGENT : Priority.NORMAL, "");
        }
        release();
    }

    private DeskEntry receive(Currency currency, int payer, int payee, long minor, Kind kind,
            Priority priority, String reference) {
        DeskEntry entry = record(currency, bank(payer), bank(payee), minor, kind, priority, reference);
        boolean first = queue(currency, Integer.MAX_VALUE).stream()
                .noneMatch(before -> before.payer().equals(entry.now.payer())
                        && before.priority().compareTo(priority) <= 0);
        if (first && covers(entry)) {
            settle(entry);
        } else {
            move(entry, State.QUEUED, first ? Reason.FUNDS_SHORT : Reason.BEHIND_OTHERS, "");
        }
        return entry;
    }

    /** The counter-leg comes. */
    private void answer(DeskEntry one) {
        DeskEntry other = record(RUB, one.now.payee(), one.now.payer(), one.now.amount().minor() * 12 + 50,
                Kind.BANK_PAYMENT, Priority.NORMAL, one.now.pairReference());
        one.counter = other.number();
        other.counter = one.number();
        for (DeskEntry side : List.of(other, one)) {
            move(side, State.QUEUED, covers(side) ? Reason.COUNTER_LEG_MISSING : Reason.FUNDS_SHORT, "");
        }
    }

    private void release() {
        for (Currency currency : List.of(CNY, RUB)) {
            List<Bic> stuck = new ArrayList<>();
            for (BookedInstruction waiting : queue(currency, Integer.MAX_VALUE)) {
                DeskEntry entry = Objects.requireNonNull(all.get(waiting.number()));
                boolean alone = waiting.pairReference().isEmpty();
                DeskEntry counter = all.get(entry.counter);
                if (entry.now.state() == State.QUEUED && counter != null && covers(entry)
                        && covers(counter)) {
                    settle(entry);
                    settle(counter);
                } else if (alone && !stuck.contains(waiting.payer()) && covers(entry)) {
                    settle(entry);
                } else if (alone) {
                    if (!stuck.contains(waiting.payer()) && waiting.reason() != Reason.FUNDS_SHORT) {
                        move(entry, State.QUEUED, Reason.FUNDS_SHORT, "");
                    }
                    stuck.add(waiting.payer());
                }
            }
        }
    }

    private boolean covers(DeskEntry entry) {
        DeskEntry.Position position = position(new AccountId(entry.ledger(), entry.now.payer()));
        return position.minor + position.creditMinor >= entry.now.amount().minor();
    }

    private void settle(DeskEntry entry) {
        Amount amount = entry.now.amount();
        entry.movements.add(book(new AccountId(entry.ledger(), entry.now.payer()), amount.negated()));
        entry.movements.add(book(new AccountId(entry.ledger(), entry.now.payee()), amount));
        move(entry, State.SETTLED, Reason.NONE, "");
    }

    private Movement book(AccountId id, Amount amount) {
        DeskEntry.Position position = position(id);
        position.minor += amount.minor();
        return new Movement(id, ++position.entries, amount, new Amount(amount.currency(), position.minor));
    }

    private static Bic bank(int place) {
        return Bic.of(BANKS[place][0]);
    }

    private DeskEntry record(Currency currency, Bic from, Bic to, long minor, Kind kind, Priority priority,
            String reference) {
        long number = all.isEmpty() ? 1 : all.lastKey() + 1;
        String date = today().toString().replace("-", "");
        DeskEntry entry = new DeskEntry(new BookedInstruction(number,
                Uetr.fromBits(random.nextLong(), random.nextLong()), from,
                from.toString().substring(2, 4) + date + "-" + String.format("%06d", number),
                reference.isEmpty() ? "E2E-" + number : reference, kind, State.HELD, Reason.NOT_SCREENED, "",
                priority, Purpose.values()[random.nextInt(Purpose.values().length)], today(), from,
                to, new Amount(currency, minor), reference, 0, nowMillis, nowMillis));
        all.put(number, entry);
        return entry;
    }

    private void move(DeskEntry entry, State state, Reason reason, String detail) {
        entry.move(state, reason, detail, index++, nowMillis);
    }

    private BookedAccount booked(AccountId id, DeskEntry.Position position) {
        List<BookedInstruction> waiting = in(id.currency(), State.QUEUED).toList();
        return new BookedAccount(id, position.name, new Amount(id.currency(), position.minor),
                new Amount(id.currency(), position.creditMinor),
                new Amount(id.currency(), position.creditMinor / 4 * 3),
                sum(id, waiting.stream().filter(one -> one.payer().equals(id.holder()))),
                sum(id, waiting.stream().filter(one -> one.payee().equals(id.holder()))),
                (int) waiting.stream().filter(one -> one.payer().equals(id.holder())).count());
    }

    private static Amount sum(AccountId id, Stream<BookedInstruction> those) {
        return new Amount(id.currency(), those.mapToLong(one -> one.amount().minor()).sum());
    }

    private Stream<BookedInstruction> in(Currency currency, State state) {
        return all.values().stream().map(entry -> entry.now)
                .filter(one -> one.state() == state && one.amount().currency().equals(currency));
    }

    private DeskEntry.Position position(AccountId id) {
        return Objects.requireNonNull(accounts.get(id));
    }

    private LocalDate today() {
        return Instant.ofEpochMilli(nowMillis).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
