package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.settlement.Statement.DayEnd;

/** A settlement agent's own closing figures against the books. */
final class ReconciliationDeskTest {

    private static final String PATH = "/v1/operator/reconciliation";
    private static final String DAY = ",2026-11-25,";
    private static final String LOTUS = "CNY:ZZYACNB0:ZZLOCNB0" + DAY;

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = House.open(folder);
        house.fund(House.LOTUS, "1000.00");
        house.client(House.LOTUS).post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", Letters.uetr()));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void figures_of_all_accounts_that_are_those_of_the_books_agree() {
        StringBuilder csv = new StringBuilder("account,date,closing\n");
        DayEnd end = house.log.dayEnd(House.CNY, House.TODAY).orElseThrow();
        end.balances().forEach((account, balance) -> csv.append(account).append(DAY)
                .append(balance.decimal()).append('\n'));
        assertThat(csv).contains(LOTUS + "600.00\n");
        assertThat(reconcile(csv.toString()).body()).contains("\"agrees\":true", "\"mismatches\":[]",
                "\"missing\":[]", "\"phase\":\"OPEN\"");
    }

    @Test
    void a_figure_that_differs_is_told_with_its_place_and_the_difference() {
        String body = reconcile("account,date,closing\n" + LOTUS + "599.99\n").body();
        assertThat(body).contains("\"agrees\":false",
                "{\"row\":2,\"place\":\"CNY:ZZYACNB0:ZZLOCNB0\",\"date\":\"2026-11-25\","
                        + "\"currency\":\"CNY\",\"stated\":\"599.99\",\"books\":\"600.00\","
                        + "\"difference\":\"-0.01\"}");
    }

    @Test
    void a_bank_of_which_no_figure_was_given_is_missing() {
        String body = reconcile("account,date,closing\n" + LOTUS + "600.00\n").body();
        assertThat(body).contains("\"agrees\":false", "\"mismatches\":[]",
                "{\"account\":\"CNY:ZZYACNB0:ZZBIRUM0\",\"date\":\"2026-11-25\",\"currency\":\"CNY\","
                        + "\"books\":\"400.00\"}");
    }

    @Test
    void the_figure_of_a_ledger_is_what_all_banks_hold_on_it() {
        assertThat(reconcile("account,date,closing\nCNY:ZZYACNB0" + DAY + "1000.00\n").body())
                .contains("\"agrees\":true", "\"compared\":1");
        HttpResponse<String> asJson = house.operator().post(PATH, "application/json",
                "{\"figures\":[{\"account\":\"CNY:ZZYACNB0\",\"date\":\"2026-11-25\","
                        + "\"closing\":\"1000.50\"}]}");
        assertThat(asJson.body()).contains("\"row\":1", "\"difference\":\"0.50\"");
    }

    @Test
    void bad_rows_are_named_by_line_and_nothing_is_compared() {
        HttpResponse<String> answer = reconcile("account,date,closing\n" + LOTUS + "1.001\n"
                + "CNY:ZZYACNB0:ZZNOCNB0" + DAY + "0\nCNY:ZZYACNB0,2026-11-24,0\n" + LOTUS + "600.00\n"
                + "XXX,2026-11-25,0\n");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("BODY_INVALID", "line:2: ", "line:3: there is no account",
                "line:4: there was no business day 2026-11-24 in CNY", "line:5: there are two figures",
                "line:6: ");
        assertThat(reconcile("account,date\n").statusCode()).isEqualTo(400);
        assertThat(reconcile("account,date,closing\n").body()).contains("no figures");
    }

    private HttpResponse<String> reconcile(String csv) {
        return house.operator().post(PATH, "text/csv", csv);
    }
}
