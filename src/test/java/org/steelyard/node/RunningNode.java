package org.steelyard.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

import org.steelyard.config.Configuration;
import org.steelyard.config.ConfigurationFile;
import org.steelyard.gateway.DoorCaller;

/** A real node of the sample configuration in a folder of the test, with somebody at its door. */
final class RunningNode implements AutoCloseable {

    static final Path CONFIG = Path.of("config", "steelyard.yaml");
    static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    final Steelyard node;
    final DoorCaller door;

    RunningNode(Configuration configuration) throws InterruptedException, IOException {
        node = Steelyard.start(configuration, part -> {
        });
        door = new DoorCaller(node.gateway(), node.certificate(), node.credentials());
        awaitReady(door);
    }

    static Configuration sample(Path data) {
        return read(CONFIG.toString(), readText(CONFIG), data);
    }

    static Configuration read(String name, String yaml, Path data) {
        return switch (ConfigurationFile.read(name, yaml.getBytes(StandardCharsets.UTF_8), data)) {
            case ConfigurationFile.Reading.Accepted accepted ->
                accepted.configuration().withData(data).withPorts(0, 0);
            case ConfigurationFile.Reading.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    static String readText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    static String sampleMessage(String name) {
        return readText(Path.of("docs", "samples", name));
    }

    static void awaitReady(DoorCaller door) throws InterruptedException, IOException {
        for (int tries = 0; door.look("operator", "/health/ready").status() != 200; tries++) {
            if (tries > 600) {
                throw new AssertionError(door.look("operator", "/health/ready").body());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    static void openDay(DoorCaller door, String currency) throws InterruptedException, IOException {
        DoorCaller.Reply reply = door.operate("business-day",
                "{\"currency\":\"" + currency + "\",\"open\":\"" + DAY + "\"}");
        if (reply.status() != 200) {
            throw new AssertionError(reply.toString());
        }
    }

    @Override
    public void close() {
        door.close();
        node.close();
    }
}
