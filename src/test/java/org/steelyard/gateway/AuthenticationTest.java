package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.money.Bic;

final class AuthenticationTest {

    @TempDir
    static Path folder;

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(folder);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void without_a_key_nothing_is_answered() {
        for (String path : new String[]{"/v1/messages", "/v1/operator/status", "/v1/operator/cases",
                "/metrics"}) {
            HttpResponse<String> answer = house.anybody().get(path);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("CREDENTIAL_MISSING");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("Bearer",
                    "Basic");
        }
    }

    @Test
    void a_wrong_key_sends_nothing() {
        long before = house.log.stateHash();
        Client stranger = new Client(house.port(), house.tlsFolder(), "A".repeat(43));
        HttpResponse<String> answer = stranger.post(
                Letters.payment(House.LOTUS, House.BIRCH, "1.00", Letters.uetr()));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("CREDENTIAL_UNKNOWN");
        assertThat(house.log.stateHash()).isEqualTo(before);
    }

    @Test
    void a_key_with_its_bic_opens_as_http_basic_and_with_another_does_not() {
        assertThat(basic(House.LOTUS, house.key("ZZLOCNB0")).statusCode()).isEqualTo(200);
        assertThat(basic(House.BIRCH, house.key("ZZLOCNB0")).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> basic(Bic bic, String key) {
        String pair = Base64.getEncoder().encodeToString((bic + ":" + key).getBytes(StandardCharsets.UTF_8));
        return house.anybody().send(HttpRequest.newBuilder().GET().header("Authorization", "Basic " + pair),
                "/v1/messages");
    }

    @Test
    void a_bank_is_not_the_operator_and_the_operator_is_no_bank() {
        assertThat(house.client(House.LOTUS).get("/v1/operator/status").statusCode()).isEqualTo(403);
        assertThat(house.client(House.LOTUS).get("/v1/operator/cases").statusCode()).isEqualTo(403);
        assertThat(house.client(House.LOTUS).get("/metrics").statusCode()).isEqualTo(403);
        assertThat(house.operator().get("/v1/messages").statusCode()).isEqualTo(403);
    }

    @Test
    void the_monitor_sees_measures_and_status_and_nothing_else() {
        Client monitor = new Client(house.port(), house.tlsFolder(), house.key("monitor"));
        assertThat(monitor.get("/metrics").statusCode()).isEqualTo(200);
        assertThat(monitor.get("/v1/operator/status").statusCode()).isEqualTo(200);
        assertThat(monitor.get("/v1/operator/cases").statusCode()).isEqualTo(403);
        assertThat(monitor.get("/v1/messages").statusCode()).isEqualTo(403);
    }

    @Test
    void who_guesses_keys_is_slowed_down_and_who_has_one_is_not() {
        Client stranger = new Client(house.port(), house.tlsFolder(), "B".repeat(43));
        boolean slowed = false;
        for (int tries = 0; tries < 10 * Authentication.MOST_FAILURES && !slowed; tries++) {
            HttpResponse<String> answer = stranger.get("/v1/messages");
            slowed = answer.statusCode() == 429;
            assertThat(answer.statusCode()).isIn(401, 429);
        }
        assertThat(slowed).isTrue();
        assertThat(house.client(House.LOTUS).get("/v1/messages").statusCode()).isEqualTo(200);
    }

    @Test
    void keys_are_kept_as_hashes_and_written_once_for_their_owner_alone() throws IOException {
        Path keys = folder.resolve("credentials");
        String hashes = Files.readString(keys.resolve("hashes"));
        for (String owner : new String[]{"operator", "monitor", "ZZLOCNB0", "ZZBIRUM0"}) {
            Path file = keys.resolve(owner + ".key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(hashes).contains(owner + " ").doesNotContain(Files.readString(file).strip());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("hashes"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                Files.getPosixFilePermissions(house.tlsFolder().resolve("gateway.p12"))))
                .isEqualTo("rw-------");
    }
}
