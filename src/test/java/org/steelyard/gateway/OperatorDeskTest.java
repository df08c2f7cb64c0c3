package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.State;

final class OperatorDeskTest {

    private static final String DAY = "/v1/operator/business-day";
    private static final String LIMIT = "/v1/operator/credit-limit";

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

    private HttpResponse<String> post(String path, String json) {
        return house.operator().post(path, "application/json", json);
    }

    @Test
    void the_operator_moves_the_business_day_on() {
        HttpResponse<String> answer = post(DAY, "{\"currency\":\"CNY\",\"phase\":\"INTERBANK_ONLY\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"changed\":true");
        assertThat(house.operator().get("/v1/operator/status").body()).contains("INTERBANK_ONLY");
        assertThat(post(DAY, "{\"currency\":\"CNY\",\"phase\":\"INTERBANK_ONLY\"}").body())
                .contains("\"changed\":false");
    }

    @Test
    void a_closed_day_is_followed_by_the_next() {
        post(DAY, "{\"currency\":\"CNY\",\"phase\":\"CLOSED\"}");
        assertThat(post(DAY, "{\"currency\":\"CNY\",\"open\":\"2026-11-26\"}").statusCode()).isEqualTo(200);
        assertThat(house.operator().get("/v1/operator/status").body()).contains("2026-11-26");
    }

