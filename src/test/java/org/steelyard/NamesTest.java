package org.steelyard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** Rule 2: names are the domain's. */
final class NamesTest {

    private static final JavaClasses OURS = Rooms.ours();

    @Test
    void no_class_has_a_name_that_says_nothing() {
        assertThat(Stream.concat(OURS.stream().map(JavaClass::getSimpleName), tests())
                .filter(name -> !Rooms.LENT.containsKey(name))
                .filter(name -> words(name).anyMatch(Rooms.EMPTY_WORDS::contains)))
                .as("say what it is in the words of payments; forbidden: %s", Rooms.EMPTY_WORDS).isEmpty();
    }

    @Test
    void every_lent_word_is_still_needed() {
        List<String> names = OURS.stream().map(JavaClass::getSimpleName).toList();
        assertThat(Rooms.LENT.keySet()).isSubsetOf(names);
    }

    @Test
    void words_are_told_apart_by_their_capitals() {
        assertThat(words("PaymentServiceImpl")).containsExactly("payment", "service", "impl");
        assertThat(words("Database")).containsExactly("database");
        assertThat(words("XMLUtil")).containsExactly("xml", "util");
    }

    /** Test classes by their files; importing them would load every library that they stand on. */
    private static Stream<String> tests() {
        return Sources.javaFiles(Sources.TEST).stream()
                .map(file -> file.getFileName().toString().replace(".java", ""));
    }

    private static Stream<String> words(String simpleName) {
        return Arrays.stream(simpleName.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_"))
                .map(word -> word.toLowerCase(Locale.ROOT));
    }
}
