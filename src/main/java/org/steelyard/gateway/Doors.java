package org.steelyard.gateway;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.steelyard.figures.Table;
import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.CreditInForce;
import org.steelyard.settlement.CycleReport;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.LimitInForce;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Statement.DayEnd;
import org.steelyard.settlement.WaitingPayment;
import org.steelyard.settlement.Why;
import org.steelyard.statistics.MirrorMismatchException;
import org.steelyard.statistics.Step;

/**
 * The doors that lead from the gateway further in: the log and the books, of which the gateway knows nothing
 * else. Who starts the gateway builds them. Any number of threads may go through.
 */
public interface Doors {

    /**
     * Hands a command to the log.
     *
     * @return once the log has it: the last event that says where the command's instruction stands, or the
     *         command's last event; fails if that is not known
     */
    CompletableFuture<Logged> submit(Command command);

    /**
     * Has the queues searched for a set that settles together.
     *
     * @return once the log has what was found: its {@link org.steelyard.settlement.Event.RunEnded}
     */
    CompletableFuture<Logged> searchQueues();

    /** Why an instruction waits, and what would free it; empty if it does not wait. */
    CompletableFuture<Optional<Why>> why(Uetr uetr);

    /**
     * A bank's messages out, in the order of their cursors.
     *
     * @param afterCursor the last cursor that the bank has, 0 for none
     * @param most how many at most
     */
    List<MailItem> mail(Bic bank, long afterCursor, int most);

    /** Where an instruction stands; empty if none with this reference is known. */
    Optional<InstructionStatus> instruction(Uetr uetr);

    /** The account that this bank would have in this currency; empty if the system lacks the currency. */
    Optional<AccountId> account(Bic holder, Currency currency);

    /**
     * A page of an account's business day, so far; empty if there is no such account, day or page.
     *
     * @param page from 1
     */
    Optional<StatementSoFar> statement(AccountId account, LocalDate date, int page);

    /** What all accounts of the currency hold at the end of that day, or so far; empty if there was none. */
    Optional<DayEnd> dayEnd(Currency currency, LocalDate date);

    /**
     * A bank's own instructions that wait, in the order of their numbers.
     *
     * @param named of these only, if any are named
     * @param most how many at most
     */
    List<WaitingPayment> waiting(Bic sender, List<Uetr> named, int most);

    /** The credit of a bank's own accounts, in the order of their opening. */
    List<CreditInForce> credits(Bic holder);

    /** Limits and reservations of a bank's own accounts. */
    List<LimitInForce> limits(Bic holder);

    /** Cycles of deferred net settlement, the newest first. */
    List<CycleReport> cycles(int most);

    /** All about one cycle. */
    Optional<CycleReport> cycle(long number);

    /** The terms of netting that are agreed. */
    List<Event.NettingTermSet> nettingTerms();

    /** The month of the latest business day; the current one before any. */
    YearMonth lastMonth();

    /**
     * What has settled, as it may be published.
     *
     * @param from the first month
     * @param to the last month
     * @throws MirrorMismatchException if the two sides' entries do not tell the same
     */
    Table settled(YearMonth from, YearMonth to, Step step) throws MirrorMismatchException;

    /** The place in the stream of events up to which questions are answered. */
    long toldUpTo();

    /**
     * Instructions that are held, in the order of their numbers.
     *
     * @param afterNumber the last number that the caller has seen, 0 for none
     * @param most how many at most
     */
    List<HeldInstruction> held(long afterNumber, int most);

    /** A date as a currency's business day, with its cut-offs; empty if the system lacks the currency. */
    Optional<BusinessDay> businessDay(Currency currency, LocalDate date);

    /** The system at a glance. */
    SystemStatus status();

    /** What is missing before messages can be taken, in sentences; empty if nothing is. */
    List<String> missing();
}
