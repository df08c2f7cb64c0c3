package org.steelyard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.steelyard.money.Currency;

/**
 * Same log, same state, byte for byte: the engine and what it stands on know no clock, no chance, no thread,
 * no file and no order that differs from one JVM to the next.
 */
final class DeterminismTest {

    private static final String[] CORE = {"org.steelyard.money", "org.steelyard.settlement",
            "org.steelyard.liquidity"};
    private static final String[] ENGINE = {"org.steelyard.settlement", "org.steelyard.liquidity"};

    /** Of java.util, what iterates in another order, or not by what went in. */
    private static final Set<String> WITHOUT_ORDER = Set.of(HashMap.class.getName(), HashSet.class.getName(),
            "java.util.IdentityHashMap", "java.util.WeakHashMap", "java.util.Hashtable", "java.util.Random",
            "java.util.UUID", "java.util.Date", "java.util.Calendar", "java.util.Timer", "java.util.TimeZone",
            "java.util.Locale", "java.util.Scanner", "java.util.Properties", "java.util.ServiceLoader");

    /** Of java.lang, what reaches outside or starts something. */
    private static final Set<String> REACHES_OUTSIDE = Set.of("java.lang.Thread", "java.lang.ThreadLocal",
            "java.lang.Process", "java.lang.ProcessBuilder", "java.lang.Runtime", "java.lang.ClassLoader",
            "java.lang.ScopedValue");

    private static final Map<String, Set<String>> CALLS = Map.of(
            System.class.getName(), Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty",
                    "identityHashCode", "exit", "lineSeparator"),
            Math.class.getName(), Set.of("random"),
            Map.class.getName(), Set.of("of", "ofEntries", "copyOf"),
            Set.class.getName(), Set.of("of", "copyOf"),
            Collectors.class.getName(), Set.of("toSet", "toUnmodifiableSet", "toMap", "toUnmodifiableMap",
                    "groupingBy", "groupingByConcurrent"),
            "java.time.LocalDate", Set.of("now"),
            "java.util.Collections", Set.of("shuffle"),
            "java.util.stream.Stream", Set.of("parallel"),
            "java.util.Collection", Set.of("parallelStream"),
            // Decimals come from the log, never from this JDK's edition of ISO 4217.
            Currency.class.getName(), Set.of("of"));

    private static final JavaClasses OURS = Rooms.ours();

    @Test
    void the_core_stands_on_plain_java() {
        classes().that().resideInAnyPackage(CORE)
                .should().onlyDependOnClassesThat(plainJava().or(cacheOfCurrencies()))
                .because("the engine must give the same answer on every node and in every replay")
                .check(OURS);
    }

    @Test
    void the_engine_keeps_no_collection_without_order() {
        noClasses().that().resideInAnyPackage(ENGINE)
                .should()
                .dependOnClassesThat(describe("iterate in no order of ours, or know chance, clock or place",
                        (JavaClass type) -> WITHOUT_ORDER.contains(type.getName())
                                || REACHES_OUTSIDE.contains(type.getName())
                                || type.getPackageName().startsWith("java.util.concurrent")))
                .check(OURS);
    }

    @Test
    void the_engine_asks_neither_clock_nor_chance_nor_machine() {
        noClasses().that().resideInAnyPackage(ENGINE)
                .should()
                .accessTargetWhere(describe("differs from one JVM to the next", DeterminismTest::isForbidden))
                .check(OURS);
    }

    @Test
    void money_never_floats() {
        noClasses().that().resideInAnyPackage(CORE)
                .should().dependOnClassesThat(describe("are floating point", (JavaClass type) -> List
                        .of("double", "float", "java.lang.Double", "java.lang.Float")
                        .contains(type.getName())))
                .because("rule 5: long minor units, exact arithmetic")
                .check(OURS);
    }

    private static boolean isForbidden(JavaAccess<?> access) {
        return CALLS.getOrDefault(access.getTargetOwner().getName(), Set.of())
                .contains(access.getTarget().getName());
    }

    private static DescribedPredicate<JavaClass> plainJava() {
        return resideInAnyPackage("java.lang", "java.lang.runtime", "java.lang.invoke",
                "java.lang.annotation",
                "java.util", "java.util.function", "java.util.stream", "org.jspecify.annotations",
                "org.agrona.collections",
                BigDecimal.class.getPackageName(), CORE[0], CORE[1], CORE[2])
                .or(describe("java.time.LocalDate or DayOfWeek", type -> Set
                        .of("java.time.LocalDate", "java.time.DayOfWeek").contains(type.getName())))
                .or(describe("primitive", type -> type.getBaseComponentType().isPrimitive()))
                .or(describe("array of plain Java", type -> type.isArray()
                        && type.getBaseComponentType().getPackageName().startsWith("java.lang")))
                .or(describe("array of ours", type -> type.isArray()
                        && type.getBaseComponentType().getPackageName().startsWith("org.steelyard.")));
    }

    /** Currency.of remembers what the standard said: the same answer each time, whoever asks first. */
    private static DescribedPredicate<JavaClass> cacheOfCurrencies() {
        return describe("the cache of Currency.of", type -> type.isEquivalentTo(ConcurrentHashMap.class));
    }
}
