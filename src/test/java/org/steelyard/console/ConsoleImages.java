package org.steelyard.console;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.openqa.selenium.Keys;

/**
 * Takes the pictures of docs/operator/console.md anew, of a node that runs: nothing in them is made up for the
 * picture. docs/operator/console.md has the command.
 */
final class ConsoleImages {

    private static final int ACCOUNTS = 12;
    private static final int LARGEST_BYTES = 300_000;

    private ConsoleImages() {}

    /** The console's address, such as {@code http://127.0.0.1:8080/}; then the folder, or docs/images. */
    public static void main(String[] arguments) throws IOException {
        URI console = URI.create(arguments[0]);
        Path folder = Path.of(arguments.length > 1 ? arguments[1] : "docs/images");
        Files.createDirectories(folder);
        try (Browser browser = Browser.start(Files.createTempDirectory("profile"))) {
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
            open(browser, console);
            if (!browser.texts("cycles-panel [data-row]").isEmpty()) {
                browser.press("c", Keys.ENTER);
                browser.awaitText(".story h3", "POSITIONS");
                keep(browser, folder.resolve("console-cycle.png"));
            }
            browser.size(420, 900);
            open(browser, console);
            keep(browser, folder.resolve("console-telephone.png"));
        }
    }

    private static void open(Browser browser, URI console) {
        browser.open(console);
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
