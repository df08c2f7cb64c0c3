package org.steelyard.iso20022;

import java.util.List;
import java.util.function.Consumer;

import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.Priority;

/**
 * Writes the messages by which banks manage what waits: beside {@link BankMessages} and for the same use.
 * Safe for use by many threads.
 */
public final class BankRequests {

    private final Bic system;

    /** @param system the code to which banks address their messages */
    public BankRequests(Bic system) {
        this.system = system;
    }

    /**
     * The wish to have a payment that waits stand or run otherwise (camt.007.001.08).
     *
     * @param modification what is to change: of priority and place one at most, of till- and reject-time one
     *     at most, since the message has room for no more
     * @param timeMillis when the message is written (epoch milliseconds)
     */
    public String modification(Modification modification, long timeMillis) {
        return around(modification.sender(), modification.messageId(), "camt.007.001.08", timeMillis, out -> {
            out.open("ModfyTx");
            header(out, modification.messageId(), timeMillis);
            out.open("Mod").within(modification.original().toString(), "PmtId", "PrtryId");
            out.open("NewPmtValSet");
            values(out, modification.changes());
            out.close("NewPmtValSet").close("Mod").close("ModfyTx");
        });
    }

    /**
     * Asks for the bank's own payments that wait (camt.005.001.08).
     *
     * @param named one of them, or all if empty
     * @param timeMillis when the message is written (epoch milliseconds)
     */
    public String whatWaits(Bic from, String messageId, List<Uetr> named, long timeMillis) {
        return around(from, messageId, "camt.005.001.08", timeMillis, out -> {
            out.open("GetTx");
            header(out, messageId, timeMillis);
            named.forEach(uetr -> out.within(uetr.toString(), "TxQryDef", "TxCrit", "NewCrit", "SchCrit",
                    "PmtSch", "PmtId", "PrtryId"));
            out.close("GetTx");
        });
    }

    /**
     * The wish for a limit (camt.011.001.07) or a reservation (camt.048.001.05) of this size.
     *
     * @param wish with an amount: bilateral, multilateral or a reservation
     * @param timeMillis when the message is written (epoch milliseconds)
     */
    public String limit(String messageId, Command.SetLimit wish, long timeMillis) {
        String when = wish.validity() == Limit.Validity.TODAY ? "Cur" : "Dflt";
        boolean isReservation = wish.limit() instanceof Limit.Reservation;
        String values = isReservation ? "NewRsvatnValSet" : "NewLmtValSet";
        return around(account(wish.limit()).holder(), messageId,
                isReservation ? "camt.048.001.05" : "camt.011.001.07", timeMillis, out -> {
                    out.open(isReservation ? "ModfyRsvatn" : "ModfyLmt");
                    header(out, messageId, timeMillis);
                    out.open(isReservation ? "RsvatnId" : "LmtDtls");
                    if (!isReservation) {
                        out.open("LmtId");
                    }
                    limitId(out, when, wish.limit());
                    out.close(isReservation ? "RsvatnId" : "LmtId");
                    out.open(values).open("Amt").size("AmtWthCcy", wish.amount().orElseThrow()).close("Amt")
                            .close(values);
                    if (!isReservation) {
                        out.close("LmtDtls");
                    }
                    out.close(isReservation ? "ModfyRsvatn" : "ModfyLmt");
                });
    }

    /**
     * The wish to have no such limit (camt.012.001.07) or reservation (camt.049.001.05), today and later.
     *
     * @param limit bilateral, multilateral or a reservation
     * @param timeMillis when the message is written (epoch milliseconds)
     */
    public String withoutLimit(String messageId, Limit limit, long timeMillis) {
        boolean isReservation = limit instanceof Limit.Reservation;
        return around(account(limit).holder(), messageId,
                isReservation ? "camt.049.001.05" : "camt.012.001.07", timeMillis, out -> {
                    out.open(isReservation ? "DelRsvatn" : "DelLmt");
                    header(out, messageId, timeMillis);
                    if (isReservation) {
                        limitId(out, "CurRsvatn", limit);
                    } else {
                        out.open("LmtDtls");
                        limitId(out, "CurLmtId", limit);
                        out.close("LmtDtls");
                    }
                    out.close(isReservation ? "DelRsvatn" : "DelLmt");
                });
    }

