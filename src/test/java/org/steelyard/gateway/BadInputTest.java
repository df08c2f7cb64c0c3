package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.money.Bic;

/** Bad input of any kind gets an answer that names the rule, and changes nothing. */
final class BadInputTest {

    private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;

    @TempDir
    static Path folder;

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(folder);
        house.fund(House.LOTUS, "1000000.00");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    static Stream<Arguments> bad() {
        String good = Letters.payment(House.LOTUS, House.BIRCH, "1.00", Letters.uetr());
        String dtd = "<!DOCTYPE x [<!ENTITY passwords SYSTEM \"file:///etc/passwd\">]>";
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        return Stream.of(
                argumentSet("nothing", 400, "NOT_XML", ""),
                argumentSet("not XML", 400, "NOT_XML", "{\"amount\": 1}"),
                argumentSet("cut off", 400, "NOT_XML", good.substring(0, good.length() / 2)),
                argumentSet("a DTD", 400, "DTD_PRESENT", good.replace(head, head + dtd)),
                argumentSet("an entity", 400, "ENTITY_PRESENT",
                        good.replace("<InstrId>", "<InstrId>&passwords;")),
                argumentSet("too deep", 422, "STRUCTURE",
                        good.replace("<Dbtr>", "<Dbtr>" + "<a>".repeat(5_000) + "</a>".repeat(5_000))),
                argumentSet("a wrong namespace", 400, "MESSAGE_TYPE_UNKNOWN",
                        good.replace("tech:xsd:pacs.009.001.08", "tech:xsd:pacs.009.001.99")),
                argumentSet("another system", 422, "TO_NOT_SYSTEM",
                        good.replace("<To><FIId><FinInstnId><BICFI>ZZSYHKH0",
                                "<To><FIId><FinInstnId><BICFI>ZZTEHKH0")),
                argumentSet("wrong decimals", 422, "TOO_MANY_DECIMALS", good.replace(">1.00<", ">1.001<")),
                argumentSet("no amount", 422, "AMOUNT_NOT_POSITIVE", good.replace(">1.00<", ">0.00<")),
                argumentSet("an impossible date", 422, "DATE_IMPOSSIBLE",
                        good.replace("<IntrBkSttlmDt>2026-11-25", "<IntrBkSttlmDt>2026-02-30")),
                argumentSet("a strange element", 422, "STRUCTURE", good.replace("<Dbtr>", "<Nobody/><Dbtr>")),
                argumentSet("a message of the system's", 403, "SENDER_NOT_AUTHENTICATED",
                        Letters.payment(House.SYSTEM, House.BIRCH, "1.00", Letters.uetr())),
                argumentSet("another sender", 403, "SENDER_NOT_AUTHENTICATED",
                        Letters.payment(House.BIRCH, House.LOTUS, "1.00", Letters.uetr())));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_message_is_answered_with_its_rule_and_changes_nothing(int status, String rule, String xml) {
        long before = house.log.stateHash();
        HttpResponse<String> answer = house.client(House.LOTUS).post(xml);
        assertThat(answer.body()).contains("admi.002.001.01").contains(rule);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(house.log.stateHash()).isEqualTo(before);
    }

    @Test
    void fifty_megabytes_are_refused_unread() {
        long before = house.log.stateHash();
        HttpResponse<String> answer = house.client(House.LOTUS).postBytes(new byte[FIFTY_MEGABYTES]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("admi.002.001.01").contains("TOO_LARGE");
        assertThat(house.log.stateHash()).isEqualTo(before);
    }

    @Test
    void an_unknown_participant_is_refused_by_the_engine() {
        HttpResponse<String> answer = house.client(House.LOTUS)
                .post(Letters.payment(House.LOTUS, Bic.of("ZZNOCNB0"), "1.00", Letters.uetr()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<TxSts>RJCT</TxSts>").contains("CNOR");
    }

    @Test
    void another_content_type_is_refused() {
        long before = house.log.stateHash();
        HttpResponse<String> answer = house.client(House.LOTUS).post("/v1/messages", "application/json",
                Letters.payment(House.LOTUS, House.BIRCH, "1.00", Letters.uetr()));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("CONTENT_TYPE_UNKNOWN");
        assertThat(house.log.stateHash()).isEqualTo(before);
    }
}
