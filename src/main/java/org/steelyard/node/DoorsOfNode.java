package org.steelyard.node;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.steelyard.books.BookedInstruction;
import org.steelyard.books.Books;
import org.steelyard.books.InstructionStory;
import org.steelyard.cluster.LogClient;
import org.steelyard.cluster.LogNode;
import org.steelyard.config.BusinessHours;
import org.steelyard.config.Configuration;
import org.steelyard.figures.Table;
import org.steelyard.gateway.Doors;
import org.steelyard.gateway.HeldInstruction;
import org.steelyard.gateway.InstructionStatus;
import org.steelyard.gateway.MailItem;
import org.steelyard.gateway.StatementSoFar;
import org.steelyard.gateway.SystemStatus;
import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.CreditInForce;
import org.steelyard.settlement.CycleReport;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.LimitInForce;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.State;
import org.steelyard.settlement.Statement.DayEnd;
import org.steelyard.settlement.WaitingPayment;
import org.steelyard.settlement.Why;
import org.steelyard.statistics.MirrorMismatchException;
import org.steelyard.statistics.SettledReport;
import org.steelyard.statistics.Step;

/** What the gateway reaches further in: commands go to the log, questions to the books. */
final class DoorsOfNode implements Doors {

    /** No books begin before it. */
    private static final YearMonth BEFORE_ALL = YearMonth.of(1970, 1);

    private final Configuration configuration;
    private final LogNode log;
    private final LogClient client;
    private final Books books;
    private final Bookkeeper bookkeeper;
    private final QueueSearch search;
    private final WhyDesk whyDesk;

    DoorsOfNode(Configuration configuration, LogNode log, LogClient client, Books books,
            Bookkeeper bookkeeper, QueueSearch search, WhyDesk whyDesk) {
        this.configuration = configuration;
        this.log = log;
        this.client = client;
        this.books = books;
        this.bookkeeper = bookkeeper;
        this.search = search;
        this.whyDesk = whyDesk;
    }

    /** A cut-off by hand waits for a last search of the queues, whatever comes of it. */
    @Override
    public CompletableFuture<Logged> submit(Command command) {
        return command instanceof Command.ReachPhase reach && reach.phase().compareTo(Phase.CUT_OFF) >= 0
                ? search.now().handle((run, failed) -> command).thenCompose(client::submit)
                : client.submit(command);
    }

    @Override
    public CompletableFuture<Logged> searchQueues() {
        return search.now();
    }

    @Override
    public CompletableFuture<Optional<Why>> why(Uetr uetr) {
        return whyDesk.why(uetr);
    }

    @Override
    public List<MailItem> mail(Bic bank, long afterCursor, int most) {
        return books.messagesOut(bank, afterCursor, most).stream()
                .map(out -> new MailItem(out.cursor(), out.message().definition(), out.message().messageId(),
                        out.message().xml()))
                .toList();
    }

    @Override
    public Optional<InstructionStatus> instruction(Uetr uetr) {
        return books.instruction(uetr).map(DoorsOfNode::status);
    }

    private static InstructionStatus status(InstructionStory story) {
        BookedInstruction booked = story.instruction();
        Set<Bic> parties = new LinkedHashSet<>(List.of(booked.sender(), booked.payee()));
        for (Entry entry : story.entries()) {
            if (entry.amount().isPositive()) {
                parties.add(entry.account().holder());
            }
        }
        return new InstructionStatus(booked.uetr(), booked.sender(), booked.messageId(), booked.kind(),
                booked.amount(), booked.valueDate(), booked.state(), booked.reason(), booked.receivedMillis(),
                booked.changedMillis(), List.copyOf(parties));
    }

    @Override
    public Optional<AccountId> account(Bic holder, Currency currency) {
        return ledgerOf(currency).map(ledger -> new AccountId(ledger.id(), holder));
    }

    @Override
    public Optional<StatementSoFar> statement(AccountId account, LocalDate date, int page) {
        return books.statementSoFar(account, date, page)
                .map(soFar -> new StatementSoFar(soFar.page(), soFar.eventIndex(), soFar.timeMillis()));
    }

    @Override
    public Optional<DayEnd> dayEnd(Currency currency, LocalDate date) {
        return books.dayEnd(currency, date);
    }

    @Override
    public List<WaitingPayment> waiting(Bic sender, List<Uetr> named, int most) {
        return books.waiting(sender, named, most);
    }

    @Override
    public List<CreditInForce> credits(Bic holder) {
        return books.credits(holder);
    }

    @Override
    public List<LimitInForce> limits(Bic holder) {
        return books.limits(holder);
    }

    @Override
    public List<CycleReport> cycles(int most) {
        return books.cycles(most);
    }

    @Override
    public Optional<CycleReport> cycle(long number) {
        return books.cycle(number);
    }

    @Override
    public List<Event.NettingTermSet> nettingTerms() {
        return books.nettingTerms();
    }

    @Override
    public YearMonth lastMonth() {
        return books.days().stream().map(day -> YearMonth.from(day.day().date()))
                .max(Comparator.naturalOrder()).orElse(YearMonth.now(ZoneOffset.UTC));
    }

    @Override
    public Table settled(YearMonth from, YearMonth to, Step step) throws MirrorMismatchException {
        return SettledReport.of(books.settled(BEFORE_ALL, to), from, to, step);
    }

    @Override
    public long toldUpTo() {
        return books.nextIndex() - 1;
    }

    @Override
    public List<HeldInstruction> held(long afterNumber, int most) {
        return books.held(afterNumber, most).stream().map(each -> {
            BookedInstruction booked = each.instruction();
            return new HeldInstruction(booked.number(), booked.uetr(), booked.sender(), booked.messageId(),
                    booked.amount(), booked.reason(), booked.detail(), booked.changedMillis(),
                    each.original());
        }).toList();
    }

    @Override
    public Optional<BusinessDay> businessDay(Currency currency, LocalDate date) {
        return ledgerOf(currency).map(ledger -> {
            if (ledger.hours().mode() == BusinessHours.Mode.MANUAL) {
                // Moved by hand alone: no hour of the clock may move it too.
                return new BusinessDay(currency, date, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
            }
            return BusinessDayClock.day(currency, ledger.hours().on(date));
        });
    }

    @Override
    public SystemStatus status() {
        LogNode.Status status = log.status();
        List<SystemStatus.Day> days = books.days().stream()
                .map(day -> new SystemStatus.Day(day.day().currency(), day.day().date(), day.phase()))
                .toList();
        Map<State, Long> instructions = new EnumMap<>(State.class);
        configuration.ledgers().forEach(ledger -> books.tallies(ledger.id().currency())
                .forEach(tally -> instructions.merge(tally.state(), tally.count(), Long::sum)));
        return new SystemStatus(status.sequence(), status.stateHash(), bookkeeper.listInForce(), days,
                instructions);
    }

    @Override
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        log.failure().ifPresent(failure -> missing.add("the log has stopped: " + failure));
        if (!client.isConnected()) {
            missing.add("the log has no leader at the moment");
        }
        if (!bookkeeper.trouble().isEmpty()) {
            missing.add("the books stand still: " + bookkeeper.trouble());
        }
        return missing;
    }

    private Optional<Configuration.Ledger> ledgerOf(Currency currency) {
        return configuration.ledgers().stream().filter(ledger -> ledger.id().currency().equals(currency))
                .findFirst();
    }
}
