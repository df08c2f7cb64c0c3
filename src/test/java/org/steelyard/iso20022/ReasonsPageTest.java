package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Reason;
import tools.jackson.databind.json.JsonMapper;

/** docs/reference/reasons.md tells every reason as it is. */
final class ReasonsPageTest {

    private static final Path PAGE = Path.of("docs/reference/reasons.md");

    @Test
    void the_page_has_every_reason_as_the_engine_has_it() throws IOException {
        List<String> expected = reasons().stream()
                .map(reason -> reason.number() + "|`" + reason.name() + "`|" + reason.code() + "|"
                        + reason.lasting().name().toLowerCase(Locale.ROOT) + "|" + reason.text())
                .toList();
        assertThat(rows().values().stream().map(row -> String.join("|", row.subList(0, 5))))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void the_page_says_what_the_sender_sees_and_what_to_do() throws IOException {
        Map<Integer, List<String>> rows = rows();
        for (Reason reason : reasons()) {
            List<String> row = rows.getOrDefault(reason.number(), List.of());
            assertThat(row).as(reason.name()).hasSize(7).allSatisfy(cell -> assertThat(cell).isNotNull());
            assertThat(row.get(5)).as(reason.name()).isEqualTo(seen(reason));
            assertThat(row.getLast()).as(reason.name()).endsWith(".");
        }
    }

    @Test
    void codes_are_of_the_external_code_sets() throws IOException {
        Path folder = StandardSchemas.folder().resolveSibling("iso-codes");
        assumeTrue(Files.isDirectory(folder), "no code sets at " + folder);
        Set<String> statuses = codes(folder.resolve("external_status_reason_code.json"));
        Set<String> cancellations = codes(
                folder.resolve("external_payment_cancellation_rejection_code.json"));
        for (Reason reason : reasons()) {
            if (!reason.code().isEmpty()) {
                assertThat(isOfCancellation(reason) ? cancellations : statuses).as(reason.name())
                        .contains(reason.code());
            }
        }
        assertThat(statuses).contains("NARR");
    }

    /** Worked out from the messages themselves. */
    private static String seen(Reason reason) {
        if (isOfModification(reason)) {
            return seenInReceipt(reason);
        }
        if (reason.number() >= 90 && !isOfCutOff(reason)) {
            return "nothing; the operator is told";
        }
        if (reason == Reason.CANCELLED_BY_SENDER) {
            return "camt.029 `CNCL`, then pacs.002 `CANC` DS02";
        }
        String xml = new MessageWriter(Happened.SYSTEM)
                .about(Happened.logged(event(reason)), OriginalMessage.NONE, List.<Bic>of()).getFirst().xml();
        boolean isNumbered = xml
                .contains("reason " + reason.number() + " " + reason.name() + ": " + reason.text());
        String code = reason.code().isEmpty() ? "" : " " + reason.code();
        if (isOfCancellation(reason)) {
            assertThat(xml).contains("<Conf>RJCR</Conf>", "<Cd>" + reason.code() + "</Cd>", reason.text());
            return "camt.029 `RJCR`" + code + (isNumbered ? ", number, name and rule" : ", the rule alone");
        }
        String status = between(xml, "<TxSts>", "</TxSts>");
        String told = isNumbered ? ", number, name and rule" : ", no reason";
        if (reason.number() < 50) {
            assertThat(xml).contains("<Cd>" + reason.code() + "</Cd>", "(so)");
            told = ", number, name, rule and what broke it";
        } else if (reason.number() >= 70) {
            String end = switch (reason) {
                case REJECT_TIME_PASSED -> "not settled before its reject-time";
                case NOT_ACCEPTED_AT_CUT -> "not accepted before its cycle was cut";
                case CYCLE_NOT_SETTLED -> "its cycle did not settle";
                default -> "not settled before the cut-off";
            };
            assertThat(xml).contains("<Cd>" + reason.code() + "</Cd>", end);
            told = ", \"" + end + "\"";
        }
        return "pacs.002 `" + status + "`" + code + told;
    }

    private static String seenInReceipt(Reason reason) {
        String xml = new MessageWriter(Happened.SYSTEM)
                .answer(Happened.logged(new Event.ModifyRefused(Happened.MODIFICATION, reason))).xml();
        assertThat(xml).contains("<StsCd>RJCT</StsCd>", "<StsCd>" + reason.code() + "</StsCd>");
        boolean isNumbered = xml.contains("reason " + reason.number() + " " + reason.name());
        assertThat(isNumbered || xml.contains("<Desc>" + reason.text() + "</Desc>")).isTrue();
        return "camt.025 `RJCT` " + reason.code()
                + (isNumbered ? ", number, name and rule" : ", the rule alone");
    }

    /** Those that came when 70 to 79 were all given. */
    private static boolean isOfCutOff(Reason reason) {
        return reason.number() >= 130 && reason.number() < 140;
    }

    private static boolean isOfModification(Reason reason) {
        return reason.number() >= 140 && reason.number() < 150;
    }

    private static Event event(Reason reason) {
        int number = reason.number();
        if (isOfCancellation(reason)) {
            return new Event.CancelRefused(Happened.CANCELLATION, reason);
        }
        if (number < 50) {
            return new Event.Rejected(1, Happened.instruction(Kind.BANK_PAYMENT), reason, "so");
        }
        if (number >= 70) {
            return Happened.expired(reason);
        }
        return switch (reason) {
            case HIT, NOT_SCREENED, LIST_CHANGED -> Happened.held(reason);
            case VALUE_DATE_AHEAD -> new Event.Warehoused(1, Happened.instruction(Kind.BANK_PAYMENT));
            default -> Happened.queued(reason);
        };
    }

    private static boolean isOfCancellation(Reason reason) {
        return reason.number() >= 80 && reason.number() < 90;
    }

    private static List<Reason> reasons() {
        return Arrays.stream(Reason.values()).filter(reason -> reason != Reason.NONE).toList();
    }

    private static Map<Integer, List<String>> rows() throws IOException {
        Map<Integer, List<String>> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.matches("\\| [0-9]+ \\|.*")) {
                List<String> cells = Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip).toList();
                rows.put(Integer.parseInt(cells.getFirst()), cells);
            }
        }
        return rows;
    }

    private static Set<String> codes(Path file) throws IOException {
        return Set.copyOf(JsonMapper.builder().build().readTree(Files.readString(file)).get("codes")
                .propertyNames());
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }
}
