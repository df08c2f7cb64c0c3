package org.steelyard.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.BiConsumer;

import org.steelyard.config.ConfigurationFile;
import org.steelyard.gateway.DoorCaller;
import org.steelyard.node.OperatorsDoor;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of a node that runs on this machine, as its operator. */
final class AtTheDoor {

    private static final int OK = 200;

    /** One question. */
    interface Question {
        DoorCaller.Reply ask(DoorCaller door) throws IOException, InterruptedException;
    }

    /** What to print of a good answer. */
    interface Print {
        void answer(JsonNode answer, PrintWriter out);
    }

    private AtTheDoor() {
    }

    /** Asks, and prints the answer; the number is the exit code. */
    static int ask(CommandSpec spec, Path config, Question question, Print print) {
        return askText(spec, config, question,
                (answer, out) -> print.answer(JsonMapper.shared().readTree(answer), out));
    }

    /** The same where a good answer is no JSON. */
    static int askText(CommandSpec spec, Path config, Question question,
            BiConsumer<String, PrintWriter> print) {
        PrintWriter err = spec.commandLine().getErr();
        return switch (ConfigurationFile.read(config)) {
            case ConfigurationFile.Reading.Refused refused -> {
                err.println(refused);
                yield 1;
            }
            case ConfigurationFile.Reading.Accepted accepted -> {
                try (DoorCaller door = OperatorsDoor.of(accepted.configuration())) {
                    DoorCaller.Reply reply = question.ask(door);
                    if (reply.status() != OK) {
                        err.println(JsonMapper.shared().readTree(reply.body()).path("detail").asString());
                        yield 1;
                    }
                    print.accept(reply.body(), spec.commandLine().getOut());
                    spec.commandLine().getOut().flush();
                    yield 0;
                } catch (IOException | RuntimeException failed) {
                    err.println("The node cannot be asked; does it run here? " + Causes.of(failed));
                    yield 1;
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    yield 1;
                }
            }
        };
    }
}
