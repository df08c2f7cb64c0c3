package org.steelyard.settlement;

import java.time.LocalDate;

import org.steelyard.money.Amount;

/**
 * An instruction that waits, as its sender may ask for it; its first leg stands for it.
 *
 * @param references how the sender knows it
 * @param kind what it is
 * @param amount the amount
 * @param valueDate the business day on which it is to settle
 * @param priority its class in the queue
 * @param times when it may settle
 * @param state where it stands
 * @param reason what it waits for
 * @param sinceMillis since when (epoch milliseconds)
 */
public record WaitingPayment(References references, Kind kind, Amount amount, LocalDate valueDate,
        Priority priority, Times times, State state, Reason reason, long sinceMillis) {
}
