package org.steelyard.console;

import java.util.ArrayList;
import java.util.List;

import org.steelyard.books.BookedInstruction;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.State;

/** An instruction of a {@link DeskWorld} with all that happened to it. */
final class DeskEntry {

    final List<ConsoleView.Step> steps = new ArrayList<>();
    final List<ConsoleView.Movement> movements = new ArrayList<>();
    BookedInstruction now;
    /** The number of the counter-leg; 0 without one. */
    long counter;

    DeskEntry(BookedInstruction now) {
        this.now = now;
    }

    LedgerId ledger() {
        return now.amount().currency().equals(DeskWorld.CNY) ? DeskWorld.YUAN : DeskWorld.ROUBLES;
    }

    long number() {
        return now.number();
    }

    void move(State state, Reason reason, String detail, long index, long nowMillis) {
        steps.add(new ConsoleView.Step(index, nowMillis, state.name(), reason.text(), detail));
        now = new BookedInstruction(now.number(), now.uetr(), now.sender(), now.messageId(), now.endToEndId(),
                now.kind(), state, reason, detail, now.priority(), now.purpose(), now.valueDate(),
                now.payer(),
                now.payee(), now.amount(), now.pairReference(), counter, now.receivedMillis(), nowMillis);
    }

    /** An account of a {@link DeskWorld}. */
    static final class Position {
        final String name;
        final long creditMinor;
        long minor;
        long entries;

        Position(String name, long creditMinor) {
            this.name = name;
            this.creditMinor = creditMinor;
        }
    }
}
