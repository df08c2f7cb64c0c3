package org.steelyard.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.openqa.selenium.Keys;

/**
 * Takes the pictures of docs/operator/console.md anew, of an invented day that is the same each time;
 * docs/operator/console.md has the command.
 */
final class ConsoleImages {

    private static final long SEED = 20261125;
    private static final long MORNING = 1_795_588_200_000L;
    private static final int ACCOUNTS = 12;
    private static final int LARGEST_BYTES = 300_000;

    private ConsoleImages() {}

    /** Writes into the folder that the first argument names; docs/images if there is none. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "docs/images");
        Files.createDirectories(folder);
        DeskWorld world = DeskDay.busy(SEED, MORNING);
        try (Console console = Console.start(new ConsoleSettings("127.0.0.1", 0), world.source(),
                world::nowMillis); Browser browser = Browser.start(Files.createTempDirectory("profile"))) {
            DeskDay.watched(world, console, SEED);
            for (String scheme : new String[]{"dark", "light"}) {
                browser.prefers(scheme);
                open(browser, console);
                keep(browser, folder.resolve("console-" + scheme + ".png"));
            }
            browser.prefers("dark");
            open(browser, console);
            browser.press("p", Keys.END, Keys.ENTER);
            browser.awaitText(".story h3", "HISTORY");
            keep(browser, folder.resolve("console-instruction.png"));
            browser.size(420, 900);
            open(browser, console);
            keep(browser, folder.resolve("console-telephone.png"));
        }
    }

    private static void open(Browser browser, Console console) {
        browser.open(console.address());
        browser.await("the accounts", () -> browser.texts("accounts-panel [data-row]").size() == ACCOUNTS);
        browser.awaitText(".link", "live");
        browser.await("the typeface", () -> browser.ask("return document.fonts.status").equals("loaded"));
        browser.await("the chart", () -> !browser.texts("pulse-card canvas").isEmpty());
    }

    private static void keep(Browser browser, Path file) throws IOException {
        byte[] picture = Palette.reduced(browser.picture());
        if (picture.length > LARGEST_BYTES) {
            throw new IOException(file + " has " + picture.length + " bytes, more than " + LARGEST_BYTES);
        }
        Files.write(file, picture);
    }
}
