package org.steelyard.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Where connections come in: TLS 1.2 or 1.3, HTTP/1.1 or HTTP/2, and limits for those who come to hold the
 * door open rather than to send.
 */
final class Entrance {

    /** Far more than a bank's authorisation and content type need. */
    static final int LARGEST_HEADER_BYTES = 8 * 1024;

    /** A connection that says nothing for as long is closed; longer than the longest wait for news. */
    static final int MOST_IDLE_SECONDS = 30;

    /** Open connections; a bank needs a few, so this is for some thousand banks. */
    private static final int MOST_CONNECTIONS = 10_000;

    /** Requests of one HTTP/2 connection at once. */
    private static final int MOST_STREAMS = 256;

    /** Connections that the operating system keeps while we are busy. */
    private static final int ACCEPT_QUEUE = 1_024;

    private static final int LEAST_ERROR = 400;

    private Entrance() {
    }

    /**
     * The connector.
     *
     * @param firstRequestWithinMillis a connection that has not brought a whole request by then is closed
     */
    static ServerConnector connector(Server server, HttpConfiguration http, GatewaySettings settings,
            long firstRequestWithinMillis) {
        server.setErrorHandler(Entrance::malformed);
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(LARGEST_HEADER_BYTES);
        // One name, one certificate: whether it is the right one is for the client to check.
        http.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory http1 = new HttpConnectionFactory(http);
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
        http2.setMaxConcurrentStreams(MOST_STREAMS);
        ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
        choice.setDefaultProtocol(http1.getProtocol());
        SslConnectionFactory tls = new SslConnectionFactory(tls(settings), choice.getProtocol());
        ServerConnector connector = new ServerConnector(server, tls, choice, http2, http1);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(MOST_IDLE_SECONDS));
        connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        connector.addBean(new Patience(connector, firstRequestWithinMillis));
        return connector;
    }

    /** What never became a request, such as one with too long a header, is answered here. */
    private static boolean malformed(Request request, Response response, Callback callback) {
        int status = response.getStatus() >= LEAST_ERROR
                ? response.getStatus()
                : DoorRule.REQUEST_MALFORMED.status();
        Answer answer = Answer.problem(status, DoorRule.REQUEST_MALFORMED.name(),
                DoorRule.REQUEST_MALFORMED.text(), HttpStatus.getMessage(status));
        response.setStatus(status);
        response.getHeaders().put("Content-Type", answer.type());
        response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private static SslContextFactory.Server tls(GatewaySettings settings) {
        Certificate certificate = Certificate.open(settings.tls());
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(certificate.store());
        tls.setKeyStorePassword(certificate.password());
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        tls.setRenegotiationAllowed(false);
        if (settings.clients() instanceof ClientCertificates.Asked asked) {
            tls.setTrustStore(authorities(asked));
            tls.setWantClientAuth(true);
        }
        return tls;
    }

    private static KeyStore authorities(ClientCertificates.Asked asked) {
        try (var in = Files.newInputStream(asked.authorities())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + ++number, authority);
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("no certificates can be read from " + asked.authorities(), e);
        }
    }

    /**
     * Closes connections that drip their first request byte by byte: an idle time-out never sees them. Who
     * has once proved itself is held by the other limits.
     */
    private record Patience(ServerConnector connector, long millis) implements Connection.Listener {

        @Override
        public void onOpened(Connection connection) {
            if (connection instanceof SslConnection tls) {
                connector.getScheduler().schedule(() -> closeIfSilent(tls), millis, TimeUnit.MILLISECONDS);
            }
        }

        private static void closeIfSilent(SslConnection tls) {
            Connection inner = tls.getSslEndPoint().getConnection();
            if (inner == null || inner.getMessagesIn() == 0) {
                tls.getEndPoint().close();
            }
        }
    }
}
