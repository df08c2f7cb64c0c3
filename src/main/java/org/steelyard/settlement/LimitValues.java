package org.steelyard.settlement;

import org.steelyard.money.Bic;

/** Limits in a snapshot. */
final class LimitValues {

    private static final int BILATERAL = 0;
    private static final int MULTILATERAL = 1;
    private static final int RESERVATION = 2;
    private static final int CORRIDOR_NET = 3;
    private static final int CORRIDOR_INSTRUCTION = 4;
    private static final int CORRIDOR_DAY = 5;
    private static final int SECURED_CREDIT = 6;
    private static final int CORRIDOR_RECEIVED = 7;

    private LimitValues() {
    }

    static void put(SnapshotWriter out, Limit limit) {
        switch (limit) {
            case Limit.Bilateral it -> {
                out.putInt(BILATERAL);
                Values.put(out, it.account());
                out.putLong(it.counterparty().packed());
            }
            case Limit.Multilateral it -> {
                out.putInt(MULTILATERAL);
                Values.put(out, it.account());
            }
            case Limit.Reservation it -> {
                out.putInt(RESERVATION);
                Values.put(out, it.account());
                out.putInt(it.priority().rank());
            }
            case Limit.SecuredCredit it -> {
                out.putInt(SECURED_CREDIT);
                Values.put(out, it.account());
            }
            case Limit.CorridorNet it -> {
                out.putInt(CORRIDOR_NET);
                Values.put(out, it.ledger());
                out.putText(it.corridor());
            }
            case Limit.CorridorReceived it -> {
                out.putInt(CORRIDOR_RECEIVED);
                Values.put(out, it.ledger());
                out.putText(it.corridor());
            }
            case Limit.CorridorInstruction it -> {
                out.putInt(CORRIDOR_INSTRUCTION);
                Values.put(out, it.ledger());
                out.putText(it.corridor());
            }
            case Limit.CorridorDay it -> {
                out.putInt(CORRIDOR_DAY);
                Values.put(out, it.ledger());
                out.putText(it.corridor());
            }
        }
    }

    static Limit limit(SnapshotReader in) {
        int tag = in.getInt();
        return switch (tag) {
            case BILATERAL -> new Limit.Bilateral(Values.account(in), new Bic(in.getLong()));
            case MULTILATERAL -> new Limit.Multilateral(Values.account(in));
            case RESERVATION -> new Limit.Reservation(Values.account(in), Priority.values()[in.getInt()]);
            case SECURED_CREDIT -> new Limit.SecuredCredit(Values.account(in));
            case CORRIDOR_NET -> new Limit.CorridorNet(Values.ledger(in), in.getText());
            case CORRIDOR_RECEIVED -> new Limit.CorridorReceived(Values.ledger(in), in.getText());
            case CORRIDOR_INSTRUCTION -> new Limit.CorridorInstruction(Values.ledger(in), in.getText());
            case CORRIDOR_DAY -> new Limit.CorridorDay(Values.ledger(in), in.getText());
            default -> throw new IllegalArgumentException("a snapshot has no limit " + tag);
        };
    }
}
