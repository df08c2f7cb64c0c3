package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.List;

import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;

/**
 * Every instruction that ever got a number, in one row of longs: enough to give a repeated message its first
 * answer and to judge a return, and no more, since there are millions. Rows stand in pages so that growing
 * copies nothing.
 */
final class Register {

    /** Row numbers are 32 bits in the index; two billion instructions outlast any retention. */
    static final int MOST_ROWS = Integer.MAX_VALUE - 1;

    private static final int UETR_HIGH = 0;
    private static final int UETR_LOW = 1;
    private static final int MESSAGE_HIGH = 2;
    private static final int MESSAGE_LOW = 3;
    private static final int SENDER = 4;
    /** State, reason and kind in one. */
    private static final int STATUS = 5;
    private static final int SEQUENCE = 6;
    private static final int TIME = 7;
    private static final int AMOUNT = 8;
    private static final int PAYER = 9;
    private static final int PAYEE = 10;
    private static final int LEDGER = 11;
    private static final int SETTLED_DAY = 12;
    private static final int RETURNED_BY = 13;
    private static final int WIDTH = 14;

    private static final int ROWS_A_PAGE = 1 << 14;
    private static final int NO_UETR = 0;
    private static final int NOT_RETURNABLE = 0;

    private final List<long[]> pages = new ArrayList<>();
    private final Identities byUetr = new Identities(row -> get(row, UETR_HIGH), row -> get(row, UETR_LOW));
    private final Identities byMessage = new Identities(row -> get(row, MESSAGE_HIGH),
            row -> get(row, MESSAGE_LOW));
    private int rows;

    /**
     * A register that has so many instructions and remembers none: for an engine that is only asked what
     * would happen to those that wait.
     */
    static Register forgetful(long instructions) {
        Register register = new Register();
        register.rows = Math.toIntExact(instructions);
        long[] scratch = new long[ROWS_A_PAGE * WIDTH];
        for (int from = 0; from < register.rows; from += ROWS_A_PAGE) {
            register.pages.add(scratch);
        }
        return register;
    }

    /** The number of the last instruction; the first is 1. */
    long last() {
        return rows;
    }

    /** The number of the instruction with this UETR, or 0. */
    long numberOf(Uetr uetr) {
        return byUetr.find(uetr.high(), uetr.low()) + 1L;
    }

    /** The number of the instruction that came under this key, or 0. */
    long numberOf(MessageKey key) {
        return byMessage.find(key.high(), key.low()) + 1L;
    }

    /** Gives the next number to an instruction that has neither the UETR nor the message of another. */
    long add(References references, MessageKey key) {
        long number = addWithoutUetr(references, key);
        Uetr uetr = references.uetr();
        set(number, UETR_HIGH, uetr.high());
        set(number, UETR_LOW, uetr.low());
        byUetr.add(uetr.high(), uetr.low(), (int) number - 1);
        return number;
    }

    /** Gives the next number to a message whose UETR belongs to somebody else. */
    long addWithoutUetr(References references, MessageKey key) {
        if (rows == MOST_ROWS) {
            throw new IllegalStateException("the register is full");
        }
        if (rows % ROWS_A_PAGE == 0) {
            pages.add(new long[ROWS_A_PAGE * WIDTH]);
        }
        rows++;
        long number = rows;
        set(number, MESSAGE_HIGH, key.high());
        set(number, MESSAGE_LOW, key.low());
        set(number, SENDER, references.sender().packed());
        byMessage.add(key.high(), key.low(), rows - 1);
        return number;
    }

    boolean isSentBy(long number, Bic sender) {
        return get(number, SENDER) == sender.packed();
    }

    void outcome(long number, Outcome outcome) {
        set(number, STATUS, (long) outcome.state().ordinal() << 32 | outcome.reason().number());
        set(number, SEQUENCE, outcome.sequence());
        set(number, TIME, outcome.timeMillis());
    }

    Outcome outcome(long number) {
        long status = get(number, STATUS);
        return new Outcome(STATES[(int) (status >>> 32)], Reason.of((int) status), get(number, SEQUENCE),
                get(number, TIME));
    }

    State state(long number) {
        return STATES[(int) (get(number, STATUS) >>> 32)];
    }

    /** Notes what a later return is measured by. */
    void settled(long number, Instruction instruction, Account credited, long epochDay) {
        boolean returnable = instruction.legs().size() == 1 && instruction.kind() != Kind.RETURN
                && instruction.kind() != Kind.LIQUIDITY_TRANSFER
                && instruction.kind() != Kind.NET_SETTLEMENT;
        if (!returnable) {
            return;
        }
        Leg leg = instruction.legs().getFirst();
        set(number, AMOUNT, leg.amount().minor());
        set(number, PAYER, leg.payer().packed());
        set(number, PAYEE, leg.payee().packed());
        set(number, LEDGER, credited.ledger.index);
        set(number, SETTLED_DAY, epochDay);
    }

    boolean isReturnable(long number) {
        return state(number) == State.SETTLED && get(number, AMOUNT) != NOT_RETURNABLE;
    }

    /** Whether this leg runs on the ledger of the original, between its banks, the other way. */
    boolean isMirroredBy(long number, Leg leg, Account credited) {
        return get(number, PAYER) == leg.payee().packed() && get(number, PAYEE) == leg.payer().packed()
                && get(number, LEDGER) == credited.ledger.index;
    }

    long amount(long number) {
        return get(number, AMOUNT);
    }

    long settledEpochDay(long number) {
        return get(number, SETTLED_DAY);
    }

    /** The number of the return that has brought it back or waits to; 0 if there is none. */
    long returnedBy(long number) {
        return get(number, RETURNED_BY);
    }

    void returnedBy(long number, long returning) {
        set(number, RETURNED_BY, returning);
    }

    void save(SnapshotWriter out) {
        out.putInt(rows);
        for (int page = 0; page < pages.size(); page++) {
            out.putLongs(pages.get(page), rowsOn(page) * WIDTH);
        }
    }

    static Register restore(SnapshotReader in) {
        Register register = new Register();
        register.rows = in.getInt();
        for (int from = 0, page = 0; from < register.rows; from += ROWS_A_PAGE, page++) {
            register.pages.add(new long[ROWS_A_PAGE * WIDTH]);
            in.getLongs(register.pages.get(page), register.rowsOn(page) * WIDTH);
        }
        for (int row = 0; row < register.rows; row++) {
            register.index(row);
        }
        return register;
    }

    private void index(int row) {
        byMessage.add(get(row, MESSAGE_HIGH), get(row, MESSAGE_LOW), row);
        // A version 4 UUID is never all zero: such a row has none of its own.
        if (get(row, UETR_HIGH) != NO_UETR) {
            byUetr.add(get(row, UETR_HIGH), get(row, UETR_LOW), row);
        }
    }

    private int rowsOn(int page) {
        return Math.min(ROWS_A_PAGE, rows - page * ROWS_A_PAGE);
    }

    private long get(int row, int column) {
        return pages.get(row / ROWS_A_PAGE)[row % ROWS_A_PAGE * WIDTH + column];
    }

    private long get(long number, int column) {
        return get((int) number - 1, column);
    }

    private void set(long number, int column, long value) {
        int row = (int) number - 1;
        pages.get(row / ROWS_A_PAGE)[row % ROWS_A_PAGE * WIDTH + column] = value;
    }

    private static final State[] STATES = State.values();
}
