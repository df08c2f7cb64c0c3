package org.steelyard.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Somebody who calls the door over HTTPS and trusts its certificate alone. */
final class Client {

    private final int port;
    private final String key;
    private final HttpClient http;

    Client(int port, Path tlsFolder, String key) {
        this(port, key, tls(tlsFolder, new KeyManager[0]), HttpClient.Version.HTTP_2);
    }

    Client(int port, String key, SSLContext tls, HttpClient.Version version) {
        this.port = port;
        this.key = key;
        this.http = HttpClient.newBuilder().version(version).sslContext(tls).build();
    }

    static SSLContext tls(Path tlsFolder, KeyManager[] own) {
        try (InputStream in = Files.newInputStream(tlsFolder.resolve("cert.pem"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("gateway",
                    CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory
                    .getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> post(String xml) {
        return post("/v1/messages", "application/xml", xml);
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", type), path);
    }

    HttpResponse<String> postBytes(byte[] body) {
        return send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/xml"), "/v1/messages");
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String path) {
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> answer = http
                    .send(request.uri(URI.create("https://127.0.0.1:" + port + path))
                            .timeout(Duration.ofMinutes(2)).build(), HttpResponse.BodyHandlers.ofString());
            Contract.check(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
