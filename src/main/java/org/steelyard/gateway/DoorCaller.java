package org.steelyard.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Calls at a gateway as banks and the operator do: over HTTPS, each with its own key. For the
 * demonstration, the benchmarks and tests on the machine of the node, where the keys are.
 */
public final class DoorCaller implements AutoCloseable {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
    private static final String XML = "application/xml";
    private static final String JSON = "application/json";

    private final URI gateway;
    private final Path credentials;
    private final HttpClient http;
    private final Map<String, String> keys = new ConcurrentHashMap<>();

    /**
     * What came back.
     *
     * @param status the HTTP status
     * @param body the answer itself
     */
    public record Reply(int status, String body) {
    }

    /**
     * Calls at this door.
     *
     * @param gateway where it is
     * @param certificate the certificate to trust, PEM
     * @param credentials the folder with the keys that the door has made
     */
    public DoorCaller(URI gateway, Path certificate, Path credentials) {
        this.gateway = gateway;
        this.credentials = credentials;
        this.http = HttpClient.newBuilder().sslContext(trusting(certificate)).connectTimeout(LONGEST_CALL)
                .build();
    }

    /**
     * Sends a message.
     *
     * @param caller the bank whose key it uses
     * @throws IOException if the door cannot be reached
     */
    public Reply message(String caller, String xml) throws IOException, InterruptedException {
        return call(caller, request("/v1/messages").header("Content-Type", XML)
                .POST(HttpRequest.BodyPublishers.ofString(xml, StandardCharsets.UTF_8)));
    }

    /**
     * Asks for something as the operator.
     *
     * @param path what comes after {@code /v1/operator/}
     * @throws IOException if the door cannot be reached
     */
    public Reply operate(String path, String json) throws IOException, InterruptedException {
        return call("operator", request("/v1/operator/" + path).header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /**
     * Asks for something as a bank or an agent, by its own key.
     *
     * @param path what comes after {@code /v1/}
     * @throws IOException if the door cannot be reached
     */
    public Reply ask(String caller, String path, String json) throws IOException, InterruptedException {
        return call(caller, request("/v1/" + path).header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /**
     * Hands in a list, as the operator.
     *
     * @throws IOException if the door cannot be reached
     */
    public Reply list(String lines) throws IOException, InterruptedException {
        return call("operator", request("/v1/operator/list").header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines, StandardCharsets.UTF_8)));
    }

    /**
     * Hands in a settlement agent's closing figures, as the operator.
     *
     * @throws IOException if the door cannot be reached
     */
    public Reply figures(String csv) throws IOException, InterruptedException {
        return call("operator", request("/v1/operator/reconciliation").header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv, StandardCharsets.UTF_8)));
    }

    /**
     * Looks at something.
     *
     * @param caller a bank, or {@code operator}
     * @param path from the root on
     * @throws IOException if the door cannot be reached
     */
    public Reply look(String caller, String path) throws IOException, InterruptedException {
        return call(caller, request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(LONGEST_CALL);
    }

    private Reply call(String caller, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                request.header("Authorization", "Bearer " + key(caller)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Reply(response.statusCode(), response.body());
    }

    private String key(String caller) throws IOException {
        String known = keys.get(caller);
        if (known == null) {
            known = Files.readString(credentials.resolve(caller + ".key")).strip();
            keys.put(caller, known);
        }
        return known;
    }

    private static SSLContext trusting(Path certificate) {
        try (InputStream pem = Files.newInputStream(certificate)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("gateway",
                    CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory managers = TrustManagerFactory
                    .getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException("the certificate " + certificate + " cannot be used", unusable);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
