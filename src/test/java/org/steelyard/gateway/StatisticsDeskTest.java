package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published statistics at the operator's door. */
final class StatisticsDeskTest {

    private static final String PATH = "/v1/operator/statistics";

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = House.open(folder);
        house.fund(House.LOTUS, "1000.00");
        house.client(House.LOTUS).post(Letters.payment(House.LOTUS, House.BIRCH, "10.00", Letters.uetr()));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void what_two_banks_alone_have_done_is_suppressed() {
        HttpResponse<String> answer = house.operator().get(PATH);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"purpose\":\"ALL\"", "\"note\":\"suppressed\"")
                .doesNotContain("10.00");
    }

    @Test
    void the_same_comes_as_comma_separated_values() {
        HttpResponse<String> answer = house.operator().get(PATH + "?format=csv&by=year");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(answer.body()).startsWith("period,from,to,currency,purpose,payments,value,")
                .contains(",CNY,ALL,,");
    }

    @Test
    void wrong_parameters_are_named() {
        for (String query : new String[]{"?from=2027", "?to=x", "?by=week", "?format=pdf",
                "?from=2027-02&to=2027-01"}) {
            HttpResponse<String> answer = house.operator().get(PATH + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).contains("PARAMETER_INVALID");
        }
    }

    @Test
    void banks_do_not_see_what_is_not_published_yet() {
        assertThat(house.client(House.LOTUS).get(PATH).statusCode()).isEqualTo(403);
    }
}
