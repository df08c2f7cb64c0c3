package org.steelyard.books;

import java.time.LocalDate;

import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.State;

/**
 * An instruction as the books know it: its first leg stands for it.
 *
 * @param number the engine's number
 * @param uetr the unique end-to-end transaction reference
 * @param sender who sent it
 * @param messageId the sender's message identification
 * @param endToEndId the end-to-end identification
 * @param kind what it is
 * @param state where it stands
 * @param reason why; NONE where the state speaks for itself
 * @param detail what exactly broke the rule, or what screening found; empty if there is nothing to say
 * @param priority its class in the queue
 * @param purpose what the money is for
 * @param valueDate the business day on which it is to settle
 * @param payer the bank that pays
 * @param payee the bank that is paid
 * @param amount the amount
 * @param pairReference the common reference of a payment versus payment; empty for others
 * @param counterNumber the number of the matched counter-leg; 0 without one
 * @param receivedMillis when it came (epoch milliseconds)
 * @param changedMillis when its state last changed (epoch milliseconds)
 */
public record BookedInstruction(long number, Uetr uetr, Bic sender, String messageId, String endToEndId,
        Kind kind, State state, Reason reason, String detail, Priority priority, Purpose purpose,
        LocalDate valueDate, Bic payer, Bic payee, Amount amount, String pairReference, long counterNumber,
        long receivedMillis, long changedMillis) {

    /** The reason in a sentence; empty where the state speaks for itself. */
    public String why() {
        return reason.text();
    }

    /** The reason's number, fixed for all time; 0 where the state speaks for itself. */
    public int reasonNumber() {
        return reason.number();
    }
}
