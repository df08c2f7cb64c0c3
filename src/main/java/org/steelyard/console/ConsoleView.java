package org.steelyard.console;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.steelyard.books.BookedAccount;
import org.steelyard.books.BookedDay;
import org.steelyard.books.BookedInstruction;
import org.steelyard.books.Tally;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.Uetr;

/**
 * What the console asks of the books. Each answer is of one moment; {@code most} bounds its length. A runtime
 * exception means that the books do not answer now: the page says so and asks again.
 */
public interface ConsoleView {

    /** The currencies that have a ledger, in a steady order. */
    List<Currency> currencies();

    /** The last business day of each currency that has had one. */
    List<BookedDay> days();

    /** All accounts of a currency in the order in which they were opened, the account of issue first. */
    List<BookedAccount> accounts(Currency currency);

    /** How many instructions of a currency are in each state. */
    List<Tally> tallies(Currency currency);

    /** What waits in a currency's queue, in the order of the queue. */
    List<BookedInstruction> queue(Currency currency, int most);

    /** What has settled in a currency, the last first. */
    List<BookedInstruction> settled(Currency currency, int most);

    /** Sides of payments versus payment: those that wait first, then the last settled ones. */
    List<BookedInstruction> pairs(int most);

    /** Cycles of deferred net settlement, the newest first. */
    List<ShownCycle> cycles(int most);

    /** Runs over the queues that settled something, the newest first. */
    List<ShownRun> runs(int most);

    /** What screening holds, the oldest first. */
    List<BookedInstruction> held(int most);

    /**
     * What an operator looks for.
     *
     * @param text a UETR, a message identification, a reference, a BIC or an instruction's number, or the
     *            beginning of one
     */
    List<BookedInstruction> search(String text, int most);

    /** All about one instruction; empty if there is none of that number. */
    Optional<Story> story(long number);

    /** What would free an instruction that waits; empty if it does not wait, or nobody can tell now. */
    Optional<Remedy> remedy(Uetr uetr);

    /**
     * What would free an instruction.
     *
     * @param words in a sentence or two: what holds it, and what frees it
     * @param others how many others settle with it then
     * @param expectedMillis when it settles if nothing comes but what is known; empty if then it does not
     */
    record Remedy(String words, int others, OptionalLong expectedMillis) {
    }

    /**
     * All about one instruction.
     *
     * @param instruction how it stands
     * @param legs what it moves
     * @param steps what has happened to it, in order
     * @param movements the entries that it made, in order; empty until it has settled
     */
    record Story(BookedInstruction instruction, List<Leg> legs, List<Step> steps, List<Movement> movements) {

        /** Keeps its own copies of the lists. */
        public Story {
            legs = List.copyOf(legs);
            steps = List.copyOf(steps);
            movements = List.copyOf(movements);
        }
    }

    /**
     * One movement of money that an instruction asks for.
     *
     * @param payer the bank that pays
     * @param payee the bank that is paid
     * @param amount how much
     */
    record Leg(Bic payer, Bic payee, Amount amount) {
    }

    /**
     * Something that happened to an instruction.
     *
     * @param index its place among the events, from 0: a settlement's is its finality
     * @param timeMillis the log's time (epoch milliseconds)
     * @param state the state from then on
     * @param why the reason in a sentence; empty where the state speaks for itself
     * @param detail what exactly; empty if there is nothing to add
     */
    record Step(long index, long timeMillis, String state, String why, String detail) {
    }

    /**
     * An entry.
     *
     * @param account the account
     * @param number its number on the account, from 1
     * @param amount negative for a debit
     * @param balance the balance after it
     */
    record Movement(AccountId account, long number, Amount amount, Amount balance) {
    }
}
