package org.steelyard.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case is read as it is written, or refused with the place and the rule. */
class CaseReaderTest {

    private static final String QUEUE = """
            {"format":"lsm-vector/1","id":"two","kind":"queue","participants":["A","B"],
             "currencies":[{"code":"CNY","decimals":2}],
             "balances":[{"participant":"A","currency":"CNY","amount":100}],
             "payments":[{"id":"p1","sender":"A","receiver":"B","currency":"CNY","amount":60,"order":1},
                         {"id":"p2","sender":"B","receiver":"A","currency":"CNY","amount":160,"order":2}]}""";

    private static Case read(String json) throws CaseFaultException {
        return CaseReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void two_banks_that_owe_each_other_are_read_and_solved() throws CaseFaultException {
        Solution solution = Solution.of(read(QUEUE));
        assertThat(solution.found()).containsEntry("fifo_set", java.util.List.of("p1"))
                .containsEntry("sequence_value", 60L).containsEntry("max_value", 60L)
                .containsEntry("feasible_sets", 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "\"amount\":60       | \"amount\":-60     | /payments/0/amount   | from 1",
            "\"amount\":60       | \"amount\":6.5     | /payments/0/amount   | whole number",
            "\"amount\":60       | \"amount\":\"60\"  | /payments/0/amount   | whole number",
            "\"amount\":60,      |                    | /payments/0          | must have \"amount\"",
            "\"amount\":60       | \"amount\":1e30    | /payments/0/amount   | whole number",
            "\"amount\":60  | \"amount\":99999999999999999999 | /payments/0/amount | to 1000000000000000",
            "\"id\":\"p2\"       | \"id\":\"p1\"      | /payments/1/id       | a second time",
            "\"order\":2         | \"order\":1        | /payments/1/order    | a second time",
            "\"sender\":\"B\"    | \"sender\":\"C\"   | /payments/1/sender   | none of [A, B]",
            "\"receiver\":\"B\"  | \"receiver\":\"A\" | /payments/0          | sender and receiver",
            "\"order\":2         | \"order\":2,\"prio\":1,\"priority\":3 | /payments/1/priority | to 2",
            "\"kind\":\"queue\"  | \"kind\":\"stack\" | /kind                | one of queue",
            "\"format\":\"lsm-vector/1\" | \"format\":\"lsm-vector/2\" | /format | lsm-vector/1",
            "\"balances\"        | \"balanses\"       | /                    | no field \"balanses\"",
            "\"amount\":100      | \"amount\":-1      | /balances/0          | below zero",
            "[\"A\",\"B\"]       | [\"A\",\"A\"]      | /participants/1      | a second time",
            "[\"A\",\"B\"]       | \"A\"              | /participants        | must be a list",
            "\"payments\"        | \"id\":\"three\",\"payments\" | line 4    | Duplicate",
            "\"order\":2}]}      | \"order\":2}]      | line 5               | end-of-input"})
    void what_breaks_the_format_is_refused_with_the_place_and_the_rule(String from, String to, String place,
            String rule) {
        String json = QUEUE.replace(from.strip(), to == null ? "" : to.strip());
        assertThat(json).isNotEqualTo(QUEUE);
        assertThatThrownBy(() -> read(json)).isInstanceOf(CaseFaultException.class)
                .hasMessageStartingWith(place.strip()).hasMessageContaining(rule.strip());
    }

    @Test
    void what_a_case_expects_is_not_looked_at() throws CaseFaultException {
        String json = QUEUE.replace("\"payments\"", "\"expected\":{\"max_value\":1},\"payments\"");
        assertThat(Solution.of(read(json)).found()).containsEntry("max_value", 60L);
    }

    @Test
    void payments_worth_more_than_64_bits_are_refused() {
        String json = QUEUE.replace("\"decimals\":2", "\"decimals\":2,\"weight\":1000000")
                .replace("\"amount\":60", "\"amount\":1000000000000000")
                .replace("\"amount\":160", "\"amount\":1000000000000000");
        assertThatThrownBy(() -> read(json)).isInstanceOf(CaseFaultException.class)
                .hasMessageStartingWith("/payments").hasMessageContaining("2^60");
    }
}
