package org.steelyard.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real lists among the shared test files, where they are there. */
final class PublishedListsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"un/UN_consolidated_2026-02-27.xml, 1003", "uk/sanctionsconlist.csv, 2106",
            "ofac-2021, 8976"})
    void a_published_list_is_read_whole(String file, int entries) {
        assertThat(read(file)).isInstanceOfSatisfying(OfficialReading.Accepted.class,
                accepted -> assertThat(accepted.list().entries()).hasSize(entries));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"un/UN_consolidated_2025-08.xml, UTF-8", "ofac-2022, entry 2677 is already there"})
    void a_damaged_or_changed_copy_is_refused(String file, String why) {
        assertThat(read(file)).isInstanceOf(OfficialReading.Refused.class).asString().contains(why);
    }

    private static OfficialReading read(String file) {
        Path lists = Path.of(Optional.ofNullable(System.getenv("STEELYARD_SHARED")).orElse("../shared"),
                "data/lists");
        assumeTrue(Files.isDirectory(lists), "the shared test files are not here");
        return new OfficialListReader(Optional.of(LocalDate.of(2021, 7, 7)), Files::newInputStream)
                .read(lists.resolve(file));
    }
}
