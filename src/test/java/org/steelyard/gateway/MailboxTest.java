package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class MailboxTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private House house;
    private Client birch;

    @BeforeEach
    void open() {
        house = House.open(folder);
        birch = house.client(House.BIRCH);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private JsonNode fetch(String query) {
        return MAPPER.readTree(birch.get("/v1/messages" + query).body());
    }

    private void payments(int count) {
        house.fund(House.LOTUS, "1000.00");
        Client lotus = house.client(House.LOTUS);
        for (int i = 0; i < count; i++) {
            lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "1.00", Letters.uetr()));
        }
    }

    @Test
    void a_bank_that_was_away_for_a_day_loses_nothing() {
        payments(20);
        List<Long> cursors = new ArrayList<>();
        int advices = 0;
        long next = 0;
        for (JsonNode batch = fetch("?after=0&limit=7"); !batch.get("items").isEmpty(); batch = fetch(
                "?after=" + next + "&limit=7")) {
            for (JsonNode item : batch.get("items")) {
                cursors.add(item.get("cursor").longValue());
                advices += item.get("definition").stringValue().equals("camt.054.001.08") ? 1 : 0;
            }
            next = batch.get("next").longValue();
        }
        assertThat(advices).isEqualTo(20);
        List<Long> withoutGaps = new ArrayList<>();
        for (long cursor = 1; cursor <= cursors.size(); cursor++) {
            withoutGaps.add(cursor);
        }
        assertThat(cursors).isEqualTo(withoutGaps);
    }

    @Test
    void asking_twice_gives_the_same() {
        payments(3);
        assertThat(fetch("?after=1&limit=4")).isEqualTo(fetch("?after=1&limit=4"));
    }

    @Test
    void one_message_can_be_fetched_as_it_is() {
        payments(1);
        JsonNode first = fetch("?limit=1").get("items").get(0);
        assertThat(birch.get("/v1/messages/" + first.get("cursor")).body())
                .isEqualTo(first.get("xml").stringValue());
    }

    @Test
    void a_cursor_without_a_message_is_unknown() {
        assertThat(birch.get("/v1/messages/100000").body()).contains("MESSAGE_UNKNOWN");
        assertThat(birch.get("/v1/messages/0").body()).contains("PARAMETER_INVALID");
        assertThat(birch.get("/v1/messages/99999999999999999999").body()).contains("PARAMETER_INVALID");
    }

    @Test
    void a_bank_sees_its_own_messages_alone() {
        payments(1);
        String mine = birch.get("/v1/messages").body();
        assertThat(mine).contains("ZZBIRUM0");
        assertThat(mine).doesNotContain("pacs.002");
        assertThat(house.client(House.LOTUS).get("/v1/messages").body()).contains("pacs.002");
    }

    @Test
    void who_waits_is_woken_by_the_bell() {
        long last = fetch("?limit=500").get("next").longValue();
        CompletableFuture<JsonNode> waiting = CompletableFuture
                .supplyAsync(() -> fetch("?after=" + last + "&wait=20"));
        payments(1);
        house.gateway().ring();
        assertThat(waiting.join().get("items")).isNotEmpty();
    }

    @Test
    void who_waits_for_nothing_is_told_so() {
        long last = fetch("?limit=500").get("next").longValue();
        JsonNode answer = fetch("?after=" + last + "&wait=1");
        assertThat(answer.get("items")).isEmpty();
        assertThat(answer.get("next").longValue()).isEqualTo(last);
    }

    @Test
    void parameters_out_of_range_are_refused() {
        for (String query : new String[]{"?after=-1", "?after=x", "?limit=0", "?limit=501", "?wait=21"}) {
            assertThat(birch.get("/v1/messages" + query).body()).as(query).contains("PARAMETER_INVALID");
        }
    }
}
