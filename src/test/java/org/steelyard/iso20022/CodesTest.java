package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.settlement.Purpose;
import tools.jackson.databind.json.JsonMapper;

/** The codes that we use are those of the external code sets. */
final class CodesTest {

    @ParameterizedTest
    @CsvSource({"purpose,external_purpose_code", "category-purpose,external_category_purpose_code",
            "service-level,external_service_level_code", "return-reason,external_return_reason_code",
            "cancellation-reason,external_cancellation_reason_code"})
    void a_set_has_the_codes_of_its_external_set(String set, String file) throws IOException {
        Path json = StandardSchemas.folder().resolveSibling("iso-codes").resolve(file + ".json");
        assumeTrue(Files.isReadable(json), "no code set at " + json);
        TreeSet<String> official = new TreeSet<>(
                JsonMapper.shared().readTree(Files.readString(json)).get("codes").propertyNames());
        assertThat(Codes.of(set)).containsExactlyInAnyOrderElementsOf(official);
    }

    @Test
    void the_purpose_comes_first_and_the_category_where_it_says_nothing() {
        Sample customer = Sample.of("pacs.008");
        assertThat(purpose(customer)).isEqualTo(Purpose.GOODS);
        assertThat(purpose(customer.with("<Cd>GDDS<", "<Cd>SCVE<"))).isEqualTo(Purpose.SERVICES);
        assertThat(purpose(customer.with("<Purp><Cd>GDDS</Cd></Purp>", "").with("<Cd>SUPP<", "<Cd>LOAN<")))
                .isEqualTo(Purpose.CREDIT);
        assertThat(purpose(customer.with("<Purp><Cd>GDDS</Cd></Purp>", "").without("PmtTpInf")))
                .isEqualTo(Purpose.TRANSFER);
        assertThat(purpose(customer.with("<Cd>GDDS</Cd>", "<Prtry>Our own word</Prtry>")
                .with("<Cd>SUPP<", "<Cd>DIVI<"))).isEqualTo(Purpose.PORTFOLIO);
    }

    private static Purpose purpose(Sample sample) {
        return ((Content.Payment) sample.accepted().content()).instruction().purpose();
    }
}
