package org.steelyard.gateway;

import java.math.BigInteger;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.steelyard.books.SettledSide;
import org.steelyard.books.SettledSum;
import org.steelyard.figures.Table;
import org.steelyard.iso20022.MessageWriter;
import org.steelyard.iso20022.Outgoing;
import org.steelyard.liquidity.Effort;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.CreditInForce;
import org.steelyard.settlement.CycleReport;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.LimitInForce;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Pages;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Search;
import org.steelyard.settlement.Settlement;
import org.steelyard.settlement.State;
import org.steelyard.settlement.Statement;
import org.steelyard.settlement.Statement.DayEnd;
import org.steelyard.settlement.WaitingPayment;
import org.steelyard.settlement.Weights;
import org.steelyard.settlement.Why;
import org.steelyard.statistics.MirrorMismatchException;
import org.steelyard.statistics.SettledReport;
import org.steelyard.statistics.Step;

/** A log and books in memory around the real engine: what the node gives the gateway, in its smallest form. */
final class MemoryLog implements Doors {

    final Settlement settlement = new Settlement();
    private final InstantSource clock;
    private final MessageWriter writer;
    private final List<Bic> banks;
    private final List<Logged> events = new ArrayList<>();
    private final Map<Long, OriginalMessage> originals = new TreeMap<>();
    private final Map<Uetr, Logged> standing = new TreeMap<>();
    private final Map<Bic, List<MailItem>> mail = new TreeMap<>();
    private final Map<Currency, SystemStatus.Day> days = new TreeMap<>();
    private final MemoryCycles cycles = new MemoryCycles();
    private boolean answering = true;
    private boolean down;

    MemoryLog(InstantSource clock, Bic system, List<Bic> banks) {
        this.clock = clock;
        this.writer = new MessageWriter(system);
        this.banks = List.copyOf(banks);
    }

    /** From now on the log takes commands and answers none, as after the loss of a leader. */
    synchronized void stopAnswering() {
        answering = false;
    }

    /** From now on the log takes nothing. */
    synchronized void goDown() {
        down = true;
    }

    synchronized void comeBack() {
        answering = true;
        down = false;
    }

