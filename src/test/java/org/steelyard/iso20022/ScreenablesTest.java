package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.iso20022.Screenable.Kind;

/** No text of a message escapes screening: whatever may hold a name is handed over (screening S2, S3, S6). */
final class ScreenablesTest {

    /** In capitals and in small letters, long and short: what a profile schema may let pass somewhere. */
    private static final List<String> LISTED = List.of("Ivan Listed-Invented", "IVANLISTED", "ivanlisted",
            "LISTED", "Listed", "IVAN LISTED INVENTED OF THE INVENTED LIST");

    /** What may hold a name by its schema and is not screened, with the reason. */
    private static final Map<String, String> NOT_SCREENED = Map.of("AppHdr/BizSvc",
            "only two values pass, rule BUSINESS_SERVICE_UNKNOWN");

    static Stream<String> definitions() {
        return ProfileSchemaTest.definitions();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void a_listed_name_in_any_text_of_a_document_is_among_the_screenables(String definition) {
        ProfileInstances documents = new ProfileInstances(definition);
        TreeSet<String> screened = new TreeSet<>();
        for (List<String> leaf : documents.leaves()) {
            String header = ProfileSchemaTest.header();
            LISTED.stream().flatMap(
                    name -> check(Scanned.of(header, documents.with(leaf, name)), leaf, name).stream())
                    .findFirst().ifPresent(screened::add);
        }
        assertThat(screened).isNotEmpty();
    }

    @Test
    void a_listed_name_in_any_text_of_the_header_is_among_the_screenables() {
        ProfileInstances headers = new ProfileInstances("head.001.001.02");
        String document = new ProfileInstances("pacs.009.001.08").any(new SplittableRandom(1), 0);
        TreeSet<String> screened = new TreeSet<>();
        for (List<String> leaf : headers.leaves()) {
            LISTED.stream()
                    .flatMap(name -> check(Scanned.of(headers.with(leaf, name), document), leaf, name)
                            .stream())
                    .findFirst().ifPresent(screened::add);
        }
        assertThat(screened).containsExactly("AppHdr/BizMsgIdr");
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void codes_of_banks_countries_and_entities_are_among_the_screenables(String definition) {
        ProfileInstances documents = new ProfileInstances(definition);
        for (List<String> leaf : documents.leaves()) {
            Optional<String> code = switch (leaf.getLast()) {
                case "BICFI", "AnyBIC" -> Optional.of("ZZLIRUM0");
                case "LEI" -> Optional.of("ZZINVENTEDLISTED0099");
                case "IBAN" -> Optional.of("RU02ZZ1234567890");
                case "Ctry", "CtryOfRes", "CtryOfBirth" -> Optional.of("KP");
                default -> Optional.empty();
            };
            if (code.isPresent()) {
                assertThat(Scanned.of(ProfileSchemaTest.header(), documents.with(leaf, code.get()))
                        .screenables())
                        .as(String.join("/", leaf))
                        .anyMatch(one -> one.text().equals(code.get()) && one.kind() != Kind.TEXT);
            }
        }
    }

    @Test
    void a_name_in_the_namespaces_or_attributes_around_a_document_is_among_the_screenables() {
        assertThat(
                Sample.of("pacs.009").with("<BusinessMessage ", "<BusinessMessage xmlns:x='urn:Ivan Listed' ")
                        .accepted().screenables())
                .anyMatch(one -> one.text().equals("urn:Ivan Listed"));
        assertThat(Sample.of("pacs.009").with("<Document ", "<Document"
                + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='Ivan Listed' ")
                .accepted().screenables()).anyMatch(one -> one.text().equals("Ivan Listed"));
    }

    private static Optional<String> check(Scanned scanned, List<String> leaf, String name) {
        String place = String.join("/", leaf);
        if (scanned.breach().isPresent() || NOT_SCREENED.containsKey(place)) {
            return Optional.empty();
        }
        assertThat(scanned.screenables()).as(place)
                .anyMatch(one -> one.place().equals(place) && one.text().equals(name));
        return Optional.of(place);
    }
}
