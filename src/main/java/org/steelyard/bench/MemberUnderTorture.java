package org.steelyard.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.steelyard.cluster.LogSettings;

/** A member in a process of its own, which can be asked, frozen, thawed and killed. */
final class MemberUnderTorture {

    private final int number;
    private final Process process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private final Path log;

    private MemberUnderTorture(int number, Process process, Path log) {
        this.number = number;
        this.process = process;
        this.log = log;
        Thread.ofPlatform().name("answers-of-member-" + number).daemon().start(this::readAnswers);
    }

    /** Starts a member on this folder by the Java and the class path of this process. */
    static MemberUnderTorture start(Path root, int number, List<LogSettings.Endpoint> endpoints) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(java.toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=4", "-XX:+ExitOnOutOfMemoryError",
                "--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                TortureMember.class.getName(), root.resolve("member-" + number).toString(),
                Integer.toString(number), TortureMember.text(endpoints));
        Path log = root.resolve("member-" + number + ".log");
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new MemberUnderTorture(number, builder.start(), log);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    private void readAnswers() {
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(TortureMember.ANSWER)) {
                    answers.add(line.substring(TortureMember.ANSWER.length()));
                } else {
                    Files.writeString(log, line + "\n", StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                }
            }
        } catch (IOException ended) {
            // With the process its output ends.
        }
    }

    int number() {
        return number;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The answer to a line; empty if the member is dead, frozen or too slow. */
    Optional<String> ask(String line, long longestMillis) {
        try {
            // An answer that came too late belongs to a question of before.
            answers.clear();
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return Optional.ofNullable(answers.poll(longestMillis, TimeUnit.MILLISECONDS));
        } catch (IOException dead) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Without warning, and without a chance to tidy up. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
            if (code != 0 && process.isAlive()) {
                throw new IllegalStateException("kill -" + name + " of member " + number + " said " + code);
            }
        } catch (IOException noSignal) {
            throw new UncheckedIOException(noSignal);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
