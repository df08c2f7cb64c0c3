package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/** Which positions a leg draws on and which it fills. */
final class Touches {

    private Touches() {
    }

    static List<Position> drawn(Waiting member, int leg) {
        Account account = member.debited[leg];
        if (!account.isRestricted()) {
            return account.fundsAlone;
        }
        List<Position> drawn = new ArrayList<>(account.fundsAlone);
        Priority priority = member.instruction.priority();
        Restrictions restrictions = account.restrictions;
        if (restrictions != null) {
            add(restrictions.fundsFor(priority), drawn);
            add(priority == Priority.NORMAL ? restrictions.towards(member.credited[leg]) : null, drawn);
        }
        for (Cap cap : account.ledger.caps.values()) {
            if (cap.isCrossedBy(member.instruction, member.instruction.legs().get(leg))) {
                add(net(account, cap), drawn);
                add(day(account, cap), drawn);
            }
        }
        return drawn;
    }

    static List<Position> filled(Waiting member, int leg) {
        Account account = member.credited[leg];
        if (!account.isRestricted()) {
            return account.fundsAlone;
        }
        List<Position> filled = new ArrayList<>(account.fundsAlone);
        Restrictions restrictions = account.restrictions;
        if (restrictions != null) {
            filled.add(restrictions.urgentFunds);
            filled.add(restrictions.normalFunds);
            add(restrictions.towards(member.debited[leg]), filled);
        }
        for (Cap cap : account.ledger.caps.values()) {
            if (cap.isCrossedBy(member.instruction, member.instruction.legs().get(leg))) {
                add(net(account, cap), filled);
            }
        }
        return filled;
    }

    /** All that a leg draws on, be it its payer's or what its payee may receive. */
    static List<Position> takes(Waiting member, int leg) {
        return and(drawn(member, leg), received(member, leg, member.credited[leg]));
    }

    /** All that a leg fills: what its payer has sent it may receive again. */
    static List<Position> gives(Waiting member, int leg) {
        return and(filled(member, leg), givenBack(member, leg));
    }

    /** What its payer may receive again for what this leg sends. */
    static List<Position> givenBack(Waiting member, int leg) {
        return received(member, leg, member.debited[leg]);
    }

    private static List<Position> received(Waiting member, int leg, Account account) {
        Restrictions restrictions = account.restrictions;
        if (restrictions == null || restrictions.received.isEmpty()) {
            return List.of();
        }
        List<Position> received = new ArrayList<>();
        for (Cap cap : account.ledger.caps.values()) {
            if (cap.received >= 0
                    && cap.isCrossedBy(member.instruction, member.instruction.legs().get(leg))) {
                add(restrictions.received.get(cap.corridor), received);
            }
        }
        return received;
    }

    private static List<Position> and(List<Position> some, List<Position> others) {
        if (others.isEmpty()) {
            return some;
        }
        List<Position> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static void add(@Nullable Position position, List<Position> to) {
        if (position != null) {
            to.add(position);
        }
    }

    private static @Nullable Position net(Account account, Cap cap) {
        return account.restrictions == null ? null : account.restrictions.net.get(cap.corridor);
    }

    static @Nullable Position day(Account account, Cap cap) {
        return account.restrictions == null ? null : account.restrictions.day.get(cap.corridor);
    }

    /**
     * Numbers all positions for a search, the funds of all accounts first, each by the index of its account,
     * and tells how much a set that settles in order may draw on each.
     */
    static void number(List<Account> accounts, LongConsumer headroom) {
        int number = 0;
        for (Account account : accounts) {
            account.funds.number = number++;
            headroom.accept(account.available());
        }
        for (Account account : accounts) {
            Restrictions restrictions = account.restrictions;
            for (Position position : restrictions == null ? List.<Position>of() : restrictions.positions()) {
                position.number = number++;
                headroom.accept(restrictions == null ? 0 : restrictions.headroomInOrder(position));
            }
        }
    }

    /** The same for what accounts may receive, from this number on. */
    static void numberReceivers(List<Account> accounts, int first, LongConsumer headroom) {
        int number = first;
        for (Account account : accounts) {
            if (account.restrictions != null) {
                for (Position position : account.restrictions.received.values()) {
                    position.number = number++;
                    headroom.accept(position.headroom());
                }
            }
        }
    }
}
