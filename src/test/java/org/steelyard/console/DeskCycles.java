package org.steelyard.console;

import java.util.ArrayList;
import java.util.List;

import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;

/** Invented cycles of deferred net settlement, and sets that settled together. */
final class DeskCycles {

    private static final Currency CNY = DeskWorld.CNY;
    private static final List<Bic> AGENTS = List.of(DeskWorld.ROUBLES.agent(), DeskWorld.YUAN.agent());

    private DeskCycles() {
    }

    /** One that is open, one that waits for the other agent, one in which a debtor failed. */
    static List<ShownCycle> three(long nowMillis) {
        List<ShownCycle> cycles = new ArrayList<>();
        cycles.add(cycle(3, "NOON", "", "OPEN", times(nowMillis - 600_000, 0, nowMillis + 1_500_000, 0),
                List.of(), List.of()));
        cycles.add(cycle(2, "BORDER 1/2", "CNY-RUB", "CUT",
                times(nowMillis - 3_600_000, nowMillis - 60_000, nowMillis + 240_000, 0),
                List.of(DeskWorld.YUAN.agent()), List.of()));
        Bic birch = Bic.of("ZZBIRUM0");
        cycles.add(cycle(1, "MORNING", "", "SETTLED",
                times(nowMillis - 9_000_000, nowMillis - 7_000_000, nowMillis - 6_000_000,
                        nowMillis - 5_000_000),
                AGENTS, List.of(new ShownCycle.Loss(birch, birch, amount(3_000_000)),
                        new ShownCycle.Loss(birch, Bic.of("ZZLOCNB0"), amount(500_000)))));
        return cycles;
    }

    /** Sets that settled together, the newest first. */
    static List<ShownRun> twoRuns(long nowMillis) {
        ShownRun.Moved yuan = new ShownRun.Moved(amount(84_250_000), amount(9_120_000));
        ShownRun.Moved less = new ShownRun.Moved(amount(27_000_000), amount(2_000_000));
        return List.of(
                new ShownRun(91, nowMillis - 20_000, "OPTIMISATION", 412, 180, 3, List.of(yuan), 12_400),
                new ShownRun(77, nowMillis - 65_000, "OFFSETTING", 398, 3, 0, List.of(less), 0));
    }

    private static ShownCycle.Times times(long opened, long cut, long confirmBy, long closed) {
        return new ShownCycle.Times(opened, cut, confirmBy, confirmBy + 1_800_000, closed,
                closed == 0 ? 0 : 40_123);
    }

    private static ShownCycle cycle(long number, String name, String corridor, String stage,
            ShownCycle.Times times, List<Bic> confirmed, List<ShownCycle.Loss> losses) {
        List<ShownCycle.Position> positions = List.of(position("ZZBIRUM0", 14_000_000, 9_500_050),
                position("ZZHDCNB0", 18_000_000, 20_000_000), position("ZZLOCNB0", 9_500_050, 12_000_000));
        return new ShownCycle(number, name, DeskWorld.YUAN.toString(), corridor, stage, "", times,
                new ShownCycle.Totals(5, 1, amount(41_500_050), amount(4_499_950), amount(37_000_100),
                        891_566),
                positions, corridor.isEmpty() ? List.of(DeskWorld.YUAN.agent()) : AGENTS, confirmed, losses);
    }

    private static ShownCycle.Position position(String bank, long owed, long due) {
        return new ShownCycle.Position(Bic.of(bank), amount(owed), amount(due), amount(due - owed));
    }

    private static Amount amount(long minor) {
        return new Amount(CNY, minor);
    }
}