    @Override
    public synchronized CompletableFuture<Logged> submit(Command command) {
        if (down) {
            return CompletableFuture.failedFuture(new IllegalStateException("no leader"));
        }
        int before = events.size();
        long index = settlement.events();
        for (Event event : settlement.apply(command, clock.millis())) {
            record(new Logged(index++, settlement.sequence(), clock.millis(), event));
        }
        List<Logged> ours = events.subList(before, events.size());
        Logged answer = ours.stream().filter(logged -> isAbout(logged.event(), command))
                .reduce((first, second) -> second).orElse(ours.getLast());
        return answering ? CompletableFuture.completedFuture(answer) : new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Logged> searchQueues() {
        return submit(new Command.SettleTogether(
                Search.propose(settlement.picture(), Weights.EVEN, Effort::ofRun)));
    }

    @Override
    public CompletableFuture<Optional<Why>> why(Uetr uetr) {
        return CompletableFuture.completedFuture(Why.of(settlement.picture(), uetr));
    }

    private static boolean isAbout(Event event, Command command) {
        return switch (command) {
            case Command.Submit submit ->
                event instanceof Event.OfInstruction of && of.instruction().references()
                        .uetr().equals(submit.instruction().references().uetr());
            case Command.Cancel cancel -> event instanceof Event.CancelRefused
                    || event instanceof Event.Cancelled cancelled
                            && cancelled.cancellation().equals(cancel.cancellation());
            case Command.Modify modify -> event instanceof Event.Modified
                    || event instanceof Event.ModifyRefused;
            case Command.Rescreen rescreen ->
                event instanceof Event.OfInstruction of && of.number() == rescreen.number();
            case Command.SetCollateral _ -> event instanceof Event.CreditSecured
                    || event instanceof Event.Refused;
            default -> true;
        };
    }

    private void record(Logged logged) {
        events.add(logged);
        cycles.happened(logged);
        OriginalMessage original = OriginalMessage.NONE;
        switch (logged.event()) {
            case Event.Received received -> originals.put(received.number(), received.original());
            case Event.Repeated repeated -> {
                // Nothing has changed.
            }
            case Event.OfInstruction of -> {
                standing.put(of.instruction().references().uetr(), logged);
                original = originals.getOrDefault(of.number(), OriginalMessage.NONE);
            }
            case Event.DayOpened opened -> days.put(opened.day().currency(), new SystemStatus.Day(
                    opened.day().currency(), opened.day().date(), org.steelyard.settlement.Phase.OPEN));
            case Event.PhaseReached reached -> days.put(reached.currency(),
                    new SystemStatus.Day(reached.currency(), reached.date(), reached.phase()));
            default -> {
                // Of no interest to banks.
            }
        }
        for (Outgoing outgoing : writer.about(logged, original, banks)) {
            List<MailItem> box = mail.computeIfAbsent(outgoing.to(), any -> new ArrayList<>());
            box.add(new MailItem(box.size() + 1L, outgoing.definition(), outgoing.messageId(),
                    outgoing.xml()));
        }
    }

    @Override
    public synchronized List<MailItem> mail(Bic bank, long afterCursor, int most) {
        return mail.getOrDefault(bank, List.of()).stream().filter(item -> item.cursor() > afterCursor)
                .limit(most).toList();
    }

    @Override
    public synchronized Optional<InstructionStatus> instruction(Uetr uetr) {
        return Optional.ofNullable(standing.get(uetr)).map(logged -> {
            Event.OfInstruction of = (Event.OfInstruction) logged.event();
            Instruction instruction = of.instruction();
            return new InstructionStatus(uetr, instruction.references().sender(),
                    instruction.references().messageId(), instruction.kind(),
                    instruction.legs().getFirst().amount(), instruction.valueDate(), of.state(), of.reason(),
                    logged.timeMillis(), logged.timeMillis(),
                    List.of(instruction.references().sender(), instruction.legs().getFirst().payee()));
        });
    }

    @Override
    public synchronized Optional<AccountId> account(Bic holder, Currency currency) {
        return settlement.balances().keySet().stream()
                .filter(account -> account.holder().equals(holder) && account.currency().equals(currency))
                .findFirst();
    }

    @Override
    public synchronized Optional<StatementSoFar> statement(AccountId account, LocalDate date, int page) {
        SystemStatus.Day day = days.get(account.currency());
        if (day == null || !day.date().equals(date) || !settlement.balances().containsKey(account)) {
            return Optional.empty();
        }
        Logged last = events.getLast();
        return Pages.of(statement(account, date), 1, day.phase() == Phase.CLOSED).stream().skip(page - 1L)
                .findFirst().map(found -> new StatementSoFar(found, last.index(), last.timeMillis()));
    }

    @Override
    public synchronized Optional<DayEnd> dayEnd(Currency currency, LocalDate date) {
        SystemStatus.Day day = days.get(currency);
        if (day == null || !day.date().equals(date)) {
            return Optional.empty();
        }
        Map<AccountId, Amount> balances = new LinkedHashMap<>(settlement.balances());
        balances.keySet().removeIf(account -> !account.currency().equals(currency));
        return Optional.of(new DayEnd(date, day.phase(), balances));
    }

    private Statement statement(AccountId account, LocalDate date) {
        List<Statement.Line> lines = new ArrayList<>();
        Amount closing = Amount.zero(account.currency());
        for (Logged logged : events) {
            if (logged.event() instanceof Event.Settled settled) {
                for (Entry entry : settled.entries()) {
                    if (entry.account().equals(account)) {
                        closing = entry.balance();
                        lines.add(new Statement.Line(entry, settled.instruction().references(),
                                settled.instruction().kind(), settled.instruction().legs().getFirst().payer(),
                                logged.timeMillis()));
                    }
                }
            }
        }
        return new Statement(account, date, Amount.zero(account.currency()), lines, closing);
    }

    @Override
    public synchronized List<HeldInstruction> held(long afterNumber, int most) {
        return standing.values().stream()
                .filter(logged -> logged.event() instanceof Event.Held held && held.number() > afterNumber)
                .map(logged -> held(logged, (Event.Held) logged.event()))
                .sorted(java.util.Comparator.comparingLong(HeldInstruction::number)).limit(most).toList();
    }

    private HeldInstruction held(Logged logged, Event.Held held) {
        Instruction instruction = held.instruction();
        return new HeldInstruction(held.number(), instruction.references().uetr(),
                instruction.references().sender(), instruction.references().messageId(),
                instruction.legs().getFirst().amount(), held.reason(), held.finding(), logged.timeMillis(),
                originals.getOrDefault(held.number(), OriginalMessage.NONE));
    }

    @Override
    public Optional<BusinessDay> businessDay(Currency currency, LocalDate date) {
        return currency.code().equals("CNY") || currency.code().equals("RUB")
                ? Optional.of(House.day(currency, date))
                : Optional.empty();
    }

    @Override
    public synchronized List<WaitingPayment> waiting(Bic sender, List<Uetr> named, int most) {
        return standing.values().stream().map(logged -> {
            Event.OfInstruction of = (Event.OfInstruction) logged.event();
            Instruction it = of.instruction();
            return new WaitingPayment(it.references(), it.kind(), it.legs().getFirst().amount(),
                    it.valueDate(), it.priority(), it.times(), of.state(), of.reason(), logged.timeMillis());
        }).filter(each -> !each.state().isFinal() && each.references().sender().equals(sender))
                .filter(each -> named.isEmpty() || named.contains(each.references().uetr())).limit(most)
                .toList();
    }

    @Override
    public synchronized List<CreditInForce> credits(Bic holder) {
        List<CreditInForce> credits = new ArrayList<>();
        settlement.balances().forEach((account, balance) -> {
            if (account.holder().equals(holder)) {
                credits.add(credit(account, balance));
            }
        });
        return credits;
    }

    private CreditInForce credit(AccountId account, Amount balance) {
        Amount line = Amount.zero(account.currency());
        Amount pool = line;
        Amount secured = line;
        Map<String, CreditInForce.Pledge> pledges = new TreeMap<>();
        for (Logged logged : events) {
            if (logged.event() instanceof Event.CreditLimitSet set && set.account().equals(account)) {
                line = set.creditLimit();
            } else if (logged.event() instanceof Event.CreditSecured set && set.account().equals(account)) {
                pool = set.pool();
                secured = set.credit();
            } else if (logged.event() instanceof Event.CollateralSet set && set.account().equals(account)) {
                pledges.put(set.item(),
                        new CreditInForce.Pledge(set.item(), set.value(), set.haircutBp()));
            }
        }
        return new CreditInForce(account, balance, line, pool, secured,
                pledges.values().stream().filter(each -> each.value().isPositive()).toList());
    }

    @Override
    public synchronized List<LimitInForce> limits(Bic holder) {
        Map<Limit, LimitInForce> set = new LinkedHashMap<>();
        for (Logged logged : events) {
            if (logged.event() instanceof Event.LimitSet it && it.validity() == Limit.Validity.TODAY
                    && it.limit() instanceof Limit.Bilateral of && of.account().holder().equals(holder)) {
                set.put(it.limit(), new LimitInForce(it.limit(), it.amount(), Optional.empty()));
            }
        }
        return set.values().stream().filter(each -> each.today().isPresent()).toList();
    }

    @Override
    public synchronized List<CycleReport> cycles(int most) {
        return cycles.last(most);
    }

    @Override
    public synchronized Optional<CycleReport> cycle(long number) {
        return cycles.report(number);
    }

    @Override
    public synchronized List<Event.NettingTermSet> nettingTerms() {
        return cycles.terms();
    }

    @Override
    public synchronized YearMonth lastMonth() {
        return YearMonth.from(days.values().iterator().next().date());
    }

    @Override
    public synchronized Table settled(YearMonth from, YearMonth to, Step step)
            throws MirrorMismatchException {
        List<SettledSum> sums = new ArrayList<>();
        for (Logged logged : events) {
            if (logged.event() instanceof Event.Settled settled) {
                Instruction instruction = settled.instruction();
                Leg leg = instruction.legs().getFirst();
                for (SettledSide side : SettledSide.values()) {
                    sums.add(new SettledSum(lastMonth(), side, leg.amount().currency(), leg.payer(),
                            leg.payee(), instruction.kind(), instruction.purpose(), 1,
                            BigInteger.valueOf(leg.amount().minor())));
                }
            }
        }
        return SettledReport.of(sums, from, to, step);
    }

    @Override
    public synchronized long toldUpTo() {
        return events.size() - 1L;
    }

    @Override
    public synchronized SystemStatus status() {
        Map<State, Long> counts = new TreeMap<>();
        standing.values().forEach(
                logged -> counts.merge(((Event.OfInstruction) logged.event()).state(), 1L, Long::sum));
        return new SystemStatus(settlement.sequence(), settlement.stateHash(), settlement.listInForce(),
                List.copyOf(days.values()), counts);
    }

    @Override
    public synchronized List<String> missing() {
        return down ? List.of("the log has no leader") : List.of();
    }

    synchronized long stateHash() {
        return settlement.stateHash();
    }

    synchronized State state(Uetr uetr) {
        return settlement.outcome(uetr).orElseThrow().state();
    }
}
