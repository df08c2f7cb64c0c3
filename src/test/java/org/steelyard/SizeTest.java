package org.steelyard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 14: what does not fit on a screen is read by nobody. Methods are found by javac's own parser. */
final class SizeTest {

    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 60;
    private static final int LONGEST_LINE = 110;

    /** Fewer than this, and the parser has looked at nothing. */
    private static final int FEWEST_METHODS = 100;

    @Test
    void no_file_is_over_400_lines() {
        assertThat(Stream.of(Sources.MAIN, Sources.TEST).flatMap(root -> Sources.javaFiles(root).stream())
                .filter(file -> Sources.lines(file).size() > LONGEST_FILE)
                .map(file -> file + ": " + Sources.lines(file).size() + " lines"))
                .as("a file that long holds more than one thought: split it").isEmpty();
    }

    @Test
    void no_line_is_over_110_characters() {
        assertThat(Sources.javaFiles(Sources.MAIN).stream().flatMap(SizeTest::longLines))
                .as("wrap by hand, or let mvn spotless:apply do it (comments and text it leaves alone)")
                .isEmpty();
    }

    @Test
    void no_method_is_over_60_lines() throws IOException {
        List<Method> methods = new ArrayList<>(methods(Sources.javaFiles(Sources.MAIN)));
        methods.addAll(methods(Sources.javaFiles(Sources.TEST)));
        assertThat(methods).hasSizeGreaterThan(FEWEST_METHODS);
        assertThat(methods.stream().filter(method -> method.lines() > LONGEST_METHOD))
                .as("ifs in the parent, straight work in the leaf").isEmpty();
    }

    private static Stream<String> longLines(Path file) {
        List<String> lines = Sources.lines(file);
        return IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).length() > LONGEST_LINE)
                .filter(index -> !lines.get(index).startsWith("import "))
                .mapToObj(
                        index -> file + ":" + (index + 1) + ": " + lines.get(index).length() + " characters");
    }

    private static List<Method> methods(List<Path> files) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        List<Method> found = new ArrayList<>();
        try (StandardJavaFileManager disk = javac.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) javac.getTask(null, disk, null, List.of("-proc:none"), null,
                    disk.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new MethodFinder(unit, positions, found), null);
            }
        }
        return found;
    }

    /** A method with a body, and how many lines that body takes. */
    private record Method(String place, String name, long lines) {}

    /** Collects the methods of one file, those of nested and anonymous classes too. */
    private static final class MethodFinder extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> found;

        MethodFinder(CompilationUnitTree unit, SourcePositions positions, List<Method> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
            if (method.getBody() != null) {
                LineMap lines = unit.getLineMap();
                long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
                long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
                found.add(
                        new Method(unit.getSourceFile().getName() + ":" + first, method.getName().toString(),
                                last - first + 1));
            }
            return super.visitMethod(method, null);
        }
    }
}
