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

final class CollateralDeskTest {

    private static final String PATH = "/v1/operator/collateral";
    private static final String ACCOUNT = "CNY:ZZYACNB0:ZZLOCNB0";

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

    private HttpResponse<String> post(String item, String value, int haircutBp) {
        return house.operator().post(PATH, "application/json", "{\"account\":\"" + ACCOUNT + "\",\"item\":\""
                + item + "\",\"value\":\"" + value + "\",\"haircutBp\":" + haircutBp + "}");
    }

    private Uetr pay(String amount) {
        Uetr uetr = Letters.uetr();
        house.client(House.LOTUS).post(Letters.payment(House.LOTUS, House.BIRCH, amount, uetr));
        return uetr;
    }

    @Test
    void collateral_lets_a_waiting_payment_settle() {
        Uetr uetr = pay("95.00");
        assertThat(post("XS0000000001", "100.00", 501).body()).contains("\"pool\":\"94.99\"",
                "\"shortfall\":\"0.00\"");
        assertThat(house.log.state(uetr)).isEqualTo(State.QUEUED);
        assertThat(post("XS0000000001", "100.00", 500).body()).contains("\"credit\":\"95.00\"");
        assertThat(house.log.state(uetr)).isEqualTo(State.SETTLED);
    }

    @Test
    void the_operator_learns_of_a_shortfall_from_the_answer() {
        post("XS0000000001", "100.00", 0);
        pay("80.00");
        assertThat(post("XS0000000001", "50.00", 0).body()).contains("\"changed\":true",
                "\"shortfall\":\"30.00\"");
        assertThat(post("XS0000000001", "50.00", 0).body()).contains("\"changed\":false")
                .doesNotContain("shortfall");
    }

    @Test
    void a_bank_sees_its_own_pool_as_the_operator_sees_it() {
        post("XS0000000002", "10.00", 10_000);
        post("XS0000000001", "100.00", 500);
        pay("5.00");
        String own = house.client(House.LOTUS).get("/v1/credit").body();
        assertThat(own).contains("\"account\":\"" + ACCOUNT + "\",\"balance\":\"-5.00\",\"line\":\"0.00\","
                + "\"pool\":\"95.00\",\"secured\":\"95.00\",\"headroom\":\"90.00\",\"shortfall\":\"0.00\"",
                "{\"item\":\"XS0000000001\",\"value\":\"100.00\",\"haircutBp\":500,\"lendable\":\"95.00\"},"
                        + "{\"item\":\"XS0000000002\",\"value\":\"10.00\",\"haircutBp\":10000,"
                        + "\"lendable\":\"0.00\"}");
        String seen = house.operator().get(PATH + "?account=" + ACCOUNT).body();
        assertThat(own).contains(seen.substring(seen.indexOf('[') + 1, seen.lastIndexOf(']')));
        assertThat(house.client(House.BIRCH).get("/v1/credit").body()).doesNotContain("XS0000000001");
        assertThat(house.client(House.LOTUS).get(PATH + "?account=" + ACCOUNT).statusCode()).isEqualTo(403);
    }

    @Test
    void what_is_drawn_is_not_released() {
        post("XS0000000001", "100.00", 0);
        pay("80.00");
        HttpResponse<String> answer = post("XS0000000001", "0", 0);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("COMMAND_REFUSED", "COLLATERAL_DRAWN");
    }

    @Test
    void what_is_wrong_is_refused_and_changes_nothing() {
        assertThat(post("XS 1", "1.00", 0).body()).contains("COLLATERAL_INVALID");
        assertThat(post("XS0000000001", "1.00", 10_001).body()).contains("COLLATERAL_INVALID");
        assertThat(house.client(House.LOTUS).get("/v1/credit").body()).contains("\"items\":[]");
        long before = house.log.stateHash();
        assertThat(post("XS0000000001", "1.001", 0).body()).contains("BODY_INVALID");
        for (String haircut : new String[]{"\"5\"", "5.5", "1e99", "null"}) {
            assertThat(house.operator().post(PATH, "application/json", "{\"account\":\"" + ACCOUNT
                    + "\",\"item\":\"X\",\"value\":\"1.00\",\"haircutBp\":" + haircut + "}").body())
                    .as(haircut).contains("BODY_INVALID");
        }
        for (String query : new String[]{"", "?account=CNY", "?account=CNY:ZZYACNB0:NOBODEF1"}) {
            assertThat(house.operator().get(PATH + query).body()).as(query).contains("PARAMETER_INVALID");
        }
        assertThat(house.log.stateHash()).isEqualTo(before);
    }
}
