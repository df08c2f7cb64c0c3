package org.steelyard.screening;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What the gateway asks. It fails closed: without a list, while down, or when matching breaks, the
 * verdict is {@link Verdict.Unavailable}. There is no way to make it answer Clear without comparing.
 * Safe for any number of threads; a list is changed by one write, and a message is compared wholly
 * with one list.
 */
public final class Screening {

    private volatile State state = new State.NoList();

    /** What screening can do at the moment. */
    public sealed interface State {

        /** No list was loaded since the start. */
        record NoList() implements State {
        }

        /** Ready. */
        record Loaded(Screener screener) implements State {
        }

        /** Stopped, until a list is loaded again. */
        record Down(String reason) implements State {
        }
    }

    /** Starts without a list. */
    public Screening() {
        // Nothing to compare with yet: every verdict is Unavailable.
    }

    /** The state at this moment. */
    public State state() {
        return state;
    }

    /** Reads a list and, if all of it is right, compares with it from now on; else the old state stays. */
    public ListReading load(Path file) {
        return use(ListReader.read(file));
    }

    /** As {@link #load(Path)}, from a stream, which stays open. */
    public ListReading load(InputStream bytes) {
        return use(ListReader.read(bytes));
    }

    /** Loads the small invented list that comes with Steelyard. */
    public ListReading loadDemoList() {
        return use(ListReader.readDemoList());
    }

    private ListReading use(ListReading reading) {
        switch (reading) {
            case ListReading.Accepted accepted -> state = new State.Loaded(new Screener(accepted.list()));
            case ListReading.Refused refused -> {
                // The old state stays; the caller tells the operator the line and the reason.
            }
        }
        return reading;
    }

    /** Stops screening, so that everything waits, until a list is loaded. */
    public void takeDown(String reason) {
        state = new State.Down(reason);
    }

    /** Compares all subjects of one message. */
    public Verdict screen(List<Subject> subjects) {
        return switch (state) {
            case State.NoList none -> new Verdict.Unavailable("no sanctions list is loaded");
            case State.Loaded loaded -> compare(loaded.screener(), subjects);
            case State.Down down -> new Verdict.Unavailable("screening is down: " + down.reason());
        };
    }

    private static Verdict compare(Screener screener, List<Subject> subjects) {
        try {
            return screener.screen(subjects);
        } catch (RuntimeException | StackOverflowError e) {
            return new Verdict.Unavailable("matching broke: " + e);
        }
    }
}
