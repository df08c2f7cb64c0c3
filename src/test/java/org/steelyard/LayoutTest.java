package org.steelyard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of {@link Rooms}. */
final class LayoutTest {

    /** Fewer than this, and the rules have looked at nothing. */
    private static final int FEWEST_CLASSES = 40;

    private static final int MOST_PUBLIC_TYPES = 20;

    /** Rooms with more public types than {@link #MOST_PUBLIC_TYPES}, and how many. */
    private static final Map<String, Integer> WIDER = Map.of(
            // Its commands, events and reasons are the words in which every other room speaks; with liquidity
            // came those of limits, times, runs over the queues and searches.
            "settlement", 50);

    private static final JavaClasses OURS = Rooms.ours();

    static Stream<String> rooms() {
        return Rooms.IMPORTS.keySet().stream();
    }

    static Stream<Rooms.Library> libraries() {
        return Rooms.LIBRARIES.stream();
    }

    @Test
    void the_rules_see_enough_classes_to_mean_something() {
        assertThat(OURS.size()).isGreaterThan(FEWEST_CLASSES);
        assertThat(roomsThatExist()).as("every room of the table has a package")
                .containsAll(Rooms.IMPORTS.keySet());
    }

    @Test
    void every_class_stands_in_a_room_of_the_table() {
        assertThat(OURS.stream()
                .filter(type -> !type.getPackageName().equals(Rooms.ROOT))
                .filter(type -> !Rooms.IMPORTS.containsKey(roomOf(type)))
                .map(JavaClass::getName))
                .as("rooms are flat packages right under %s and stand in Rooms.IMPORTS", Rooms.ROOT)
                .isEmpty();
    }

    @Test
    void main_is_alone_in_the_root() {
        assertThat(OURS.stream().filter(type -> type.getPackageName().equals(Rooms.ROOT))
                .map(JavaClass::getSimpleName)).containsExactlyInAnyOrder("Main", "package-info");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_imports_only_the_rooms_that_the_table_gives_it(String room) {
        String[] forbidden = Rooms.forbiddenTo(room);
        if (forbidden.length > 0) {
            noClasses().that().resideInAPackage(Rooms.packageOf(room))
                    .should().dependOnClassesThat().resideInAnyPackage(forbidden)
                    .because("the table of rooms says so: docs/decisions/0001-one-module-flat-rooms.md")
                    .check(OURS);
        }
    }

    @Test
    void no_room_imports_main() {
        noClasses().that().resideOutsideOfPackage(Rooms.ROOT)
                .should().dependOnClassesThat().resideInAPackage(Rooms.ROOT).check(OURS);
    }

    @Test
    void the_root_hands_over_to_the_command_line_alone() {
        noClasses().that().resideInAPackage(Rooms.ROOT)
                .should().dependOnClassesThat()
                .resideInAnyPackage(rooms().filter(room -> !room.equals("command"))
                        .map(Rooms::packageOf).toArray(String[]::new))
                .check(OURS);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void a_library_stays_behind_its_doors(Rooms.Library library) {
        String[] elsewhere = Rooms.IMPORTS.keySet().stream().filter(room -> !library.rooms().contains(room))
                .map(Rooms::packageOf).toArray(String[]::new);
        noClasses().that().resideInAnyPackage(elsewhere)
                .should().dependOnClassesThat().resideInAnyPackage(library.packages().toArray(String[]::new))
                .because("only " + new TreeSet<>(library.rooms()) + " may touch " + library.name())
                .check(OURS);
    }

    @Test
    void rooms_have_no_cycles() {
        slices().matching(Rooms.ROOT + ".(*)..").should().beFreeOfCycles().check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_is_null_marked(String room) {
        assertThat(OURS.getPackage(Rooms.packageOf(room)).tryGetAnnotationOfType(NullMarked.class))
                .as("package-info.java of %s with @NullMarked", room).isPresent();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_shows_few_types(String room) {
        List<String> shown = OURS.stream()
                .filter(type -> type.getPackageName().equals(Rooms.packageOf(room)))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName).sorted().toList();
        assertThat(shown).as("public top-level types of %s", room)
                .hasSizeLessThanOrEqualTo(WIDER.getOrDefault(room, MOST_PUBLIC_TYPES));
    }

    @Test
    void classes_are_not_for_inheriting() {
        classes().that().areNotInterfaces().and().areNotAnonymousClasses().and().areNotEnums()
                .and().haveSimpleNameNotEndingWith("package-info")
                .should().haveModifier(JavaModifier.FINAL)
                .because("rule 3: no inheritance except sealed interfaces")
                .check(OURS);
    }

    private static Set<String> roomsThatExist() {
        Map<String, JavaClass> found = new TreeMap<>();
        OURS.forEach(type -> found.putIfAbsent(roomOf(type), type));
        return found.keySet();
    }

    /** The part of the package's name after the root; more than one part is no room. */
    private static String roomOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(Rooms.ROOT) ? "" : name.substring(Rooms.ROOT.length() + 1);
    }
}
