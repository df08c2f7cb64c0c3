package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.money.Bic;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Deferred net settlement at the door: terms, a cycle from its opening to its end, and who may do what. */
final class CycleDeskTest {

    private static final Bic YUAN_AGENT = House.CNY_LEDGER.agent();
    private static final Bic ROUBLE_AGENT = House.RUB_LEDGER.agent();
    private static final String TERMS = "/v1/operator/netting-terms";
    private static final String CYCLES = "/v1/operator/cycles";
    private static final String CUT = "/v1/operator/cycles/cut";
    private static final String NOON = "{\"ledger\":\"CNY:ZZYACNB0\",\"name\":\"NOON\"}";

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

    private void done(String path, String json) {
        HttpResponse<String> answer = post(path, json);
        assertThat(answer.statusCode()).as(json + " " + answer.body()).isEqualTo(200);
    }

    /** Each may owe the other 1,000.00 and guarantees for it. */
    private void agree() {
        agree(House.LOTUS, House.BIRCH);
        agree(House.BIRCH, House.LOTUS);
    }

    private void agree(Bic bank, Bic other) {
        String of = "\"account\":\"CNY:ZZYACNB0:" + bank + "\",\"amount\":\"1000.00\"}";
        done(TERMS, "{\"kind\":\"NET_DEBIT_CAP\"," + of);
        done(TERMS, "{\"kind\":\"GUARANTEE\"," + of);
        done(TERMS, "{\"kind\":\"CREDIT\",\"counterparty\":\"" + other + "\"," + of);
    }

    private void openNoon(String more) {
        done(CYCLES, NOON.replace("}", ",\"confirmBy\":\"2026-11-25T12:30:00+08:00\","
                + "\"settleBy\":\"2026-11-25T13:00:00+08:00\"" + more + "}"));
    }

    private String owe(Bic from, Bic to, String amount, Uetr uetr) {
        return house.client(from).post(Letters.obligation(from, to, amount, "NOON", uetr)).body();
    }

    private HttpResponse<String> answer(Bic agent, int cut, String answer) {
        return house.client(agent).post("/v1/cycles/answer", "application/json",
                NOON.replace("}", ",\"cut\":" + cut + ",\"answer\":\"" + answer + "\"}"));
    }

