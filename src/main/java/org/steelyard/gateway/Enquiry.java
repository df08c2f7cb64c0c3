package org.steelyard.gateway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Reason;

/** Where an instruction stands, for those whom it concerns. */
final class Enquiry {

    private final Doors doors;

    Enquiry(Doors doors) {
        this.doors = doors;
    }

    /**
     * What a bank is told.
     *
     * @param uetr the instruction's reference
     * @param status the ISO 20022 status: ACSC settled, ACSP accepted for its value date or in its
     *            cycle, PDNG waiting, RJCT refused or expired, CANC taken back
     * @param reason the rule that ended it; absent while it waits, so that nobody learns from it that
     *            screening holds it
     * @param code the ISO 20022 code of that reason
     */
    private record View(String uetr, String sender, String messageId, String kind, String currency,
            String amount, LocalDate valueDate, String status, @Nullable String reason,
            @Nullable String code, Instant received, Instant changed) {
    }

    /** {@code GET /v1/instructions/{uetr}}. */
    Answer instruction(Call call, Bic bank) throws RefusedException {
        String text = call.pathText("uetr");
        Uetr uetr;
        try {
            uetr = Uetr.of(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(DoorRule.PARAMETER_INVALID, "no UETR: " + e.getMessage());
        }
        // One answer for what is unknown and for what is none of the caller's business.
        Optional<InstructionStatus> found = doors.instruction(uetr)
                .filter(status -> status.parties().contains(bank));
        if (found.isEmpty()) {
            throw new RefusedException(DoorRule.INSTRUCTION_UNKNOWN,
                    bank + " has neither sent nor received an instruction " + uetr);
        }
        return Answer.json(view(found.get()));
    }

    private static View view(InstructionStatus status) {
        boolean over = status.state().isFinal() && status.reason() != Reason.NONE;
        return new View(status.uetr().toString(), status.sender().toString(), status.messageId(),
                status.kind().name(), status.amount().currency().code(), status.amount().decimal(),
                status.valueDate(), isoStatus(status), over ? status.reason().name() : null,
                over ? status.reason().code() : null, Instant.ofEpochMilli(status.receivedMillis()),
                Instant.ofEpochMilli(status.changedMillis()));
    }

    private static String isoStatus(InstructionStatus status) {
        return switch (status.state()) {
            case SETTLED -> "ACSC";
            case WAREHOUSED -> "ACSP";
            case QUEUED -> status.reason() == Reason.ACCEPTED_IN_CYCLE ? "ACSP" : "PDNG";
            case HELD -> "PDNG";
            case REJECTED, EXPIRED -> "RJCT";
            case CANCELLED -> "CANC";
        };
    }
}
