package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.State;

/** Who sends too much, too slowly, or while the log is away. */
final class DoorLimitsTest {

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = House.open(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private House open(House.Setting setting) {
        house.close();
        house = House.open(folder.resolve("other"), setting);
        return house;
    }

    @Test
    void who_sends_more_than_allowed_is_asked_to_come_back_later() {
        open(House.Setting.USUAL.perSecond(1));
        Client lotus = house.client(House.LOTUS);
        HttpResponse<String> answer = lotus.post(Letters.ping(House.LOTUS));
        for (int tries = 0; tries < 1_000 && answer.statusCode() == 200; tries++) {
            answer = lotus.post(Letters.ping(House.LOTUS));
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("TOO_MANY_MESSAGES");
        assertThat(house.client(House.BIRCH).post(Letters.ping(House.BIRCH)).statusCode()).isEqualTo(200);
    }

    @Test
    void who_is_refused_before_the_message_is_read_still_reads_the_answer() {
        open(House.Setting.USUAL.perSecond(1));
        Client lotus = house.client(House.LOTUS);
        byte[] message = new byte[200 * 1024];
        for (int tries = 0; tries < 60; tries++) {
            assertThat(lotus.postBytes(message).statusCode()).isIn(413, 429);
        }
        Client stranger = new Client(house.port(), house.tlsFolder(), "C".repeat(43));
        for (int tries = 0; tries < 60; tries++) {
            assertThat(stranger.postBytes(message).statusCode()).isIn(401, 429);
        }
    }

    @Test
    void a_log_that_does_not_answer_leaves_the_outcome_unknown_and_sending_again_is_safe() {
        open(House.Setting.USUAL.answerWithin(Duration.ofSeconds(2))).fund(House.LOTUS, "1000.00");
        Client lotus = house.client(House.LOTUS);
        Uetr uetr = Letters.uetr();
        String message = Letters.payment(House.LOTUS, House.BIRCH, "10.00", uetr);
        house.log.stopAnswering();
        HttpResponse<String> answer = lotus.post(message);
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("OUTCOME_UNKNOWN")
                .contains("send the same message again, it is safe");
        house.log.comeBack();
        assertThat(lotus.post(message).body()).contains("<TxSts>ACSC</TxSts>");
        assertThat(house.log.state(uetr)).isEqualTo(State.SETTLED);
        assertThat(house.log.settlement.balances().values()).anySatisfy(
                balance -> assertThat(balance.decimal()).isEqualTo("990.00"));
    }

    @Test
    void a_lost_log_is_told_and_the_node_is_not_ready() {
        assertThat(house.anybody().get("/health/ready").statusCode()).isEqualTo(200);
        house.log.goDown();
        HttpResponse<String> answer = house.client(House.LOTUS)
                .post(Letters.payment(House.LOTUS, House.BIRCH, "10.00", Letters.uetr()));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("LOG_UNREACHABLE").contains("it is safe");
        HttpResponse<String> ready = house.anybody().get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("no leader");
        assertThat(house.anybody().get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void http_1_1_is_as_good_as_http_2() {
        HttpResponse<String> answer = house.overHttp1(House.LOTUS).post(Letters.ping(House.LOTUS));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(java.net.http.HttpClient.Version.HTTP_1_1);
        assertThat(house.client(House.LOTUS).post(Letters.ping(House.LOTUS)).version())
                .isEqualTo(java.net.http.HttpClient.Version.HTTP_2);
    }

    @Test
    void fifty_megabytes_are_answered_over_http_1_1_too() {
        HttpResponse<String> answer = house.overHttp1(House.LOTUS).postBytes(new byte[50 * 1024 * 1024]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("TOO_LARGE");
    }

    @Test
    void a_header_that_is_too_long_is_refused() throws IOException {
        String answer = talk("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000)
                + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431").contains("REQUEST_MALFORMED");
    }

    @Test
    void what_is_not_http_is_refused() throws IOException {
        assertThat(talk("PACS\r\n\r\n")).startsWith("HTTP/1.1 400").contains("REQUEST_MALFORMED");
    }

    private String talk(String bytes) throws IOException {
        try (SSLSocket socket = socket()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private SSLSocket socket() throws IOException {
        SSLSocket socket = (SSLSocket) Client.tls(house.tlsFolder(), new KeyManager[0]).getSocketFactory()
                .createSocket("127.0.0.1", house.port());
        socket.setSoTimeout((int) Duration.ofMinutes(2).toMillis());
        return socket;
    }

    @Test
    void who_drips_a_request_byte_by_byte_is_shown_the_door() throws Exception {
        open(House.Setting.USUAL.firstRequestWithinMillis(1_000));
        try (SSLSocket socket = socket()) {
            CompletableFuture<Void> dripping = CompletableFuture.runAsync(() -> drip(socket));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            dripping.cancel(true);
        } catch (IOException e) {
            // Shut in the middle of a record is shut, too.
            assertThat(e).isNotInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    private static void drip(SSLSocket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write("GET /health/live HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!socket.isClosed()) {
                out.write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(50);
            }
        } catch (IOException e) {
            // The door was shut, as it should be.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_closing_door_lets_those_inside_finish() {
        Client lotus = house.client(House.LOTUS);
        long last = 1_000_000;
        CompletableFuture<HttpResponse<String>> waiting = CompletableFuture
                .supplyAsync(() -> lotus.get("/v1/messages?wait=20&after=" + last));
        House.await(() -> house.gateway().underWay() > 0);
        house.close();
        assertThat(waiting.join().statusCode()).isEqualTo(200);
    }

    @Test
    void unknown_paths_and_methods_are_named() {
        HttpResponse<String> answer = house.client(House.LOTUS).get("/v1/secrets");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("PATH_UNKNOWN");
        HttpResponse<String> method = house.client(House.LOTUS).send(HttpRequest.newBuilder().DELETE(),
                "/v1/messages");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.body()).contains("METHOD_NOT_ALLOWED");
    }
}
