package org.steelyard.gateway;

import java.nio.file.Path;
import java.time.Duration;

import org.steelyard.money.Bic;

/**
 * How the banks' door stands.
 *
 * @param system the system's own BIC: messages are addressed to it and answers come from it
 * @param host the address to listen at
 * @param port the port, 0 for any that is free
 * @param tls its certificate
 * @param clients whether banks may show certificates instead of keys
 * @param largestMessageBytes what is longer is refused unread
 * @param mostMessagesPerSecond of one bank; more is answered 429
 * @param answerWithin how long a message waits for the log before its sender is told to send it again
 */
public record GatewaySettings(Bic system, String host, int port, Tls tls, ClientCertificates clients,
        int largestMessageBytes, int mostMessagesPerSecond, Duration answerWithin) {

    /** How long the log may take: a change of leader takes about three seconds. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /** Refuses limits that would let nothing through. */
    public GatewaySettings {
        if (largestMessageBytes < 1 || mostMessagesPerSecond < 1 || !answerWithin.isPositive()) {
            throw new IllegalArgumentException("the door's limits are positive");
        }
    }

    /** The server's certificate. */
    public sealed interface Tls {

        /**
         * Made at the first start, for localhost alone.
         *
         * @param folder where it is kept: the key store, and {@code cert.pem} for clients to trust
         */
        record SelfSigned(Path folder) implements Tls {
        }

        /**
         * The operator's own.
         *
         * @param file a PKCS #12 file with the private key and its chain
         * @param passwordFile a file with its password on its first line
         */
        record Keystore(Path file, Path passwordFile) implements Tls {
        }
    }
}
