package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.iso20022.Screenable;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.ScreeningVersion;
import org.steelyard.settlement.State;

/** No clearance, no settlement: whatever is wrong with screening, money waits. */
final class FailClosedTest {

    private static final Digest MESSAGE = new Digest(1, 2, 3, 4);

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = House.open(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private House open(House.Setting setting) {
        house.close();
        house = House.open(folder.resolve("other"), setting);
        return house;
    }

    private House withoutList() {
        return open(
                House.Setting.USUAL.source(new ScreeningDesk.Source.ListFile(folder.resolve("none.jsonl"))));
    }

    private static String list(String published, String... names) {
        StringBuilder text = new StringBuilder(
                "{\"format\": \"steelyard-list/1\", \"source\": \"Test list: every"
                        + " entry is invented\", \"version\": \"" + published + "\", \"entries\": "
                        + names.length
                        + ", \"invented\": true}\n");
        for (int i = 0; i < names.length; i++) {
            text.append("{\"id\": \"INVENTED-T").append(i)
                    .append("\", \"type\": \"organisation\", \"name\": \"")
                    .append(names[i]).append("\", \"countries\": [\"RU\"], \"program\": \"INVENTED-TEST\","
                            + " \"since\": \"2026-01-15\"}\n");
        }
        return text.toString();
    }

    private HttpResponse<String> handIn(String list) {
        return house.operator().post("/v1/operator/list", "application/x-ndjson", list);
    }

    private Uetr pay(String amount) {
        Uetr uetr = Letters.uetr();
        HttpResponse<String> answer = house.client(House.LOTUS).post(
                Letters.customerPayment(House.LOTUS, House.BIRCH, amount, "Lotus Lamps (invented)", uetr));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return uetr;
    }

    @Test
    void without_a_list_nothing_settles_and_with_one_what_waited_does() {
        withoutList().fund(House.LOTUS, "1000.00");
        assertThat(house.log.settlement.listInForce()).isEqualTo(ScreeningVersion.NONE);
        Uetr uetr = pay("10.00");
        assertThat(house.log.state(uetr)).isEqualTo(State.HELD);
        assertThat(house.log.status().instructions()).doesNotContainKey(State.SETTLED);
        assertThat(handIn(list("2026-11-24", "Nobody Works")).statusCode()).isEqualTo(200);
        assertThat(house.log.state(uetr)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_list_that_has_become_too_old_counts_as_none() {
        house.fund(House.LOTUS, "1000.00");
        Uetr before = pay("2000.00");
        house.now.set(House.MORNING.plus(House.LIST_AGE).plus(Duration.ofHours(1)));
        Uetr after = pay("10.00");
        assertThat(house.log.state(after)).isIn(State.HELD, State.REJECTED);
        house.gateway().screenAgain();
        House.await(() -> house.log.status().listInForce().equals(ScreeningVersion.NONE));
        assertThat(house.log.status().instructions()).doesNotContainKey(State.QUEUED);
        assertThat(house.log.state(before)).isNotEqualTo(State.SETTLED);
        assertThat(house.operator().get("/v1/operator/status").body()).contains("screening is down");
    }

    @Test
    void a_list_of_the_right_age_clears_to_its_last_hour() {
        house.now.set(House.MORNING.plus(House.LIST_AGE));
        assertThat(screened("Lotus Lamps")).isInstanceOf(Screened.Clear.class);
        house.now.set(House.MORNING.plus(House.LIST_AGE).plusSeconds(1));
        assertThat(screened("Lotus Lamps")).isInstanceOf(Screened.Unavailable.class);
    }

    private Screened screened(String name) {
        return house.screening.screen(MESSAGE,
                List.of(new Screenable("Dbtr/Nm", Screenable.Kind.NAME, name)));
    }

    @Test
    void what_waits_is_screened_by_a_new_list_before_it_settles() {
        Uetr listed = pay("10.00");
        Uetr other = Letters.uetr();
        house.client(House.LOTUS).post(Letters.payment(House.LOTUS, House.BIRCH, "20.00", other));
        assertThat(house.log.state(listed)).isEqualTo(State.QUEUED);
        assertThat(handIn(list("2026-11-24", "Lotus Lamps")).statusCode()).isEqualTo(200);
        assertThat(house.log.state(listed)).isEqualTo(State.HELD);
        assertThat(house.log.state(other)).isEqualTo(State.QUEUED);
        house.fund(House.LOTUS, "1000.00");
        assertThat(house.log.state(listed)).isEqualTo(State.HELD);
        assertThat(house.log.state(other)).isEqualTo(State.SETTLED);
        assertThat(house.operator().get("/v1/operator/cases").body()).contains("INVENTED-T0");
    }

    @Test
    void a_hit_stays_a_hit_when_the_next_list_does_not_have_it() {
        house.fund(House.LOTUS, "1000.00");
        Uetr uetr = Letters.uetr();
        house.client(House.LOTUS).post(
                Letters.customerPayment(House.LOTUS, House.BIRCH, "10.00", "Abraxel Fantomov", uetr));
        assertThat(handIn(list("2026-11-24", "Nobody Works")).statusCode()).isEqualTo(200);
        assertThat(house.log.state(uetr)).isEqualTo(State.HELD);
    }

    @Test
    void a_wrong_list_is_refused_as_a_whole_and_the_old_one_stays() {
        ScreeningVersion before = house.log.settlement.listInForce();
        HttpResponse<String> answer = handIn(list("2026-11-24", "Nobody Works") + "{\"id\": \"BROKEN\"}\n");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("LIST_REFUSED").contains("line ");
        assertThat(house.log.settlement.listInForce()).isEqualTo(before);
        assertThat(screened("Lotus Lamps")).isInstanceOf(Screened.Clear.class);
    }

    @Test
    void an_older_list_of_the_same_source_is_refused() {
        assertThat(handIn(list("2026-11-24", "Nobody Works", "Never Traders")).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = handIn(list("2026-11-23", "Nobody Works"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("LIST_OLDER");
    }

    @Test
    void a_list_that_was_handed_in_outlives_a_restart() {
        handIn(list("2026-11-24", "Nobody Works"));
        ScreeningVersion version = house.screening.version();
        ScreeningDesk again = ScreeningDesk.open(new ScreeningDesk.Source.Invented(),
                house.folder.resolve("lists"),
                Duration.ofDays(3650), house.now::get);
        assertThat(again.version()).isEqualTo(version).isNotEqualTo(ScreeningVersion.NONE);
    }

    @Test
    void a_text_that_cannot_be_read_is_not_clear_and_a_hit_beside_it_is_a_hit() {
        Screenable unreadable = new Screenable("Dbtr/Nm", Screenable.Kind.NAME, "a".repeat(20_000));
        assertThat(house.screening.screen(MESSAGE, List.of(unreadable)))
                .isInstanceOf(Screened.Unavailable.class);
        assertThat(house.screening.screen(MESSAGE, List.of(unreadable,
                new Screenable("Cdtr/Nm", Screenable.Kind.NAME, "Abraxel Fantomov"))))
                .isInstanceOf(Screened.Hit.class);
        assertThat(house.screening.screen(MESSAGE, List.of())).isInstanceOf(Screened.Unavailable.class);
    }

    @Test
    void a_finding_has_a_largest_size() {
        Screened screened = house.screening.screen(MESSAGE, Collections.nCopies(500,
                new Screenable("Cdtr/Nm", Screenable.Kind.NAME, "Abraxel Fantomov")));
        assertThat(((Screened.Hit) screened).finding())
                .hasSizeLessThanOrEqualTo(ScreeningDesk.LONGEST_FINDING).contains("more");
    }

    @Test
    void no_operation_of_the_door_releases_skips_or_overrides_screening() {
        for (Route route : house.gateway().routes()) {
            assertThat(route.path()).doesNotContainPattern("release|skip|override|clear|approve");
        }
    }
}
