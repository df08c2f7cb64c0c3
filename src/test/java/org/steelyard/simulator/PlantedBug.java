package org.steelyard.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A bug in one line of the engine's own source: the line is changed, the file compiled in memory, and the
 * engine loaded once more with it, beside the sound one. Commands, events and the values in them stay those of
 * all; all that is hidden inside the engine is loaded anew.
 *
 * @param what the bug, in words
 * @param file the engine's file, without its ending
 * @param sound what stands there
 * @param planted what stands there instead
 */
record PlantedBug(String what, String file, String sound, String planted) {

    private static final Path ENGINE = Path.of("src/main/java/org/steelyard/settlement");
    private static final String ENGINE_PACKAGE = "org.steelyard.settlement.";
    private static final String ROOM = "org.steelyard.simulator.";

    /** An engine with the bug. */
    Engine.Maker maker() {
        try {
            Class<?> maker = Class.forName(ROOM + "SteelyardEngine$Maker", true, new Loader(compiled()));
            var constructor = maker.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Engine.Maker) constructor.newInstance();
        } catch (ReflectiveOperationException | IOException broken) {
            throw new AssertionError("cannot plant: " + what, broken);
        }
    }

    private Map<String, byte[]> compiled() throws IOException {
        String source = Files.readString(ENGINE.resolve(file + ".java"));
        if (source.indexOf(sound) < 0 || source.indexOf(sound) != source.lastIndexOf(sound)) {
            throw new AssertionError(file + " does not say once: " + sound + " (plant this bug elsewhere)");
        }
        SimpleJavaFileObject changed = new SimpleJavaFileObject(URI.create("string:///" + file + ".java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.replace(sound, planted);
            }
        };
        var javac = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager disk = javac.getStandardFileManager(null, null, null);
                InMemory memory = new InMemory(disk)) {
            boolean compiled = javac.getTask(said, memory, null,
                    List.of("-proc:none", "-implicit:none", "-nowarn", "-classpath",
                            System.getProperty("java.class.path")),
                    null, List.of(changed)).call();
            if (!compiled) {
                throw new AssertionError(what + ": " + said);
            }
            return memory.classes();
        }
    }

    /** Takes the compiler's classes as bytes. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

        InMemory(JavaFileManager disk) {
            super(disk);
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> bytes = new TreeMap<>();
            classes.forEach((name, written) -> bytes.put(name, written.toByteArray()));
            return bytes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className,
                JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classes.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }

    /** Loads what is hidden in the engine anew, and everything else where it always comes from. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> changed;

        Loader(Map<String, byte[]> changed) {
            super(PlantedBug.class.getClassLoader());
            this.changed = changed;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null) {
                    loaded = isHiddenInTheEngine(name) ? anew(name) : super.loadClass(name, resolve);
                }
                return loaded;
            }
        }

        private boolean isHiddenInTheEngine(String name) throws ClassNotFoundException {
            if (name.startsWith(ROOM + "SteelyardEngine") || name.equals(ROOM + "StateBytes")) {
                return true;
            }
            if (!name.startsWith(ENGINE_PACKAGE)) {
                return false;
            }
            return name.equals(ENGINE_PACKAGE + "Settlement") || name.equals(ENGINE_PACKAGE + "Invariants")
                    || !java.lang.reflect.Modifier.isPublic(getParent().loadClass(name).getModifiers());
        }

        private Class<?> anew(String name) throws ClassNotFoundException {
            byte[] bytes = changed.containsKey(name) ? changed.get(name) : asBuilt(name);
            return defineClass(name, bytes, 0, bytes.length);
        }

        private byte[] asBuilt(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                return in.readAllBytes();
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