    @Test
    void a_day_does_not_go_back() {
        post(DAY, "{\"currency\":\"CNY\",\"phase\":\"CUT_OFF\"}");
        HttpResponse<String> answer = post(DAY, "{\"currency\":\"CNY\",\"phase\":\"OPEN\"}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("COMMAND_REFUSED").contains("PHASE_NOT_AHEAD");
    }

    @Test
    void credit_lets_a_waiting_payment_settle() {
        Uetr uetr = Letters.uetr();
        house.client(House.LOTUS).post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", uetr));
        assertThat(house.log.state(uetr)).isEqualTo(State.QUEUED);
        HttpResponse<String> answer = post(LIMIT,
                "{\"account\":\"CNY:ZZYACNB0:ZZLOCNB0\",\"limit\":\"400.00\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(house.log.state(uetr)).isEqualTo(State.SETTLED);
    }

    @Test
    void a_bank_learns_why_its_payment_waits_and_nobody_elses() {
        Uetr uetr = Letters.uetr();
        house.client(House.LOTUS).post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", uetr));
        String path = "/v1/instructions/" + uetr + "/why";
        String why = house.client(House.LOTUS).get(path).body();
        assertThat(why).contains("\"constraint\":\"FUNDS\"", "\"amount\":\"400.00\"", "FUNDS_SHORT");
        assertThat(house.client(House.BIRCH).get(path).statusCode()).isEqualTo(404);
        assertThat(house.operator().get("/v1/operator/why/" + uetr).body()).isEqualTo(why);
        post(LIMIT, "{\"account\":\"CNY:ZZYACNB0:ZZLOCNB0\",\"limit\":\"400.00\"}");
        assertThat(house.client(House.LOTUS).get(path).statusCode()).as("it waits no more").isEqualTo(404);
    }

    @Test
    void a_search_of_the_queues_tells_what_it_found() {
        HttpResponse<String> answer = post("/v1/operator/optimise", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"mechanism\":\"OPTIMISATION\"", "\"settled\":0");
        assertThat(house.client(House.LOTUS).post("/v1/operator/optimise", "application/json", "")
                .statusCode()).isEqualTo(403);
    }

    @Test
    void a_wrong_command_is_refused_by_its_rule_and_changes_nothing() {
        long before = house.log.stateHash();
        refused(DAY, "{\"currency\":\"CNY\"}", "BODY_INVALID");
        refused(DAY, "{\"currency\":\"CNY\",\"phase\":\"CLOSED\",\"open\":\"2026-11-26\"}", "BODY_INVALID");
        refused(DAY, "{\"currency\":\"CNY\",\"phase\":\"LUNCH\"}", "BODY_INVALID");
        refused(DAY, "{\"currency\":\"CNY\",\"open\":\"2026-02-30\"}", "BODY_INVALID");
        refused(DAY, "{\"currency\":\"USD\",\"open\":\"2026-11-26\"}", "CURRENCY_UNKNOWN");
        refused(DAY, "{\"currency\":\"XXQ\",\"open\":\"2026-11-26\"}", "CURRENCY_UNKNOWN");
        refused(DAY, "{\"currency\":\"CNY\",\"phase\":\"CLOSED\",\"why\":\"\"}", "BODY_INVALID");
        refused(DAY, "[]", "BODY_INVALID");
        refused(DAY, "", "BODY_INVALID");
        refused(DAY, "{\"currency\":\"CNY\"} {}", "BODY_INVALID");
        refused(DAY, "{\"currency\":\"CNY\",\"currency\":\"RUB\",\"phase\":\"CLOSED\"}", "BODY_INVALID");
        refused(DAY, "[".repeat(3_000), "BODY_INVALID");
        refused(DAY, " ".repeat(10_000), "BODY_TOO_LARGE");
        refused(LIMIT, "{\"account\":\"CNY:ZZYACNB0\",\"limit\":\"1.00\"}", "BODY_INVALID");
        refused(LIMIT, "{\"account\":\"CNY:ZZYACNB0:ZZLOCNB0\",\"limit\":\"1.001\"}", "BODY_INVALID");
        refused(LIMIT, "{\"account\":\"CNY:ZZYACNB0:ZZLOCNB0\",\"limit\":1}", "BODY_INVALID");
        assertThat(house.log.stateHash()).isEqualTo(before);
    }

    private void refused(String path, String json, String rule) {
        assertThat(post(path, json).body()).as(json).contains("\"rule\":\"" + rule + "\"");
    }

    @Test
    void the_status_tells_the_days_the_instructions_and_the_list() {
        house.client(House.LOTUS).post(Letters.payment(House.LOTUS, House.BIRCH, "1.00", Letters.uetr()));
        String status = house.operator().get("/v1/operator/status").body();
        assertThat(status).contains("\"QUEUED\":1").contains("\"currency\":\"CNY\"")
                .contains("\"inForce\":true")
                .contains("every entry is invented");
    }

    @Test
    void the_measures_count_messages_verdicts_and_states() {
        house.fund(House.LOTUS, "10.00");
        house.client(House.LOTUS).post(Letters.payment(House.LOTUS, House.BIRCH, "1.00", Letters.uetr()));
        house.client(House.LOTUS).post("nonsense");
        String measures = house.operator().get("/metrics").body();
        assertThat(measures)
                .contains("steelyard_messages_total{outcome=\"settled\",type=\"pacs.009.001.08\"} 1.0")
                .contains("outcome=\"refused\",type=\"unknown\"} 1.0")
                .contains("steelyard_screening_verdicts_total{verdict=\"clear\"}")
                .contains("steelyard_message_seconds_bucket").contains("steelyard_log_sequence")
                .contains("steelyard_instructions{state=\"settled\"}").contains("steelyard_screening_up 1.0")
                .contains("steelyard_requests_total{operation=\"POST /v1/messages\",status=\"400\"} 1.0");
    }

    @Test
    void instructions_are_seen_by_sender_and_receiver_alone() {
        Uetr uetr = Letters.uetr();
        house.client(House.LOTUS).post(Letters.payment(House.LOTUS, House.BIRCH, "1.00", uetr));
        assertThat(house.client(House.LOTUS).get("/v1/instructions/" + uetr).statusCode()).isEqualTo(200);
        assertThat(house.client(House.BIRCH).get("/v1/instructions/" + uetr).statusCode()).isEqualTo(200);
        HttpResponse<String> other = house.client(House.RUB_LEDGER.agent()).get("/v1/instructions/" + uetr);
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(other.body()).contains("INSTRUCTION_UNKNOWN");
        assertThat(house.client(House.LOTUS).get("/v1/instructions/nonsense").body())
                .contains("PARAMETER_INVALID");
    }
}
