package org.steelyard.console;

import java.util.Random;

/** Days that a {@link DeskWorld} has behind it. All banks and findings are invented. */
final class DeskDay {

    private static final int MORNING_INSTRUCTIONS = 4_000;
    private static final long APART_MILLIS = 1_700;

    private DeskDay() {}

    /** Some hours of payments, with waiting ones, pairs and two cases. */
    static DeskWorld busy(long seed, long startMillis) {
        DeskWorld world = new DeskWorld(seed, startMillis);
        world.play(MORNING_INSTRUCTIONS * 3 / 4, APART_MILLIS);
        world.hold(DeskWorld.CNY, 1, 4, 48_200_000,
                "Cdtr/Nm \"Nebyl Polar Fixtures JSC\" is the name \"Nebyl Polar Fixtures JSC\":"
                        + " entry INVENTED-O3 (organisation, INVENTED-DEMO).");
        world.play(MORNING_INSTRUCTIONS / 4, APART_MILLIS);
        world.hold(DeskWorld.RUB, 3, 0, 1_250_000_00L,
                "Dbtr/Nm \"Abraxel Fantomov\" is the name \"Abraxel Fantomov\": entry INVENTED-P5 (person, INVENTED-DEMO).");
        world.net();
        return world;
    }

    /**
     * Some more minutes, in which the console looks every second: busier and calmer ones, so that the
     * throughput has a shape.
     */
    static void watched(DeskWorld world, Console console, long seed) {
        Random random = new Random(seed);
        for (int second = 0; second < Throughput.SECONDS; second++) {
            double swell = 3.2 + 2 * Math.sin(second / 140.0) + (second % 300 < 40 ? 3 : 0);
            int instructions = (int) Math.max(0, swell + random.nextGaussian() * 1.2);
            for (int i = 0; i < instructions; i++) {
                world.play(1, 1_000 / instructions);
            }
            world.pass(1_000 - (instructions == 0 ? 0 : instructions * (1_000 / instructions)));
            console.look();
        }
    }
}
