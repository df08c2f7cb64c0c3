package org.steelyard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page in a real Chromium. */
final class ConsolePageTest {

    private static final long SEED = 7;
    private static final long NOON = 1_795_604_400_000L;

    @TempDir
    static Path profile;

    private static @Nullable Browser shared;

    private final DeskWorld world = new DeskWorld(SEED, NOON);
    private final Browser browser = Objects.requireNonNull(shared);
    private Console console = Console.start(new ConsoleSettings("127.0.0.1", 0), world.source());

    @BeforeAll
    static void startTheBrowser() {
        Browser.missing().ifPresent(what -> Assumptions.abort("the page is not looked at: " + what));
        shared = Browser.start(profile);
    }

    @AfterAll
    static void stopTheBrowser() {
        if (shared != null) {
            shared.close();
        }
    }

    @BeforeEach
    void sitDown() {
        browser.size(1440, 900);
        browser.prefers("dark");
    }

    @AfterEach
    void stop() {
        console.close();
        browser.open("about:blank");
        browser.complaints();
    }

    @Test
    void every_account_stands_there_with_its_balance() {
        open();
        assertThat(browser.texts("accounts-panel [data-row] .bic")).hasSize(12).startsWith("ZZHDCNB0");
        String balance = browser.text("accounts-panel [data-row='CNY:ZZLOCNB0'] td:nth-child(2) .n");
        assertThat(balance.replace(",", "").replace(".", ""))
                .isEqualTo(Long.toString(world.balanceMinor(world.account(DeskWorld.CNY, 1))));
    }

    @Test
    void cycles_stand_there_with_what_is_next_and_open_with_a_picture_of_their_positions() {
        world.net();
        open();
        assertThat(browser.texts("cycles-panel [data-row] b")).containsExactly("NOON", "BORDER 1/2",
                "MORNING");
        browser.press("c", Keys.ARROW_DOWN, Keys.ENTER);
        browser.awaitText(".story", "Waits for ZZRARUM0 to confirm");
        assertThat(browser.text(".story .sum")).contains("44,999.50", "415,000.50", "89.2 %");
        assertThat(browser.texts(".position .n")).contains("−44,999.50", "+20,000.00");
        assertThat(browser.ask("return document.querySelectorAll('.position rect.debit').length"))
                .isEqualTo("1");
        assertThat(browser.ask("return location.hash")).isEqualTo("#/cycles/BORDER%201%2F2");
        browser.press(Keys.ESCAPE);
        assertThat(browser.ask("return location.hash")).isEmpty();
    }

    @Test
    void sets_that_settled_together_stand_there_with_what_they_took_and_how_far_from_the_best_they_are() {
        world.net();
        open();
        assertThat(browser.texts("runs-panel [data-row] b")).containsExactly("Proposed", "In order");
        assertThat(browser.text("runs-panel [data-row='91']")).contains("180 of", "3 held no more",
                "842,500.00", "CNY 91,200.00", "1.24 %");
        browser.press("l");
        assertThat(browser.ask("return document.activeElement.dataset.row")).isEqualTo("91");
    }

    @Test
    void the_address_of_a_cycle_opens_it_and_says_who_bore_a_failure() {
        world.net();
        browser.open(console.address().resolve("/cycles/MORNING"));
        browser.awaitText(".story", "Who bore the failure".toUpperCase(java.util.Locale.ROOT));
        assertThat(browser.text(".story .plain")).contains("its own guarantee", "30,000.00", "ZZLOCNB0");
        browser.open(console.address().resolve("/cycles/BORDER%201%2F2"));
        browser.awaitText(".story h2", "Cycle BORDER 1/2");
        browser.open(console.address().resolve("/cycles/NEVER"));
        browser.awaitText(".story", "No cycle of this name");
    }

    @Test
    void a_settlement_appears_without_a_reload() {
        open();
        browser.ask("window.sameDocument = true");
        world.pay(DeskWorld.CNY, 1, 2, 123_456_78);
        browser.awaitText("settled-panel tbody tr:first-child", "123,456.78");
        assertThat(browser.text("settled-panel tbody tr:first-child")).contains("ZZLOCNB0", "ZZBACNB0",
                "CNY");
        assertThat(browser.ask("return window.sameDocument")).isEqualTo("true");
    }

    @Test
    void what_lacks_funds_stands_in_the_queue_and_says_so() {
        open();
        world.pay(DeskWorld.CNY, 4, 1, 900_000_000_000L);
        browser.awaitText("queue-panel [data-row]", "Funds short");
        assertThat(browser.text("queue-panel [data-row]")).contains("9,000,000,000.00");
    }

    @Test
    void a_held_case_shows_its_finding_and_is_announced() {
        open();
        world.hold(DeskWorld.RUB, 3, 0, 5_000, "equals list entry X-0042 (invented)");
        browser.awaitText("held-panel [data-row]", "X-0042");
        browser.awaitText("[aria-live='polite']", "Screening holds 1");
    }

    @Test
    void a_pair_is_one_line_and_a_lonely_side_says_what_it_lacks() {
        open();
        world.pair(1, 3, 7_000_00, true);
        world.pair(2, 4, 8_000_00, false);
        browser.await("two lines", () -> browser.texts("pairs-panel [data-row]").size() == 2);
        assertThat(browser.text("pairs-panel tbody")).contains("settled", "one side", "counter-leg missing");
    }

