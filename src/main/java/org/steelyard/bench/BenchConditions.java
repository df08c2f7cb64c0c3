package org.steelyard.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What a figure was measured on: without it the figure says nothing. */
final class BenchConditions {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private BenchConditions() {
    }

    /** Prints the machine, the Java, the disk under this folder, and how loaded all of it is. */
    static void print(PrintStream out, Path folder) throws IOException {
        FileStore disk = Files.getFileStore(folder);
        Runtime runtime = Runtime.getRuntime();
        out.printf(Locale.ROOT, "  on: %s, %d cores; Java %s, heap up to %,d MB; disk %s (%s)%n", processor(),
                runtime.availableProcessors(), Runtime.version(), runtime.maxMemory() / 1_000_000,
                disk.name(),
                disk.type());
        printPressure(out);
    }

    /** Prints how long anything has waited for processor and disk lately (Linux; see PSI). */
    static void printPressure(PrintStream out) {
        out.printf("  pressure: cpu %s; io %s%n", pressure("cpu"), pressure("io"));
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2)).findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException unknown) {
            return System.getProperty("os.arch");
        }
    }

    private static String pressure(String of) {
        try {
            String first = Files.readAllLines(Path.of("/proc/pressure", of)).getFirst();
            return first.substring(0, first.indexOf(" total"));
        } catch (IOException unknown) {
            return "unknown";
        }
    }
}
