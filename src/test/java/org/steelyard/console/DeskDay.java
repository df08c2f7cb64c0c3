package org.steelyard.console;

/** Days that a {@link DeskWorld} has behind it. */
final class DeskDay {

    private static final int INSTRUCTIONS = 2_400;
    private static final long APART_MILLIS = 900;

    private DeskDay() {}

    /** Half a day of payments, with waiting ones, pairs and two cases. All banks and findings are invented. */
    static DeskWorld busy(long seed) {
        DeskWorld world = new DeskWorld(seed,
                System.currentTimeMillis() - INSTRUCTIONS * APART_MILLIS);
        world.play(INSTRUCTIONS * 2 / 3, APART_MILLIS);
        world.hold(DeskWorld.CNY, 1, 4, 48_200_000,
                "name of the creditor: 'Severnaya Zvezda Shipping' is close to list entry X-0017 (invented)");
        world.play(INSTRUCTIONS / 6, APART_MILLIS);
        world.hold(DeskWorld.RUB, 3, 0, 1_250_000_00L,
                "identifier of the debtor: equals list entry X-0042 (invented)");
        world.play(INSTRUCTIONS - INSTRUCTIONS * 2 / 3 - INSTRUCTIONS / 6, APART_MILLIS);
        return world;
    }
}