    @Test
    void the_keyboard_reaches_an_instruction_and_comes_back() {
        world.pay(DeskWorld.CNY, 4, 1, 900_000_000_000L);
        long second = world.pay(DeskWorld.CNY, 4, 2, 100);
        open();
        browser.press("q", Keys.ARROW_DOWN);
        assertThat(browser.focused("data-row")).isEqualTo(Long.toString(second));
        browser.press(Keys.ENTER);
        browser.awaitText(".story", "instructions before it in the queue come first");
        browser.awaitText(".story .remedy", "2 others settle with it");
        assertThat(browser.ask("return document.activeElement.id")).isEqualTo("story-title");
        browser.press(Keys.ESCAPE);
        browser.await("the story is closed", () -> browser.texts(".story").isEmpty());
        assertThat(browser.focused("data-row")).isEqualTo(Long.toString(second));
    }

    @Test
    void a_story_tells_finality_and_entries() {
        long number = world.pay(DeskWorld.CNY, 1, 2, 50_000_00);
        browser.open(console.address() + "#/instruction/" + number);
        browser.awaitText(".story .final", "Final at place");
        assertThat(browser.texts(".story .plain tbody tr")).hasSize(3);
        assertThat(browser.text(".story")).contains("−50,000.00", "+50,000.00");
    }

    @Test
    void a_slash_searches_by_uetr_bank_or_number() {
        long number = world.pay(DeskWorld.CNY, 1, 2, 4_200);
        String uetr = world.story(number).orElseThrow().instruction().uetr().toString();
        open();
        browser.press("/", uetr.substring(0, 13));
        browser.awaitText("#found", "CNY 42.00");
        browser.press(Keys.ENTER);
        browser.awaitText(".story .facts", uetr);
        browser.press(Keys.ESCAPE, "/", "nobody knows this");
        browser.awaitText("search-box .none", "Nothing is known of");
    }

    @Test
    void dark_and_light_follow_the_system_until_somebody_chooses() {
        open();
        String dark = ground();
        browser.prefers("light");
        browser.await("light ground", () -> !ground().equals(dark));
        browser.press("t");
        browser.await("dark ground by choice", () -> ground().equals(dark));
        open();
        assertThat(ground()).as("the choice outlives a reload").isEqualTo(dark);
    }

    @Test
    void a_day_that_is_moved_by_hand_names_no_time() {
        open();
        assertThat(browser.texts("day-card .phases time")).hasSize(6);
        world.moveDaysByHand();
        browser.awaitText("day-card", "customer cut-off by hand");
        assertThat(browser.texts("day-card .phases time")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void one_currency_can_be_looked_at_alone() {
        open();
        browser.press("2");
        browser.await("roubles alone",
                () -> browser.texts("accounts-panel .group b").equals(List.of("RUB")));
        browser.press("0");
        browser.await("both", () -> browser.texts("accounts-panel .group b").size() == 2);
    }

    @Test
    void a_stopped_console_is_noticed_and_so_is_its_return() {
        open();
        int port = console.port();
        console.close();
        browser.awaitText(".banner", "The console does not answer");
        world.pay(DeskWorld.CNY, 1, 2, 777_77);
        console = Console.start(new ConsoleSettings("127.0.0.1", port), world.source());
        browser.awaitText("settled-panel tbody", "777.77");
        assertThat(browser.text(".banner:not([hidden])")).isEmpty();
        assertThat(browser.text(".link")).isEqualTo("live");
    }

    @Test
    void silent_books_are_named_and_what_was_seen_stays() {
        open();
        world.silence(true);
        browser.awaitText(".banner", "The books do not answer");
        assertThat(browser.texts("accounts-panel [data-row]")).hasSize(12);
        world.silence(false);
        browser.await("no banner", () -> browser.text(".banner:not([hidden])").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void nobody_is_kept_out(String scheme) throws IOException {
        fill();
        world.net();
        browser.prefers(scheme);
        open();
        assertThat(browser.barriers()).isEmpty();
        browser.press("q", Keys.ENTER);
        browser.awaitText(".story h3", "HISTORY");
        assertThat(browser.barriers()).isEmpty();
        browser.press(Keys.ESCAPE, "c", Keys.END, Keys.ENTER);
        browser.awaitText(".story h3", "POSITIONS");
        assertThat(browser.barriers()).isEmpty();
        browser.press(Keys.ESCAPE, "/", "ZZ");
        browser.awaitText("#found", "ZZ");
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void a_telephone_shows_all_of_it_without_scrolling_sideways() throws IOException {
        fill();
        world.net();
        browser.size(400, 860);
        open();
        assertThat(Integer.parseInt(browser.ask("return document.documentElement.scrollWidth")))
                .isLessThanOrEqualTo(400);
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void nothing_is_asked_of_anybody_else_and_nothing_goes_wrong() {
        fill();
        open();
        browser.press("q", Keys.ENTER);
        browser.awaitText(".story h3", "HISTORY");
        assertThat(browser.requests()).hasSizeGreaterThan(5)
                .allMatch(request -> request.startsWith(console.address().toString()));
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.ask("""
                const outside = new Image();
                return new Promise(done => {
                  document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
                  outside.src = 'http://127.0.0.2:9/outside.png';
                });""")).as("the policy keeps the page inside").isEqualTo("img-src");
    }

    private void open() {
        browser.open(console.address());
        browser.await("the accounts", () -> browser.texts("accounts-panel [data-row]").size() == 12);
        browser.awaitText(".link", "live");
    }

    private void fill() {
        world.play(300, 700);
        world.hold(DeskWorld.RUB, 3, 0, 5_000, "equals list entry X-0042 (invented)");
        world.pay(DeskWorld.CNY, 4, 1, 900_000_000_000L);
    }

    private String ground() {
        return browser.ask("return getComputedStyle(document.body).backgroundColor");
    }
}
