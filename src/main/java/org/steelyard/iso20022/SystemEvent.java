package org.steelyard.iso20022;

import java.util.List;

import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Phase;

/**
 * admi.004.001.02: the business day begins or moves on, or the system is there.
 *
 * @param code ExternalSystemEventType1Code where it has one for this
 * @param parameters what it is about, each at most 35 characters
 * @param text the same in words
 */
record SystemEvent(String code, List<String> parameters, String text) {

    static final String DEFINITION = "admi.004.001.02";
    /** The answer to a bank that asks whether the system is there. */
    static final SystemEvent HERE = new SystemEvent("PONG", List.of(), "the system is here");

    SystemEvent {
        parameters = List.copyOf(parameters);
    }

    static SystemEvent of(Event.DayOpened opened) {
        BusinessDay day = opened.day();
        return new SystemEvent("STDY", List.of(day.currency().code(), day.date().toString()),
                "the business day " + day.date() + " of " + day.currency() + " is open; customer cut-off "
                        + Markup.time(day.customerCutOffMillis()) + ", interbank cut-off "
                        + Markup.time(day.interbankCutOffMillis()) + ", close "
                        + Markup.time(day.closeMillis()));
    }

    static SystemEvent of(Event.PhaseReached reached) {
        return new SystemEvent(code(reached.phase()),
                List.of(reached.currency().code(), reached.date().toString(), reached.phase().name()),
                "the business day " + reached.date() + " of " + reached.currency() + ": "
                        + text(reached.phase()));
    }

    Outgoing write(Envelope envelope) {
        return envelope.outgoing(out -> {
            out.open("SysEvtNtfctn").open("EvtInf").text("EvtCd", code);
            parameters.forEach(parameter -> out.text("EvtParam", parameter));
            out.text("EvtDesc", text).time("EvtTm", envelope.timeMillis());
            out.close("EvtInf").close("SysEvtNtfctn");
        });
    }

    private static String code(Phase phase) {
        return switch (phase) {
            case OPEN -> "STDY";
            case INTERBANK_ONLY -> "CUSC";
            case CUT_OFF -> "IBKC";
            case CLOSED -> "SYSC";
        };
    }

    private static String text(Phase phase) {
        return switch (phase) {
            case OPEN -> "all payments are accepted and settled";
            case INTERBANK_ONLY -> "the customer cut-off has passed; payments between banks only";
            case CUT_OFF -> "the interbank cut-off has passed; nothing is accepted, nothing waits";
            case CLOSED -> "closed; the books of the day are final";
        };
    }
}