    private JsonNode report(Client caller, String path) {
        HttpResponse<String> answer = caller.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void banks_owe_each_other_and_only_the_net_moves_when_the_agent_has_confirmed() {
        house.fund(House.LOTUS, "100.00");
        agree();
        openNoon("");
        Uetr first = Letters.uetr();
        Uetr second = Letters.uetr();
        assertThat(owe(House.LOTUS, House.BIRCH, "300.00", first)).contains("<TxSts>ACSP<");
        assertThat(owe(House.BIRCH, House.LOTUS, "250.00", second)).contains("<TxSts>ACSP<");
        assertThat(house.client(House.LOTUS).get("/v1/instructions/" + first).body())
                .contains("\"status\":\"ACSP\"");
        done(CUT, NOON);
        JsonNode cut = report(house.client(YUAN_AGENT), "/v1/cycles/1");
        assertThat(cut.path("stage").asString()).isEqualTo("CUT");
        assertThat(cut.path("positions").path(0).path("net").asString()).isEqualTo("50.00");
        assertThat(answer(YUAN_AGENT, 1, "CONFIRMED").body()).contains("\"changed\":true");
        assertThat(house.log.state(first)).isEqualTo(State.SETTLED);
        assertThat(house.log.state(second)).isEqualTo(State.SETTLED);
        JsonNode report = report(house.operator(), CYCLES + "/1");
        assertThat(report.path("stage").asString()).isEqualTo("SETTLED");
        assertThat(report.path("totals").toString()).isEqualTo("{\"obligations\":2,\"waiting\":0,"
                + "\"gross\":\"550.00\",\"net\":\"50.00\",\"saved\":\"500.00\",\"savedPpm\":909090}");
        assertThat(report.path("settlement").path("payments").toString()).isEqualTo("[{\"payer\":\""
                + House.LOTUS + "\",\"payee\":\"" + House.BIRCH + "\",\"amount\":\"50.00\"}]");
        assertThat(mail(House.LOTUS)).contains("netted in the cycle NOON", "<CdtDbtInd>DBIT<",
                "<EndToEndId>NOON<");
        assertThat(mail(House.BIRCH)).contains("<CdtDbtInd>CRDT<", "<Prtry>NOON<");
    }

    private String mail(Bic bank) {
        return report(house.client(bank), "/v1/messages?limit=500").path("items").valueStream()
                .map(item -> item.path("xml").asString()).reduce("", String::concat);
    }

    @Test
    void one_refusal_gives_everything_back() {
        agree();
        openNoon("");
        Uetr owed = Letters.uetr();
        owe(House.LOTUS, House.BIRCH, "300.00", owed);
        done(CUT, NOON);
        answer(YUAN_AGENT, 1, "REFUSED");
        assertThat(house.log.state(owed)).isEqualTo(State.EXPIRED);
        JsonNode report = report(house.operator(), CYCLES + "/1");
        assertThat(report.path("stage").asString()).isEqualTo("RETURNED");
        assertThat(report.path("reason").asString()).isEqualTo("POSITIONS_REFUSED");
        assertThat(mail(House.LOTUS)).contains("<TxSts>RJCT<", "its cycle did not settle");
    }

    @Test
    void across_a_corridor_both_agents_confirm_and_nobody_else_can() {
        agree();
        openNoon(",\"corridor\":\"CNY-RUB\"");
        owe(House.LOTUS, House.BIRCH, "300.00", Letters.uetr());
        done(CUT, NOON);
        assertThat(answer(House.LOTUS, 1, "CONFIRMED").body()).contains("NOT_A_CONFIRMER");
        assertThat(answer(YUAN_AGENT, 2, "CONFIRMED").body()).contains("POSITIONS_DIFFER");
        answer(YUAN_AGENT, 1, "CONFIRMED");
        assertThat(report(house.operator(), CYCLES + "/1").path("stage").asString()).isEqualTo("CUT");
        answer(ROUBLE_AGENT, 1, "CONFIRMED");
        assertThat(report(house.operator(), CYCLES + "/1").path("stage").asString()).isEqualTo("CONFIRMED");
        assertThat(house.operator().post("/v1/cycles/answer", "application/json", NOON).statusCode())
                .as("the operator answers for no agent").isEqualTo(403);
    }

    @Test
    void a_bank_sees_its_own_part_of_a_cycle_and_an_agent_all_of_it() {
        agree();
        openNoon("");
        owe(House.LOTUS, House.BIRCH, "300.00", Letters.uetr());
        done(CUT, NOON);
        JsonNode own = report(house.client(House.LOTUS), "/v1/cycles/1");
        assertThat(own.has("totals")).isFalse();
        assertThat(own.path("positions")).hasSize(1);
        assertThat(own.path("positions").path(0).path("account").asString()).endsWith("" + House.LOTUS);
        assertThat(report(house.client(YUAN_AGENT), "/v1/cycles").path("cycles").path(0).path("positions"))
                .hasSize(2);
        assertThat(house.client(House.LOTUS).get(CYCLES).statusCode()).isEqualTo(403);
        assertThat(house.operator().get(CYCLES + "/2").body()).contains("CYCLE_NUMBER_UNKNOWN");
        assertThat(house.operator().get(CYCLES + "/none").body()).contains("PARAMETER_INVALID");
    }

    @Test
    void the_terms_are_told_as_they_were_set() {
        agree();
        JsonNode terms = report(house.operator(), TERMS).path("terms");
        assertThat(terms).hasSize(6);
        assertThat(terms.toString()).contains("{\"kind\":\"CREDIT\",\"account\":\"CNY:ZZYACNB0:" + House.BIRCH
                + "\",\"counterparty\":\"" + House.LOTUS + "\",\"currency\":\"CNY\",\"amount\":\"1000.00\"}");
    }

    @Test
    void a_wrong_command_is_refused_by_its_rule_and_changes_nothing() {
        String times = ",\"confirmBy\":\"2026-11-25T12:30:00+08:00\",\"settleBy\":\"2026-11-25T13:00:00+08:00\"}";
        refused(CYCLES, NOON, "BODY_INVALID");
        refused(CYCLES, NOON.replace("NOON", "/NOON").replace("}", times), "BODY_INVALID");
        refused(CYCLES, NOON.replace("NOON", "N_N").replace("}", times), "BODY_INVALID");
        refused(CYCLES, NOON.replace("NOON", "N".repeat(36)).replace("}", times), "BODY_INVALID");
        refused(CYCLES, NOON.replace("}", times.replace("+08:00", "")), "BODY_INVALID");
        refused(CYCLES, NOON.replace("}", times.replace("T12", "T14")), "BODY_INVALID");
        refused(CYCLES, NOON.replace("}", times.replace("25T", "24T")), "COMMAND_REFUSED");
        refused(CUT, NOON, "COMMAND_REFUSED");
        refused(CUT, "{\"ledger\":\"CNY\",\"name\":\"NOON\"}", "BODY_INVALID");
        String account = "\"account\":\"CNY:ZZYACNB0:ZZLOCNB0\",\"amount\":\"1.00\"}";
        refused(TERMS, "{\"kind\":\"WISH\"," + account, "BODY_INVALID");
        refused(TERMS, "{\"kind\":\"CREDIT\"," + account, "BODY_INVALID");
        refused(TERMS, "{\"kind\":\"GUARANTEE\",\"counterparty\":\"ZZBIRUM0\"," + account, "BODY_INVALID");
        refused(TERMS, "{\"kind\":\"CREDIT\",\"counterparty\":\"ZZLOCNB0\"," + account, "COMMAND_REFUSED");
        assertThat(answer(YUAN_AGENT, -1, "CONFIRMED").body()).contains("BODY_INVALID");
        assertThat(answer(YUAN_AGENT, 1, "PERHAPS").body()).contains("BODY_INVALID");
        assertThat(report(house.operator(), CYCLES).path("cycles")).isEmpty();
        assertThat(report(house.operator(), TERMS).path("terms")).isEmpty();
    }

    private void refused(String path, String json, String rule) {
        assertThat(post(path, json).body()).as(json).contains("\"rule\":\"" + rule + "\"");
    }

    @Test
    void the_examples_of_the_contract_do_what_they_say() {
        examples(TERMS).forEach(each -> done(TERMS, each));
        examples(CYCLES).forEach(each -> done(CYCLES, each));
        examples(CUT).forEach(each -> done(CUT, each));
        examples("/v1/cycles/answer").forEach(each -> assertThat(house.client(YUAN_AGENT)
                .post("/v1/cycles/answer", "application/json", each).statusCode()).as(each).isEqualTo(200));
        assertThat(report(house.operator(), CYCLES + "/1").path("stage").asString()).isEqualTo("SETTLED");
    }

    private static List<String> examples(String path) {
        Map<String, Object> post = Contract.map(Contract.written().operations().get("POST " + path));
        Object json = Contract.map(Contract.map(post.get("requestBody")).get("content"))
                .get("application/json");
        List<String> examples = Contract.map(Contract.map(json).get("examples")).values().stream()
                .map(each -> JsonMapper.shared().writeValueAsString(Contract.map(each).get("value")))
                .toList();
        assertThat(examples).as(path).isNotEmpty();
        return examples;
    }
}
