package org.steelyard.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** Cycles on the command line. All banks are invented. */
final class CycleCommandTest {

    private static final String FAILED = """
            {"number":7,"ledger":"CNY:ZZYACNB0","name":"NOON","corridor":"CNY-RUB","stage":"SETTLED","cut":2,
            "confirmBy":"2026-11-25T04:30:00Z","settleBy":"2026-11-25T05:00:00Z",
            "opened":"2026-11-25T02:00:00Z","lastCut":"2026-11-25T04:00:00Z",
            "closed":"2026-11-25T05:00:00Z","closedIndex":90,"currency":"CNY",
            "totals":{"obligations":2,"waiting":1,"gross":"0.50","net":"0.50","saved":"0.00","savedPpm":0},
            "positions":[{"account":"CNY:ZZYACNB0:ZZBIRUM0","owed":"0.00","due":"0.50","net":"0.50"},
            {"account":"CNY:ZZYACNB0:ZZLOCNB0","owed":"0.50","due":"0.00","net":"-0.50"}],
            "confirmers":["ZZRARUM0","ZZYACNB0"],"confirmed":["ZZYACNB0"],
            "failures":[{"account":"CNY:ZZYACNB0:ZZLOCNB0","shortfall":"0.46","byGuarantee":"0.15",
            "shares":[{"account":"CNY:ZZYACNB0:ZZBIRUM0","amount":"0.30"}],"byAgent":"0.01"}],
            "settlement":{"uetr":"bf2deaee-dc5f-4dea-9cf6-545de0cc2735",
            "payments":[{"payer":"ZZLOCNB0","payee":"ZZBIRUM0","amount":"0.04"},
            {"payer":"ZZYACNB0","payee":"ZZBIRUM0","amount":"0.46"}]}}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int type(String... words) {
        CommandLine line = SteelyardCommand.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(words);
    }

    private String printed(AtTheDoor.Print print, String json) {
        PrintWriter writer = new PrintWriter(out);
        print.answer(JsonMapper.shared().readTree(json), writer);
        writer.flush();
        return out.toString();
    }

    @Test
    void a_report_says_who_confirmed_who_paid_and_who_bore_a_failure() {
        assertThat(printed(CyclePrinting::report, FAILED)).isEqualTo("""
                Cycle NOON (number 7) on CNY:ZZYACNB0 across CNY-RUB: SETTLED
                  opened        2026-11-25T02:00:00Z
                  cut           2026-11-25T04:00:00Z, positions number 2
                  confirm by    2026-11-25T04:30:00Z
                  settle by     2026-11-25T05:00:00Z
                  closed        2026-11-25T05:00:00Z, event 90
                  confirmed     by ZZYACNB0; not by ZZRARUM0
                  obligations   2, and 1 waiting
                  gross         CNY 0.50
                  net           CNY 0.50
                  saved         CNY 0.00, netting ratio 0.0 %
                  positions                                    owed                  due                  net
                    CNY:ZZYACNB0:ZZBIRUM0                      0.00                 0.50                +0.50
                    CNY:ZZYACNB0:ZZLOCNB0                      0.50                 0.00                -0.50
                  failed        CNY:ZZYACNB0:ZZLOCNB0 did not pay 0.46: its guarantee bore 0.15, \
                CNY:ZZYACNB0:ZZBIRUM0 0.30, the agent 0.01
                  paid          ZZLOCNB0 to ZZBIRUM0 0.04
                  paid          ZZYACNB0 to ZZBIRUM0 0.46
                """);
    }

    @Test
    void the_list_has_a_line_for_each_cycle() {
        assertThat(printed(CyclePrinting::list, "{\"cycles\":[" + FAILED + "],\"index\":1}").lines())
                .hasSize(2).last().asString().matches(" +7  NOON .* SETTLED +0.50 +0.50 +0.0 % .*");
        assertThat(printed(CyclePrinting::list, "{\"cycles\":[],\"index\":1}")).contains("no cycle");
    }

    @Test
    void the_netting_ratio_is_rounded_to_a_tenth_of_a_percent() {
        assertThat(CyclePrinting.percent(904_761)).isEqualTo("90.5 %");
        assertThat(CyclePrinting.percent(1_000_000)).isEqualTo("100.0 %");
        assertThat(CyclePrinting.percent(499)).isEqualTo("0.0 %");
    }

    @Test
    void a_time_that_is_none_is_refused_with_code_2() {
        assertThat(type("cycle", "open", "NOON", "--ledger", "CNY:ZZYACNB0", "--confirm-by", "soon",
                "--settle-by", "+60m")).isEqualTo(2);
        assertThat(err.toString()).contains("--confirm-by is a time such as");
    }

    @Test
    void cycle_alone_says_what_there_is_to_do() {
        assertThat(type("cycle")).isEqualTo(2);
        assertThat(err.toString()).contains("cycle open, cut, confirm");
    }
}
