package org.steelyard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * The table of rooms: who may import whom, and which libraries stop at which doors. A change here is a change
 * of the architecture and needs a file in docs/decisions.
 */
final class Rooms {

    static final String ROOT = "org.steelyard";

    /** Room to the rooms of ours that it may import. */
    static final Map<String, Set<String>> IMPORTS = imports();

    /** Libraries that stay behind the doors of some rooms. */
    static final List<Library> LIBRARIES = List.of(
            new Library("Aeron and SBE", Set.of("cluster"), "io.aeron..", "uk.co.real_logic.."),
            new Library("Agrona", Set.of("cluster"), "org.agrona", "org.agrona.concurrent..",
                    "org.agrona.sbe.."),
            new Library("Agrona's collections", Set.of("cluster", "settlement"), "org.agrona.collections.."),
            new Library("XML", Set.of("iso20022", "lists"), "javax.xml..", "org.w3c.dom..",
                    "org.xml.sax..",
                    "com.ctc.wstx..", "org.codehaus.stax2.."),
            new Library("names of people", Set.of("screening"), "com.ibm.icu..",
                    "org.apache.commons.codec.."),
            new Library("SQL", Set.of("books", "bench"), "java.sql..", "javax.sql..", "com.zaxxer..",
                    "org.flywaydb..",
                    "org.postgresql..", "org.apache.commons.compress..", "org.tukaani.."),
            new Library("HTTP server", Set.of("gateway", "console", "node"), "io.javalin..",
                    "org.eclipse.jetty..", "jakarta.servlet..", "kotlin.."),
            new Library("YAML", Set.of("config"), "tools.jackson.dataformat..", "org.snakeyaml.."),
            new Library("JSON",
                    Set.of("gateway", "console", "screening", "bench", "command", "config", "cases"),
                    "tools.jackson.core..", "tools.jackson.databind..", "com.fasterxml.jackson.."),
            new Library("metrics", Set.of("gateway", "console", "node"), "io.micrometer..",
                    "io.prometheus.."),
            new Library("the command line", Set.of("command"), "picocli.."),
            new Library("progress bars", Set.of("command", "bench"), "me.tongfei..", "org.jline.."),
            new Library("set-up of the log files", Set.of("node", "command"), "ch.qos.logback.."));

    /**
     * Words that say nothing about payments; a library's own word that we must repeat stands in
     * {@link #LENT}.
     */
    static final Set<String> EMPTY_WORDS = Set.of("util", "utils", "utility", "utilities", "common",
            "commons",
            "helper", "helpers", "manager", "managers", "impl", "base", "abstract", "service", "services",
            "data",
            "process", "processor", "processors", "handle", "handler", "handlers");

    /** Simple names that hold an empty word all the same, with the reason. */
    static final Map<String, String> LENT = Map.of();

    private Rooms() {}

    /** Our own classes: neither tests nor the codecs that the wire format's schema generates. */
    static JavaClasses ours() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(where -> !where.contains("/org/steelyard/cluster/wire/"))
                .importPackages(ROOT);
    }

    static String packageOf(String room) {
        return ROOT + "." + room;
    }

    /** What the room may not import: every other room that the table does not give it. */
    static String[] forbiddenTo(String room) {
        Set<String> forbidden = new TreeSet<>(IMPORTS.keySet());
        forbidden.remove(room);
        forbidden.removeAll(IMPORTS.get(room));
        return forbidden.stream().map(other -> packageOf(other) + "..").toArray(String[]::new);
    }

    private static Map<String, Set<String>> imports() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        table.put("money", Set.of());
        table.put("liquidity", Set.of("money"));
        table.put("settlement", Set.of("money", "liquidity"));
        table.put("iso20022", Set.of("money", "settlement"));
        table.put("screening", Set.of());
        table.put("lists", Set.of("screening"));
        table.put("cluster", Set.of("money", "settlement"));
        table.put("books", Set.of("money", "settlement"));
        table.put("figures", Set.of());
        table.put("statistics", Set.of("money", "settlement", "books", "figures"));
        table.put("gateway", Set.of("money", "settlement", "iso20022", "screening", "figures", "statistics"));
        table.put("console", Set.of("money", "books"));
        table.put("simulator", Set.of("money", "settlement", "liquidity", "iso20022"));
        table.put("config", Set.of("money"));
        Set<String> below = Set.copyOf(table.keySet());
        table.put("node", below);
        table.put("research", Set.of("money", "settlement", "liquidity", "config", "figures"));
        table.put("cases", Set.of("liquidity"));
        table.put("bench", with(below, "node", "research"));
        table.put("command", with(below, "node", "bench", "research", "cases"));
        return table;
    }

    private static Set<String> with(Set<String> rooms, String... more) {
        Set<String> all = new TreeSet<>(rooms);
        all.addAll(List.of(more));
        return all;
    }

    /** A library, the rooms that may touch it, and the packages that it is known by. */
    record Library(String name, Set<String> rooms, List<String> packages) {
        Library(String name, Set<String> rooms, String... packages) {
            this(name, rooms, List.of(packages));
        }
    }
}