    /** Asks for the limits of all accounts of the bank (camt.009.001.07). */
    public String limits(Bic from, String messageId, long timeMillis) {
        return enquiry(from, messageId, "camt.009.001.07", "GetLmt", timeMillis);
    }

    /** Asks for the reservations of all accounts of the bank (camt.046.001.05). */
    public String reservations(Bic from, String messageId, long timeMillis) {
        return enquiry(from, messageId, "camt.046.001.05", "GetRsvatn", timeMillis);
    }

    private String enquiry(Bic from, String messageId, String definition, String element, long timeMillis) {
        return around(from, messageId, definition, timeMillis, out -> {
            out.open(element);
            header(out, messageId, timeMillis);
            out.close(element);
        });
    }

    /** LimitIdentification5, or ReservationIdentification2. */
    static void limitId(Markup out, String element, Limit limit) {
        out.open(element);
        switch (limit) {
            case Limit.Bilateral it -> out.institution("BilLmtCtrPtyId", it.counterparty())
                    .within("BILI", "Tp", "Cd");
            case Limit.Multilateral _ -> out.within("MULT", "Tp", "Cd");
            case Limit.Reservation it ->
                out.within(it.priority() == Priority.HIGHLY_URGENT ? "HPAR" : "UPAR", "Tp", "Cd");
            case Limit.CorridorNet _,Limit.CorridorInstruction _,Limit.CorridorDay _ ->
                throw new IllegalArgumentException("no bank sets " + limit);
            case Limit.CorridorReceived _,Limit.SecuredCredit _ ->
                throw new IllegalArgumentException("no bank sets " + limit);
        }
        out.within(account(limit).toString(), "AcctId", "Othr", "Id").close(element);
    }

    private static AccountId account(Limit limit) {
        return switch (limit) {
            case Limit.Bilateral it -> it.account();
            case Limit.Multilateral it -> it.account();
            case Limit.Reservation it -> it.account();
            case Limit.CorridorNet _,Limit.CorridorInstruction _,Limit.CorridorDay _ ->
                throw new IllegalArgumentException("no bank sets " + limit);
            case Limit.CorridorReceived _,Limit.SecuredCredit _ ->
                throw new IllegalArgumentException("no bank sets " + limit);
        };
    }

    private static void values(Markup out, List<Modification.Change> changes) {
        long from = 0;
        long to = 0;
        for (Modification.Change change : changes) {
            switch (change) {
                case Modification.NewTillTime wish -> {
                    out.text("Instr", "TTIL");
                    to = wish.millis();
                }
                case Modification.NewRejectTime wish -> to = wish.millis();
                case Modification.NewFromTime wish -> from = wish.millis();
                case Modification.NewPriority _,Modification.NewPlace _ -> {
                    // Comes after it.
                }
            }
        }
        for (Modification.Change change : changes) {
            if (change instanceof Modification.NewPriority wish) {
                out.within(code(wish.priority()), "Prty", "Cd");
            } else if (change instanceof Modification.NewPlace wish) {
                out.within(wish.end().name(), "Prty", "Prtry");
            }
        }
        validity(out, from, to);
    }

    /** When something may happen; 0 stands for a time that is not given. */
    static void validity(Markup out, long from, long to) {
        if (from == 0 && to == 0) {
            return;
        }
        out.open("PrcgVldtyTm");
        if (from != 0 && to != 0) {
            out.open("DtTmRg").time("FrDtTm", from).time("ToDtTm", to).close("DtTmRg");
        } else {
            out.time(from != 0 ? "FrDtTm" : "ToDtTm", from + to);
        }
        out.close("PrcgVldtyTm");
    }

    /** Priority5Code. */
    static String code(Priority priority) {
        return switch (priority) {
            case HIGHLY_URGENT -> "URGT";
            case URGENT -> "HIGH";
            case NORMAL -> "NORM";
        };
    }

    private String around(Bic from, String messageId, String definition, long timeMillis,
            Consumer<Markup> content) {
        return new Envelope(from, system, messageId, definition, timeMillis).around(content);
    }

    private static void header(Markup out, String messageId, long timeMillis) {
        out.open("MsgHdr").text("MsgId", messageId).time("CreDtTm", timeMillis).close("MsgHdr");
    }
}
