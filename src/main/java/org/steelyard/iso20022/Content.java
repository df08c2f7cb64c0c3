package org.steelyard.iso20022;

import java.time.LocalDate;
import java.util.List;

import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Modification;

/** What a message that came in asks. */
public sealed interface Content {

    /** pacs.008, pacs.009, pacs.004, camt.050: something to be settled. */
    record Payment(Instruction instruction) implements Content {
    }

    /** camt.056: an instruction is to be taken back. */
    record CancellationRequest(Cancellation cancellation) implements Content {
    }

    /** camt.007: an instruction that waits is to stand or run otherwise. */
    record ModificationRequest(Modification modification) implements Content {
    }

    /**
     * camt.005: what of the sender's own waits.
     *
     * @param named one payment, or all if empty
     */
    record QueueEnquiry(List<Uetr> named) implements Content {
        /** Keeps its own copy. */
        public QueueEnquiry {
            named = List.copyOf(named);
        }
    }

    /**
     * camt.011, camt.012, camt.048, camt.049: a limit or a reservation of the sender's own.
     *
     * @param commands what is to be done, in this order
     */
    record LimitRequest(List<Command.SetLimit> commands) implements Content {
        /** Keeps its own copy. */
        public LimitRequest {
            commands = List.copyOf(commands);
        }
    }

    /** camt.009: which limits of the sender's accounts are in force. */
    record LimitEnquiry() implements Content {
    }

    /** camt.046: which reservations of the sender's accounts are in force. */
    record ReservationEnquiry() implements Content {
    }

    /**
     * camt.060: a page about an account on a business day is asked for.
     *
     * @param report as which message
     * @param holder whose account
     * @param currency in which currency
     * @param date the business day
     * @param page from 1
     */
    record StatementRequest(Report report, Bic holder, Currency currency, LocalDate date, int page)
            implements
            Content {
    }

    /** admi.004: a bank asks whether the system is there. */
    record Ping() implements Content {
    }

    /** A message that is right, but that only Steelyard sends: pacs.002, camt.025, camt.053 and such. */
    record ForBanks() implements Content {
    }
}
