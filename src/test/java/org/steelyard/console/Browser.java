package org.steelyard.console;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window, and what the tests ask of it. Nothing is ever downloaded. */
final class Browser implements AutoCloseable {

    /** How long anything may take on a slow and busy machine; when it is there sooner, the test goes on. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(60);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** What is missing here to run one; empty if nothing is. */
    static Optional<String> missing() {
        if (executable("chromium", "chromium-browser", "google-chrome").isEmpty()) {
            return Optional.of("no chromium on the PATH (Debian: apt-get install chromium)");
        }
        return executable("chromedriver").isEmpty()
                ? Optional.of("no chromedriver on the PATH (Debian: apt-get install chromium-driver)")
                : Optional.empty();
    }

    static Browser start(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(executable("chromium", "chromium-browser", "google-chrome").orElseThrow());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=en",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(executable("chromedriver").orElseThrow()).usingAnyFreePort().build();
        Browser browser = new Browser(new ChromeDriver(driver, options));
        browser.size(1440, 900);
        return browser;
    }

    void open(Object address) {
        driver.get(address.toString());
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** As the system says that it likes it: dark or light. */
    void prefers(String scheme) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
                        Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    void press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver).sendKeys(key).perform();
        }
    }

    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** The text of all that the selector finds, as it is shown. */
    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
    }

    String text(String selector) {
        return ask("return document.querySelector(arguments[0])?.innerText ?? ''", selector);
    }

    /** What the script returns, as text. */
    String ask(String script, Object... arguments) {
        return String.valueOf(driver.executeScript(script, arguments));
    }

    /** A property of the element that has the focus, or of its nearest ancestor with that attribute. */
    String focused(String attribute) {
        return ask("return document.activeElement.closest('[' + arguments[0] + ']')"
                + "?.getAttribute(arguments[0]) ?? ''", attribute);
    }

    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + PATIENCE.toSeconds() + " s still not: " + what
                        + "\n" + ask("return document.body.innerText"));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    void awaitText(String selector, String part) {
        await("'" + part + "' in " + selector, () -> text(selector).contains(part));
    }

    /** What the page complained about since the last call. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString).toList();
    }

    /** Where the page has asked for anything. */
    List<String> requests() {
        return List.of(ask("return [location.href, ...performance.getEntriesByType('resource')"
                + ".map(entry => entry.name)].join('\\n')").split("\n"));
    }

    /** Violations of the rules of accessibility (WCAG 2.2 A and AA, best practices), one a line. */
    String barriers() throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return String.valueOf(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document).then(found => done(found.violations.map(rule => rule.id + ': ' + rule.help
                    + '\\n' + rule.nodes.slice(0, 5).map(node => '  ' + node.html.slice(0, 200) + ' '
                    + (node.any[0]?.message ?? '')).join('\\n')).join('\\n')), fault => done(String(fault)));
                """));
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Optional<File> executable(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator))
                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute).findFirst();
    }
}
