package org.steelyard.console;

/**
 * Shows the console with an invented day, for who works on the page;
 * docs/operator/console.md has the command. It reads the page from the class path, so build that first.
 */
final class ConsolePreview {

    private static final long SEED = 20261125;
    private static final long PAUSE_MILLIS = 200;

    private ConsolePreview() {}

    /** Runs until it is stopped; the first argument is the port. */
    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
        DeskWorld world = DeskDay.busy(SEED, System.currentTimeMillis());
        try (Console console = Console.start(new ConsoleSettings("127.0.0.1", port), world.source(),
                world::nowMillis)) {
            DeskDay.watched(world, console, SEED);
            System.out.println(console.address());
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                world.play(1, PAUSE_MILLIS);
            }
        }
    }
}
