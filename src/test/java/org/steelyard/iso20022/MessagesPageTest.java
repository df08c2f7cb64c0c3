package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.steelyard.settlement.Purpose;

/** docs/reference/messages.md tells rules, messages and purposes as they are. */
final class MessagesPageTest {

    private static final Path PAGE = Path.of("docs/reference/messages.md");

    @Test
    void the_page_has_every_rule_in_the_order_of_the_numbers() throws IOException {
        List<String> expected = Arrays.stream(Rule.values())
                .map(rule -> "| " + rule.number() + " | `" + rule.name() + "` | " + escaped(rule.text())
                        + " |")
                .toList();
        assertThat(lines().filter(line -> line.matches("\\| [0-9]+ \\| `[A-Z0-9_]+` \\|.*")))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void the_page_names_every_message_in_the_table_of_its_direction() throws IOException {
        assertThat(definitions("## What a bank sends"))
                .containsExactlyInAnyOrderElementsOf(Profile.FROM_BANKS);
        assertThat(definitions("## What the system sends")).containsAll(Profile.FROM_SYSTEM)
                .isSubsetOf(
                        Stream.concat(Profile.FROM_SYSTEM.stream(), Profile.FROM_BANKS.stream()).toList());
    }

    @Test
    void the_page_tells_the_purpose_of_every_code_that_is_no_mere_transfer() throws IOException {
        for (Purpose purpose : Purpose.values()) {
            List<String> cells = Arrays
                    .stream(lines().filter(line -> line.startsWith("| `" + purpose + "` |"))
                            .findFirst().orElseThrow().split("\\|", -1))
                    .map(String::strip).toList();
            if (purpose != Purpose.TRANSFER) {
                assertThat(codes(cells.get(2))).isEqualTo(codes("purpose", purpose));
                assertThat(codes(cells.get(3))).isEqualTo(codes("category-purpose", purpose));
            }
        }
    }

    private static Set<String> codes(String set, Purpose purpose) {
        return Codes.of(set).stream().filter(code -> Codes.purpose(set, code).orElseThrow() == purpose)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(String cell) {
        return cell.equals("-") ? Set.of() : new TreeSet<>(List.of(cell.split(" ", -1)));
    }

    private static List<String> definitions(String heading) throws IOException {
        return lines().dropWhile(line -> !line.equals(heading)).skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| ")).map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> Pattern.compile("[a-z]{4}(\\.[0-9]{2,3}){3}").matcher(cell).results())
                .map(found -> found.group()).toList();
    }

    private static Stream<String> lines() throws IOException {
        return Files.readAllLines(PAGE).stream();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("|", "\\|");
    }
}
