package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.money.Uetr;

/** Statements beside the messages: as XML, CSV and JSON, for a bank and for the operator. */
final class StatementsDeskTest {

    private static final String OWN = "/v1/statements/CNY/2026-11-25";
    private static final String ANY = "/v1/operator/statements/";

    @TempDir
    Path folder;

    private House house;
    private Client lotus;
    private final Uetr uetr = Letters.uetr();

    @BeforeEach
    void open() {
        house = House.open(folder);
        lotus = house.client(House.LOTUS);
        house.fund(House.LOTUS, "1000.00");
        lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "400.00", uetr));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void an_open_day_is_a_report_and_a_closed_one_a_statement() {
        assertThat(lotus.get(OWN).body()).contains("camt.052.001.08", "<Cd>ITBD</Cd>", "600.00");
        house.operator().post("/v1/operator/business-day", "application/json",
                "{\"currency\":\"CNY\",\"phase\":\"CLOSED\"}");
        assertThat(lotus.get(OWN).body()).contains("camt.053.001.08", "<Cd>CLBD</Cd>", "600.00");
        assertThat(lotus.get(OWN + "?format=csv").body()).contains("\nCLOSING,CNY:ZZYACNB0:ZZLOCNB0,");
    }

    @Test
    void the_csv_leads_row_by_row_from_the_opening_balance_to_the_last_one() {
        HttpResponse<String> answer = lotus.get(OWN + "?format=csv");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        String account = "CNY:ZZYACNB0:ZZLOCNB0,2026-11-25,";
        String[] lines = answer.body().split("\n", -1);
        assertThat(lines).hasSize(6);
        assertThat(lines[0]).isEqualTo("row,account,date,entry,time,amount,balance,kind,counterparty,uetr,"
                + "message_id,instruction_id,end_to_end_id");
        assertThat(lines[1]).isEqualTo("OPENING," + account + ",,,0.00,,,,,,");
        assertThat(lines[2]).startsWith("ENTRY," + account + "1,").contains(",1000.00,1000.00,");
        assertThat(lines[3]).startsWith("ENTRY," + account + "2,").contains(",-400.00,600.00,",
                uetr.toString());
        assertThat(lines[4]).isEqualTo("SO_FAR," + account + ",,,600.00,,,,,,");
    }

    @Test
    void the_operator_sees_any_account_and_the_latest_day() {
        HttpResponse<String> answer = house.operator()
                .get(ANY + "CNY:ZZYACNB0:ZZLOCNB0/latest?format=json");
        assertThat(answer.body()).contains("\"account\":\"CNY:ZZYACNB0:ZZLOCNB0\"",
                "\"date\":\"2026-11-25\"", "\"closed\":false", "\"opening\":\"0.00\"",
                "\"amount\":\"-400.00\"", "\"closing\":\"600.00\"");
    }

    @Test
    void a_bank_sees_no_account_but_its_own() {
        assertThat(lotus.get(ANY + "CNY:ZZYACNB0:ZZBIRUM0/latest").statusCode()).isEqualTo(403);
        assertThat(house.client(House.BIRCH).get(OWN).body()).doesNotContain("ZZYACNB0:ZZLOCNB0");
    }

    @Test
    void a_large_day_has_pages_as_xml_and_is_whole_as_csv_and_json() {
        for (int i = 0; i < 210; i++) {
            lotus.post(Letters.payment(House.LOTUS, House.BIRCH, "0.01", Letters.uetr()));
        }
        assertThat(lotus.get(OWN).body()).contains("<LastPgInd>false</LastPgInd>", "<NtryRef>200</NtryRef>");
        assertThat(lotus.get(OWN + "?page=2").body()).contains("<LastPgInd>true</LastPgInd>",
                "<NtryRef>201</NtryRef>", "597.90");
        assertThat(lotus.get(OWN + "?format=csv").body().lines()).hasSize(215);
        assertThat(lotus.get(OWN + "?format=json").body()).contains("\"entry\":212,");
        assertThat(lotus.get(OWN + "?page=3").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_not_there_or_not_allowed_is_named() {
        for (String wrong : new String[]{OWN + "?format=pdf", OWN + "?page=0", OWN + "?format=csv&page=2",
                "/v1/statements/CNY/today"}) {
            HttpResponse<String> answer = lotus.get(wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains("PARAMETER_INVALID");
        }
        assertThat(lotus.get("/v1/statements/CNY/2026-11-24").body()).contains("ACCOUNT_DAY_UNKNOWN");
        assertThat(lotus.get("/v1/statements/YUAN/latest").body()).contains("CURRENCY_UNKNOWN");
        assertThat(house.operator().get(ANY + "CNY/latest").body()).contains("PARAMETER_INVALID");
    }
}
