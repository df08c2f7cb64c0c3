package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.money.Uetr;
import org.steelyard.screening.Screening;

/**
 * The written contract and the door agree. What the door answers is held against the contract by
 * {@link Client} in every test of this room.
 */
final class ContractTest {

    private final Contract contract = Contract.written();

    @TempDir
    static Path folder;

    private static House house;

    private static final String DEMO_LIST = demoList();

    private static String demoList() {
        try (InputStream in = Screening.class.getResourceAsStream("demo-list.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void open() {
        house = House.open(folder);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void every_operation_of_the_door_is_in_the_contract_and_no_other() {
        Set<String> built = new TreeSet<>();
        for (Route route : house.gateway().routes()) {
            built.add(route.method() + " " + route.path());
        }
        assertThat(contract.operations().keySet()).isEqualTo(built);
    }

    @Test
    void who_may_ask_is_as_the_contract_says() {
        for (Route route : house.gateway().routes()) {
            Object security = Contract.map(contract.operations().get(route.method() + " " + route.path()))
                    .get("security");
            assertThat(Contract.list(security).isEmpty()).as(route.path())
                    .isEqualTo(route.action() instanceof Route.Action.Open);
        }
    }

    @Test
    void every_rule_of_the_door_is_in_the_contract_with_its_number_and_can_be_answered() {
        String text = contract.text;
        Set<Integer> statuses = new TreeSet<>();
        contract.operations().values()
                .forEach(operation -> contract.statuses(operation)
                        .forEach(s -> statuses.add(Integer.valueOf(s))));
        for (DoorRule rule : EnumSet.allOf(DoorRule.class)) {
            assertThat(text).contains("- " + rule.name() + "\n").contains(rule.name() + " " + rule.number());
            if (rule != DoorRule.PATH_UNKNOWN && rule != DoorRule.METHOD_NOT_ALLOWED) {
                assertThat(statuses).as(rule.name()).contains(rule.status());
            }
        }
        List<Object> names = Contract.list(Contract.map(
                new Schemas(contract.root).at("#/components/schemas/Rule")).get("enum"));
        assertThat(names).hasSize(DoorRule.values().length);
    }

    @Test
    void the_page_shows_what_the_contract_says() throws IOException {
        String expected = new ContractPage(contract).html();
        String shown;
        try (InputStream in = Gateway.class.getResourceAsStream("openapi.html")) {
            shown = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!shown.equals(expected)) {
            Path written = Path.of("target", "openapi.html");
            Files.createDirectories(written.getParent());
            Files.writeString(written, expected);
        }
        assertThat(shown).as("copy target/openapi.html over the one in the resources").isEqualTo(expected);
    }

    @Test
    void every_operation_answers_as_the_contract_says_it_does() {
        Client lotus = house.client(House.LOTUS);
        Client operator = house.operator();
        Uetr uetr = Letters.uetr();
        lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "1.00", uetr));
        lotus.get("/v1/messages");
        lotus.get("/v1/messages/1");
        lotus.get("/v1/instructions/" + uetr);
        operator.post("/v1/operator/business-day", "application/json",
                "{\"currency\":\"RUB\",\"phase\":\"INTERBANK_ONLY\"}");
        operator.post("/v1/operator/credit-limit", "application/json",
                "{\"account\":\"CNY:ZZYACNB0:ZZLOCNB0\",\"limit\":\"1.00\"}");
        operator.post("/v1/operator/collateral", "application/json",
                "{\"account\":\"CNY:ZZYACNB0:ZZLOCNB0\",\"item\":\"XS0000000001\",\"value\":\"1.00\","
                        + "\"haircutBp\":500}");
        operator.get("/v1/operator/collateral?account=CNY:ZZYACNB0:ZZLOCNB0");
        lotus.get("/v1/credit");
        operator.post("/v1/operator/reconciliation", "text/csv",
                "account,date,closing\nCNY:ZZYACNB0,2026-11-25,1.00\n");
        lotus.get("/v1/statements/CNY/2026-11-25");
        operator.get("/v1/operator/statements/CNY:ZZYACNB0:ZZLOCNB0/latest");
        operator.post("/v1/operator/rules", "application/json",
                "{\"overtaking\":\"NORMAL\",\"offsetsOnEntry\":\"OFF\",\"largestSet\":\"ON\"}");
        operator.post("/v1/operator/limit", "application/json",
                "{\"kind\":\"MULTILATERAL\",\"account\":\"CNY:ZZYACNB0:ZZLOCNB0\",\"amount\":\"1.00\","
                        + "\"validity\":\"TODAY\"}");
        operator.post("/v1/operator/list", "application/x-ndjson", DEMO_LIST);
        Uetr waits = Letters.uetr();
        lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "7000000.00", waits));
        lotus.get("/v1/instructions/" + waits + "/why");
        operator.get("/v1/operator/why/" + waits);
        operator.post("/v1/operator/optimise", "application/json", "");
        cycle(operator, house.client(House.CNY_LEDGER.agent()));
        for (String path : List.of("/v1/operator/netting-terms", "/v1/operator/cycles",
                "/v1/operator/cycles/1", "/v1/operator/statistics", "/v1/operator/status",
                "/v1/operator/cases", "/metrics",
                "/health/live",
                "/health/ready", "/openapi.yaml", "/docs")) {
            operator.get(path);
        }
        contract.operations().keySet()
                .forEach(operation -> assertThat(Contract.SEEN).contains(operation + " 200"));
    }

    private static void cycle(Client operator, Client agent) {
        operator.post("/v1/operator/netting-terms", "application/json",
                "{\"kind\":\"GUARANTEE\",\"account\":\"CNY:ZZYACNB0:ZZLOCNB0\",\"amount\":\"1.00\"}");
        String cycle = "{\"ledger\":\"CNY:ZZYACNB0\",\"name\":\"NOON\"";
        operator.post("/v1/operator/cycles", "application/json",
                cycle + ",\"confirmBy\":\"2026-11-25T04:30:00Z\",\"settleBy\":\"2026-11-25T05:00:00Z\"}");
        operator.post("/v1/operator/cycles/cut", "application/json", cycle + "}");
        agent.post("/v1/cycles/answer", "application/json",
                cycle + ",\"cut\":1,\"answer\":\"CONFIRMED\"}");
        agent.get("/v1/cycles");
        agent.get("/v1/cycles/1");
    }

    @Test
    void the_check_of_schemas_finds_what_is_wrong() {
        Schemas schemas = new Schemas(contract.root);
        String good = "{\"changed\":true,\"index\":3,\"sequence\":2,\"time\":\"2026-11-25T02:00:00Z\"}";
        assertThat(schemas.allows(Schemas.reference("Done"), good)).isTrue();
        List<String> wrong = new ArrayList<>(List.of(
                good.replace("\"index\":3,", ""),
                good.replace("true", "1"),
                good.replace("3", "3.5"),
                good.replace("3", "-3"),
                good.replace("2026-11-25T", "2026-11-45T"),
                good.replace("{", "{\"more\":1,")));
        for (String each : wrong) {
            assertThat(schemas.allows(Schemas.reference("Done"), each)).as(each).isFalse();
        }
    }
}
