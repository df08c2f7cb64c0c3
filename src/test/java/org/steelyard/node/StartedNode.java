package org.steelyard.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import org.steelyard.gateway.DoorCaller;

/** {@code ./steelyard run} as a process of its own, with the sample configuration in a folder of the test. */
final class StartedNode implements AutoCloseable {

    private static final int MOST_TRIES = 1_200;

    private final Path folder;
    private final int gateway = freePort();
    private Process process;

    StartedNode(Path folder, UnaryOperator<String> configured) throws IOException {
        this.folder = Files.createDirectories(folder);
        String yaml = RunningNode.readText(RunningNode.CONFIG).replace("data: ../data", "data: data")
                .replace("port: 8443", "port: " + gateway).replace("port: 8080", "port: 0");
        Files.writeString(folder.resolve("steelyard.yaml"), configured.apply(yaml));
        process = start();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m", "-cp", System.getProperty("java.class.path"), "org.steelyard.Main", "run",
                "--config", folder.resolve("steelyard.yaml").toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("node.log").toFile()))
                .start();
    }

    /** Ends it without a word, as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = start();
    }

    /** Somebody at its door, once it is ready. */
    DoorCaller door() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                DoorCaller door = new DoorCaller(URI.create("https://127.0.0.1:" + gateway),
                        data.resolve("tls/cert.pem"), data.resolve("credentials"));
                if (door.look("operator", "/health/ready").status() == 200) {
                    return door;
                }
                door.close();
            } catch (IOException | IllegalStateException notYet) {
                assertThat(process.isAlive()).as(this::said).isTrue();
            }
            Thread.sleep(100);
        }
        throw new AssertionError(said());
    }

    /** What it has printed so far. */
    String said() {
        return RunningNode.readText(folder.resolve("node.log"));
    }

    static int freePort() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    /** Ends it in good order. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
