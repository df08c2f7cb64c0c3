package org.steelyard.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.aeron.driver.MediaDriver;
import org.jspecify.annotations.Nullable;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Logged;

/**
 * Brings commands into the log and their answers back. Any number of threads submit; what they submit at once
 * travels together in one message.
 *
 * <p>
 * A client outlives its leader: it finds the next one and sends again what has no answer yet, so that a
 * command may arrive twice. An instruction is known by its message and UETR, moves money once, and is
 * answered the second time by {@link org.steelyard.settlement.Event.Repeated}, which tells where the first
 * one stands. The operator's commands ask for a state and may be repeated.
 */
public final class LogClient implements AutoCloseable {

    /**
     * How a client behaves. The default fits all but benchmarks.
     *
     * @param mostAMessage how many commands one message carries at most, 1 to {@value #MOST_A_MESSAGE}
     * @param mostUnanswered how many may be under way, a power of two, at most {@value #MOST_UNANSWERED}
     */
    public record Tuning(int mostAMessage, int mostUnanswered) {

        /** Bounds how long one message holds up the engine. */
        public static final int MOST_A_MESSAGE = 1_000;
        /** Bounds what is sent again after a change of leader, and what answers may wait for this client. */
        public static final int MOST_UNANSWERED = 65_536;

        /** Up to a hundred commands in a message, 8,192 under way. */
        public static final Tuning DEFAULT = new Tuning(100, 8_192);

        /** Refuses what is out of range. */
        public Tuning {
            if (mostAMessage < 1 || mostAMessage > MOST_A_MESSAGE) {
                throw new IllegalArgumentException("a message carries 1 to " + MOST_A_MESSAGE
                        + " commands, not " + mostAMessage);
            }
            if (mostUnanswered < 1 || mostUnanswered > MOST_UNANSWERED
                    || Integer.bitCount(mostUnanswered) != 1) {
                throw new IllegalArgumentException("a power of two up to " + MOST_UNANSWERED
                        + " commands may be under way, not " + mostUnanswered);
            }
        }
    }

    /** Gets the answer to a command, on the client's thread: it must not wait for anything. */
    public interface Answer {

        /** The event that says what became of the command. */
        void answered(Logged event);

        /** There will be no answer, and the command may or may not take effect. */
        void failed(RuntimeException why);
    }

    private final ClientAgent agent;
    private final @Nullable MediaDriver driver;

    private LogClient(ClientAgent agent, @Nullable MediaDriver driver) {
        this.agent = agent;
        this.driver = driver;
        agent.start();
    }

    /** A client beside a member, over its media driver. */
    static LogClient beside(String driverFolder, List<LogSettings.Endpoint> endpoints, String host,
            Tuning tuning) {
        return new LogClient(new ClientAgent(new ClientLink(driverFolder, endpoints, host), tuning), null);
    }

    /**
     * A client of a log whose members run elsewhere.
     *
     * @param endpoints where the members are, as {@link LogSettings} names them
     * @param host the name or address under which the members reach this client
     * @param tuning how it behaves
     */
    public static LogClient connect(List<LogSettings.Endpoint> endpoints, String host, Tuning tuning) {
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a log inside its process has clients only beside it");
        }
        try {
            Path folder = Files.createTempDirectory("steelyard-client");
            MediaDriver driver = MediaDriver.launch(LogParts.driver(folder.toString(), error -> {
            }));
            return new LogClient(new ClientAgent(new ClientLink(folder.toString(), endpoints, host), tuning),
                    driver);
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }

    /**
     * Brings a command into the log. Where more is under way than the log can take, this waits.
     *
     * @return completes with the event that answers it: the last that says where its instruction stands, or
     *         what became of another command. It completes on the client's thread: what depends on it must
     *         not wait, or run elsewhere. It fails with {@link IllegalArgumentException} if the command is
     *         too long or the log's members do not understand it, and with {@link LogException} if the
     *         client is closed before the answer, or the log takes no command for half a minute
     */
    public CompletableFuture<Logged> submit(Command command) {
        CompletableFuture<Logged> answer = new CompletableFuture<>();
        submit(command, new Answer() {
            @Override
            public void answered(Logged event) {
                answer.complete(event);
            }

            @Override
            public void failed(RuntimeException why) {
                answer.completeExceptionally(why);
            }
        });
        return answer;
    }

    /** The same for one who submits very many and needs no future for each. */
    public void submit(Command command, Answer answer) {
        agent.submit(new Pending(command, answer));
    }

    /** Whether a leader has been found and takes commands. */
    public boolean isConnected() {
        return agent.isConnected();
    }

    /** Ends it; what has no answer yet fails. */
    @Override
    public void close() {
        agent.close();
        if (driver != null) {
            driver.close();
        }
    }
}
