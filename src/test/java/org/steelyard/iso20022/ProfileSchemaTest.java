package org.steelyard.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.OriginalMessage;

/** Our schemas are restrictions of the official ones, and hold all that we write and read. */
final class ProfileSchemaTest {

    private static final int INSTANCES = 60;

    static Stream<String> definitions() {
        return Stream.concat(Profile.FROM_BANKS.stream(), Profile.FROM_SYSTEM.stream());
    }

    private static final String HEADER = new ProfileInstances("head.001.001.02").any(new SplittableRandom(1),
            0);

    /** The smallest header that the profile takes. */
    static String header() {
        return HEADER;
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void what_a_profile_schema_describes_the_profile_reads(String definition) {
        SplittableRandom random = new SplittableRandom(20022);
        ProfileInstances documents = new ProfileInstances(definition);
        for (int i = 0; i < INSTANCES; i++) {
            String document = documents.any(random, i);
            assertThat(Scanned.of(header(), document).breach()).as(document).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void what_a_profile_schema_describes_the_official_schema_accepts(String definition) {
        assumeTrue(StandardSchemas.areHere(), "no official schemas at " + StandardSchemas.folder());
        SplittableRandom random = new SplittableRandom(20022);
        ProfileInstances headers = new ProfileInstances("head.001.001.02");
        ProfileInstances documents = new ProfileInstances(definition);
        for (int i = 0; i < INSTANCES; i++) {
            String message = "<Any>" + headers.any(random, i) + documents.any(random, i)
                    + "</Any>";
            assertThat(StandardSchemas.complaints(message)).as(message).isEmpty();
        }
    }

    @Test
    void whatever_happens_is_told_in_messages_of_the_profile() {
        MessageWriter writer = new MessageWriter(Bic.of("ZZSYHKH0"));
        for (long seed = 1; seed <= INSTANCES; seed++) {
            AnyHappening any = new AnyHappening(seed);
            for (Supplier<Event> happening : any.told()) {
                List<Outgoing> messages = writer.about(any.logged(happening.get()), OriginalMessage.NONE,
                        List.of(any.bank()));
                messages.forEach(ProfileSchemaTest::isOfTheProfile);
            }
            isOfTheProfile(writer.statement(any.page(), seed, any.timeMillis()));
            for (Report report : Report.values()) {
                isOfTheProfile(writer.report(report, any.page(), seed, any.timeMillis()));
            }
        }
    }

    private static void isOfTheProfile(Outgoing message) {
        assertThat(Scanned.of(message.xml()).breach()).as(message.xml()).isEmpty();
    }
}
