package org.steelyard.iso20022;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Outcome;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.State;

/**
 * Where an instruction stands, as its sender is told.
 *
 * <p>
 * Nobody is tipped off: what screening holds is told in the same bytes as what waits its turn, and what
 * expires while held in the same bytes as all that expires.
 *
 * @param status the transaction status (ExternalPaymentTransactionStatus1Code)
 * @param code the status reason (ExternalStatusReason1Code); empty where none is sent
 * @param texts what is said in words; may be none
 */
record Standing(String status, String code, List<String> texts) {

    /** Its till-time has passed; the same whatever it waits for. */
    static final Standing OVERDUE = new Standing("PDNG", "",
            List.of("overdue: its till-time has passed, and it still waits"));
    /** What was asked for is so. */
    static final Standing DONE = new Standing("ACTC", "", List.of());
    private static final String REJECTED_IN_TIME = "not settled before its reject-time; no money moved";
    private static final String EXPIRED = "not settled before the cut-off; no money moved";
    /** What an instruction may be said to wait for: what its sender can do something about. */
    private static final Set<Reason> TOLD_WHILE_WAITING = EnumSet.of(Reason.FUNDS_SHORT,
            Reason.COUNTER_LEG_MISSING, Reason.LIMIT_BILATERAL, Reason.LIMIT_MULTILATERAL,
            Reason.RESERVED_FOR_URGENT, Reason.CORRIDOR_CAP, Reason.CORRIDOR_DAY_CAP,
            Reason.CORRIDOR_RECEIVER_CAP, Reason.ACCEPTED_IN_CYCLE, Reason.ABOVE_NET_DEBIT_CAP,
            Reason.ABOVE_CREDIT_IN_CYCLE);
    /** What only the compliance officer and the operator may know. */
    private static final Set<Reason> NEVER_TOLD = EnumSet.of(Reason.NONE, Reason.HIT, Reason.NOT_SCREENED,
            Reason.LIST_CHANGED, Reason.HELD_AT_CUT_OFF, Reason.CANCEL_HELD, Reason.MODIFY_HELD);
    private static final String NARRATIVE = "NARR";

    Standing {
        texts = List.copyOf(texts);
    }

    /** Where the event leaves the instruction. */
    static Standing after(Logged logged, Event.OfInstruction event) {
        return switch (event) {
            case Event.Settled settled -> of(State.SETTLED, Reason.NONE, finality(logged));
            case Event.Netted netted -> netted(logged, netted);
            case Event.Rejected rejected -> of(State.REJECTED, rejected.reason(), rejected.detail());
            case Event.Repeated repeated -> again(repeated.first());
            case Event.Queued queued -> of(State.QUEUED, queued.reason(), "");
            case Event.Warehoused warehoused -> of(State.WAREHOUSED, warehoused.reason(), "");
            case Event.Held held -> of(State.HELD, held.reason(), "");
            case Event.Cancelled cancelled -> of(State.CANCELLED, cancelled.reason(), "");
            case Event.Expired expired -> of(State.EXPIRED, expired.reason(), "");
        };
    }

    private static Standing netted(Logged logged, Event.Netted netted) {
        String where = netted.instruction().condition() instanceof Condition.InCycle in
                ? "netted in the cycle " + in.cycle()
                : "netted";
        return new Standing("ACSC", "", List.of(finality(logged), where));
    }

    /** The moment of finality, as a place in the log and a time. */
    static String finality(Logged logged) {
        return "final: log index " + logged.index() + ", command " + logged.sequence() + ", "
                + Markup.time(logged.timeMillis());
    }

    /** Whether a bank may be told this reason. */
    static boolean mayBeTold(Reason reason) {
        return !NEVER_TOLD.contains(reason);
    }

    /** A reason in words: its number, its name, the rule, and what exactly broke it. */
    static String said(Reason reason, String detail) {
        return "reason " + reason.number() + " " + reason.name() + ": " + reason.text()
                + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    /** A request that was refused. Why what is held stays as it is, is not told: nobody is tipped off. */
    static Standing refused(Reason reason) {
        return mayBeTold(reason)
                ? new Standing("RJCT", reason.code().isEmpty() ? NARRATIVE : reason.code(),
                        List.of(said(reason, "")))
                : new Standing("RJCT", NARRATIVE, List.of(Reason.MODIFY_HELD.text()));
    }

    private static Standing again(Outcome first) {
        String detail = first.state() == State.SETTLED
                ? "final: command " + first.sequence() + ", " + Markup.time(first.timeMillis())
                : "";
        Standing standing = of(first.state(), first.reason(), detail);
        List<String> texts = new ArrayList<>(standing.texts);
        texts.add("repeat: this message came before; nothing was done again");
        return new Standing(standing.status, standing.code, texts);
    }

    /** Where an instruction is that waits. */
    static Standing of(State state, Reason reason) {
        return of(state, reason, "");
    }

    /** Whether its sender is told what it waits for. */
    static boolean isTold(State state, Reason reason) {
        return state == State.WAREHOUSED || state == State.QUEUED && TOLD_WHILE_WAITING.contains(reason);
    }

    private static Standing of(State state, Reason reason, String detail) {
        return switch (state) {
            case HELD -> new Standing("PDNG", "", List.of());
            case QUEUED -> new Standing(reason == Reason.ACCEPTED_IN_CYCLE ? "ACSP" : "PDNG", "",
                    TOLD_WHILE_WAITING.contains(reason) ? List.of(said(reason, "")) : List.of());
            case WAREHOUSED -> new Standing("ACSP", "", List.of(said(Reason.VALUE_DATE_AHEAD, "")));
            case SETTLED -> new Standing("ACSC", "", List.of(detail));
            case REJECTED -> over("RJCT", reason, detail);
            case CANCELLED -> over("CANC", reason, detail);
            case EXPIRED -> new Standing("RJCT", Reason.HELD_AT_CUT_OFF.code(),
                    List.of(expired(reason)));
        };
    }

    /** What was held must not be told from what lacked anything else. */
    private static String expired(Reason reason) {
        return switch (reason) {
            case REJECT_TIME_PASSED -> REJECTED_IN_TIME;
            case NOT_ACCEPTED_AT_CUT -> "not accepted before its cycle was cut; no money moved";
            case CYCLE_NOT_SETTLED -> "its cycle did not settle; no money moved";
            default -> EXPIRED;
        };
    }

    private static Standing over(String status, Reason reason, String detail) {
        if (!mayBeTold(reason)) {
            return new Standing(status, NARRATIVE, List.of("no money moved"));
        }
        return new Standing(status, reason.code().isEmpty() ? NARRATIVE : reason.code(),
                List.of(said(reason, detail)));
    }
}
