package org.steelyard.settlement;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.steelyard.money.AccountId;

/** What must be true of cycles after every command. */
final class CycleInvariants {

    private CycleInvariants() {
    }

    static void check(Settlement settlement, List<String> broken) {
        Cycles cycles = settlement.instructions().cycles();
        for (NetCycle cycle : cycles.all()) {
            positionsAreTrue(cycle, broken);
            isAsFarAsItSays(cycle, cycles, broken);
        }
        for (Waiting member : settlement.instructions().waiting().all()) {
            NetCycle cycle = cycles.of(member);
            boolean isAccepted = cycle != null && cycle.accepted.get(member.number) == member;
            if (Cycles.isObligation(member) && cycle == null) {
                broken.add("obligation " + member.number + " has outlived its cycle");
            }
            if (isAccepted != (member.reason == Reason.ACCEPTED_IN_CYCLE)) {
                broken.add(
                        "obligation " + member.number + " is accepted and does not say so, or not accepted");
            }
            if (Cycles.isObligation(member) && member.inQueue) {
                broken.add("obligation " + member.number + " stands in a queue");
            }
            if (member.instruction.kind() == Kind.NET_SETTLEMENT && cycles.settledBy(member) == null) {
                broken.add("net settlement " + member.number + " settles no cycle");
            }
        }
    }

    private static void positionsAreTrue(NetCycle cycle, List<String> broken) {
        Map<AccountId, Long> nets = new TreeMap<>();
        for (Waiting obligation : cycle.accepted.values()) {
            long minor = obligation.instruction.legs().getFirst().amount().minor();
            nets.merge(obligation.debited[0].id, -minor, Math::addExact);
            nets.merge(obligation.credited[0].id, minor, Math::addExact);
        }
        long sum = 0;
        for (NetPosition position : cycle.positions()) {
            sum = Math.addExact(sum, position.net().minor());
            if (position.net().minor() != nets.getOrDefault(position.account(), 0L)) {
                broken.add(
                        "the position of " + position.account() + " in cycle " + cycle.number + " is wrong");
            }
        }
        if (sum != 0) {
            broken.add("the net positions of cycle " + cycle.number + " add up to " + sum);
        }
    }

    private static void isAsFarAsItSays(NetCycle cycle, Cycles cycles, List<String> broken) {
        if (cycle.phase == NetCycle.Phase.OPEN) {
            cycle.outside.values().stream()
                    .filter(member -> cycles.reasonOutside(cycle, member) == Reason.NONE)
                    .forEach(member -> broken.add("there is room for obligation " + member.number));
        } else if (!cycle.outside.isEmpty()) {
            broken.add("cycle " + cycle.number + " was cut, and obligations wait for room in it");
        } else {
            cycle.debtors().forEach((debtor, owed) -> {
                if (owed > cycles.term(NettingTerm.of(NettingTerm.Kind.NET_DEBIT_CAP, debtor))) {
                    broken.add(debtor + " owes more in cycle " + cycle.number + " than its cap");
                }
            });
        }
        boolean isConfirmed = cycle.phase == NetCycle.Phase.CONFIRMED;
        Waiting net = cycle.net;
        if (isConfirmed != (net != null) || net != null && !net.inQueue) {
            broken.add("cycle " + cycle.number + " is confirmed and nothing settles it, or not confirmed");
        }
        if (net != null) {
            Map<AccountId, Long> nets = new TreeMap<>();
            for (int leg = 0; leg < net.debited.length; leg++) {
                long minor = net.instruction.legs().get(leg).amount().minor();
                nets.merge(net.debited[leg].id, -minor, Math::addExact);
                nets.merge(net.credited[leg].id, minor, Math::addExact);
            }
            cycle.positions().stream()
                    .filter(each -> each.net().minor() != nets.getOrDefault(each.account(), 0L))
                    .forEach(each -> broken.add(each.account() + " is not settled by " + net.number));
        }
    }
}
