package org.steelyard.gateway;

import java.time.LocalDate;
import java.util.List;

import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.State;

/**
 * Where an instruction stands.
 *
 * @param uetr its reference
 * @param sender who sent it
 * @param messageId the sender's message identification
 * @param kind what it is
 * @param amount the amount of its first leg
 * @param valueDate the business day on which it is to settle
 * @param state where it stands; a bank is not told HELD and QUEUED apart
 * @param reason why
 * @param receivedMillis when it came (epoch milliseconds, UTC)
 * @param changedMillis when its state last changed (epoch milliseconds, UTC)
 * @param parties the banks that may ask: its sender, and those that are paid or are credited for them
 */
public record InstructionStatus(Uetr uetr, Bic sender, String messageId, Kind kind, Amount amount,
        LocalDate valueDate, State state, Reason reason, long receivedMillis, long changedMillis,
        List<Bic> parties) {

    /** Keeps its own copy of the parties. */
    public InstructionStatus {
        parties = List.copyOf(parties);
    }
}
