package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Elements of right messages are left out, repeated, exchanged, put in, emptied and given other texts:
 * whatever we accept, the official schemas accept.
 */
final class MutationTest {

    private static final Pattern ELEMENT = Pattern.compile("<([A-Z][A-Za-z0-9]*)( [^>]*)?>");
    private static final Pattern LEAF = Pattern.compile("<([A-Z][A-Za-z0-9]*)( [^>]*)?>([^<]*)</\\1>");
    private static final List<String> TEXTS = List.of("", " ", "X", "x".repeat(36), "Y".repeat(141), "0",
            "-1", "1.5",
            "1.123456", "12345678901234567890", "2026-02-29", "2026-11-25", " 2026-11-25 ",
            "2026-11-25T24:00:00Z",
            "2026-11-25T09:30:00.123456789+14:00", "2026-11-25T09:30:00+14:30", "2026-11-25T09:30+08:00",
            "NORM", "norm", "ABCD", "ABCDE", "true", "2", "NaN", "ZZHDCNB0XXX", "CN", "CNY", "Жизнь", "a b",
            "+5");
    private static final List<String> IMPOSSIBLE = List.of("2026-02-29", "+14:30");
    private static final int RANDOM_MESSAGES = 12;
    private static final LongAdder ACCEPTED = new LongAdder();

    @BeforeAll
    static void the_official_schemas_are_here() {
        assumeTrue(StandardSchemas.areHere(), "no official schemas at " + StandardSchemas.folder());
    }

    @AfterAll
    static void enough_changed_messages_were_accepted_to_say_something() {
        if (StandardSchemas.areHere()) {
            assertThat(ACCEPTED.sum()).isGreaterThan(500);
        }
    }

    static List<Sample> samples() {
        return Sample.all();
    }

    /** Of the profile's schemas by chance; the rules behind the schemas would refuse most of these. */
    static Stream<Sample> messages() {
        SplittableRandom random = new SplittableRandom(20022);
        return ProfileSchemaTest.definitions().flatMap(definition -> {
            ProfileInstances instances = new ProfileInstances(definition);
            return Stream.generate(() -> instances.any(random, 40)).limit(RANDOM_MESSAGES)
                    .map(document -> new Sample(definition,
                            "<Any>" + ProfileSchemaTest.header() + document + "</Any>"));
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_we_accept_the_official_schemas_accept(Sample message) {
        for (String mutant : mutants(message)) {
            if (Sample.READER.read(new Sample("mutant", mutant).bytes()) instanceof Reading.Accepted) {
                isOfficial(mutant);
            }
        }
    }

    /** But for days and moments that do not exist: the schema validator knows no calendar, our values do. */
    @ParameterizedTest
    @MethodSource("messages")
    void what_our_schemas_accept_the_official_schemas_accept(Sample message) {
        for (String mutant : mutants(message)) {
            if (IMPOSSIBLE.stream().noneMatch(mutant::contains) && Scanned.of(mutant).breach().isEmpty()) {
                isOfficial(mutant);
            }
        }
    }

    private static void isOfficial(String mutant) {
        ACCEPTED.increment();
        assertThat(StandardSchemas.complaints(mutant)).as(mutant).isEmpty();
    }

    private static List<String> mutants(Sample message) {
        String xml = message.xml();
        SplittableRandom random = new SplittableRandom(xml.hashCode());
        List<String> all = new ArrayList<>();
        all.add(xml);
        Matcher element = ELEMENT.matcher(xml);
        while (element.find()) {
            int from = element.start();
            int to = xml.indexOf("</" + element.group(1) + ">", from);
            if (to < 0 || element.group(1).equals("BusinessMessage") || element.group(1).equals("Any")) {
                continue;
            }
            to += element.group(1).length() + 3;
            String whole = xml.substring(from, to);
            all.add(xml.substring(0, from) + xml.substring(to));
            all.add(xml.substring(0, to) + whole + xml.substring(to));
            all.add(xml.substring(0, element.end()) + "<Unknown/>" + xml.substring(element.end()));
            all.add(xml.substring(0, element.end()) + "text" + xml.substring(element.end()));
            Matcher next = LEAF.matcher(xml).region(to, xml.length());
            if (next.find()) {
                all.add(xml.substring(0, from) + next.group() + whole + xml.substring(next.end()));
            }
        }
        Matcher leaf = LEAF.matcher(xml);
        while (leaf.find()) {
            for (int i = 0; i < 6; i++) {
                String text = TEXTS.get(random.nextInt(TEXTS.size()));
                all.add(xml.substring(0, leaf.start(3)) + text + xml.substring(leaf.end(3)));
            }
        }
        return all;
    }
}
