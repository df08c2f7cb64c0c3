package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.List;

/** What one command brings about: events in order, each with its mark on the register and the state hash. */
final class Journal {

    final Trace trace;
    final Register register;
    long sequence;
    long nowMillis;
    private long eventsBefore;
    private List<Event> events = new ArrayList<>();

    Journal(Trace trace, Register register, long sequence, long nowMillis, long events) {
        this.trace = trace;
        this.register = register;
        this.sequence = sequence;
        this.nowMillis = nowMillis;
        this.eventsBefore = events;
    }

    void begin(long atMillis) {
        sequence++;
        nowMillis = Math.max(nowMillis, atMillis);
        events = new ArrayList<>(4);
        trace.fold(nowMillis);
    }

    List<Event> end() {
        eventsBefore += events.size();
        return events;
    }

    /** How many events this command has brought about so far. */
    int size() {
        return events.size();
    }

    /** Events of all commands that have ended. */
    long events() {
        return eventsBefore;
    }

    void add(Event event) {
        events.add(event);
    }

    /** An instruction that has a number changed its state. */
    void changed(Event.OfInstruction event) {
        register.outcome(event.number(), new Outcome(event.state(), event.reason(), sequence, nowMillis));
        trace.fold(event.number());
        trace.fold((long) event.state().ordinal() << 32 | event.reason().number());
        events.add(event);
    }
}
