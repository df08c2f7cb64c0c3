package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** What bounds an account's payments besides its funds, as far as it is in force; most accounts have none. */
final class Restrictions {

    private final Account account;
    /** By the index of the counterparty's account. */
    final TreeMap<Integer, Position> bilateral = new TreeMap<>();
    @Nullable
    Position multilateral;
    /** What is still reserved, in minor units. */
    long forHighlyUrgent;
    long forUrgent;
    /** Funds less what is reserved for the highly urgent; less what is reserved at all. */
    final Position urgentFunds;
    final Position normalFunds;
    /** By the name of the corridor. */
    final TreeMap<String, Position> net = new TreeMap<>();
    final TreeMap<String, Position> day = new TreeMap<>();
    /** What its payers draw on. */
    final TreeMap<String, Position> received = new TreeMap<>();

    Restrictions(Account account) {
        this.account = account;
        this.urgentFunds = Position.ofFunds(account, Reason.RESERVED_FOR_URGENT);
        this.normalFunds = Position.ofFunds(account, Reason.RESERVED_FOR_URGENT);
    }

    /** Nothing has been sent across the corridor yet today. */
    void begin(Cap cap) {
        net.remove(cap.corridor);
        day.remove(cap.corridor);
        received.remove(cap.corridor);
        if (cap.net >= 0) {
            net.put(cap.corridor, Position.ofLimit(account, Reason.CORRIDOR_CAP, cap.net));
        }
        if (cap.received >= 0) {
            received.put(cap.corridor,
                    Position.ofLimit(account, Reason.CORRIDOR_RECEIVER_CAP, cap.received));
        }
        if (cap.day >= 0) {
            day.put(cap.corridor, Position.ofLimit(account, Reason.CORRIDOR_DAY_CAP, cap.day));
        }
    }

    void reserve(Priority priority, long minor) {
        if (priority == Priority.HIGHLY_URGENT) {
            forHighlyUrgent = minor;
        } else {
            forUrgent = minor;
        }
        reckon();
    }

    /** A payment of this priority has been debited: its class has used what was reserved for it. */
    void use(Priority priority, long minor) {
        if (priority == Priority.HIGHLY_URGENT) {
            forHighlyUrgent = Math.max(0, forHighlyUrgent - minor);
        } else if (priority == Priority.URGENT) {
            forUrgent = Math.max(0, forUrgent - minor);
        }
        reckon();
    }

    private void reckon() {
        urgentFunds.left = -forHighlyUrgent;
        normalFunds.left = -forHighlyUrgent - forUrgent;
    }

    /** The funds that a payment of this priority may not touch; null if it may touch all. */
    @Nullable
    Position fundsFor(Priority priority) {
        return switch (priority) {
            case HIGHLY_URGENT -> null;
            case URGENT -> urgentFunds;
            case NORMAL -> normalFunds;
        };
    }

    /** The limit between the account and this other one; null if none is in force. */
    @Nullable
    Position towards(Account other) {
        if (account.id.isIssue() || other.id.isIssue()) {
            return null;
        }
        Position found = bilateral.get(other.index);
        return found != null ? found : multilateral;
    }

    /** All but the funds and what it may receive, in a fixed order. */
    List<Position> positions() {
        List<Position> positions = new ArrayList<>(List.of(urgentFunds, normalFunds));
        positions.addAll(bilateral.values());
        if (multilateral != null) {
            positions.add(multilateral);
        }
        TreeSet<String> corridors = new TreeSet<>(net.keySet());
        corridors.addAll(day.keySet());
        for (String corridor : corridors) {
            add(net.get(corridor), positions);
            add(day.get(corridor), positions);
        }
        return positions;
    }

    private static void add(@Nullable Position position, List<Position> to) {
        if (position != null) {
            to.add(position);
        }
    }

    /**
     * What may be drawn on a position by a set that settles in order: such a set holds all urgent ones that
     * wait before the first that draws on reserved funds, and they use what is reserved for them.
     */
    long headroomInOrder(Position position) {
        if (position != urgentFunds && position != normalFunds) {
            return position.headroom();
        }
        long highlyUrgent = 0;
        long urgent = 0;
        for (Waiting member : account.queue.values()) {
            if (!member.isUrgent()) {
                break;
            }
            long draws = Offsetting.draws(member, account);
            if (member.instruction.priority() == Priority.HIGHLY_URGENT) {
                highlyUrgent += draws;
            } else {
                urgent += draws;
            }
        }
        long kept = Math.max(forHighlyUrgent, highlyUrgent);
        return account.available() - (position == urgentFunds ? kept : kept + Math.max(forUrgent, urgent));
    }

    void save(SnapshotWriter out) {
        out.putLong(forHighlyUrgent);
        out.putLong(forUrgent);
        out.putInt(bilateral.size());
        bilateral.forEach((index, position) -> {
            out.putInt(index);
            save(position, out);
        });
        out.putInt(multilateral == null ? 0 : 1);
        if (multilateral != null) {
            save(multilateral, out);
        }
        save(net, out);
        save(day, out);
        save(received, out);
    }

    private static void save(Map<String, Position> positions, SnapshotWriter out) {
        out.putInt(positions.size());
        positions.forEach((corridor, position) -> {
            out.putText(corridor);
            save(position, out);
        });
    }

    private static void save(Position position, SnapshotWriter out) {
        out.putLong(position.left);
        out.putLong(position.least);
    }

    void restore(SnapshotReader in) {
        forHighlyUrgent = in.getLong();
        forUrgent = in.getLong();
        reckon();
        for (int left = in.getInt(); left > 0; left--) {
            bilateral.put(in.getInt(), position(Reason.LIMIT_BILATERAL, in));
        }
        if (in.getInt() == 1) {
            multilateral = position(Reason.LIMIT_MULTILATERAL, in);
        }
        for (int left = in.getInt(); left > 0; left--) {
            net.put(in.getText(), position(Reason.CORRIDOR_CAP, in));
        }
        for (int left = in.getInt(); left > 0; left--) {
            day.put(in.getText(), position(Reason.CORRIDOR_DAY_CAP, in));
        }
        for (int left = in.getInt(); left > 0; left--) {
            received.put(in.getText(), position(Reason.CORRIDOR_RECEIVER_CAP, in));
        }
    }

    private Position position(Reason shortage, SnapshotReader in) {
        Position position = Position.ofLimit(account, shortage, in.getLong());
        position.least = in.getLong();
        return position;
    }
}
