package org.steelyard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.money.Bic;
import org.steelyard.settlement.State;

/** A bank may show a certificate instead of a key, where the system asks for one. */
final class ClientCertificateTest {

    @TempDir
    Path folder;

    private Path made(String name) {
        Path own = folder.resolve(name);
        Certificate.open(new GatewaySettings.Tls.SelfSigned(own));
        return own;
    }

    private static String fingerprint(Path own) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(own.resolve("cert.pem"))) {
            return HexFormat.of().formatHex(
                    Sha256.of(CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded()));
        }
    }

    private static Client client(House house, Path own) throws IOException, GeneralSecurityException {
        Certificate certificate = Certificate.open(new GatewaySettings.Tls.SelfSigned(own));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore store = certificate.store();
        keys.init(store, certificate.password().toCharArray());
        return new Client(house.port(), "", Client.tls(house.tlsFolder(), keys.getKeyManagers()),
                HttpClient.Version.HTTP_1_1);
    }

    @Test
    void a_known_certificate_is_its_bank_and_an_unknown_one_is_nobody() throws Exception {
        Path lotus = made("lotus");
        Path stranger = made("stranger");
        Path both = Files.writeString(folder.resolve("authorities.pem"),
                Files.readString(lotus.resolve("cert.pem")) + Files.readString(stranger.resolve("cert.pem")));
        House.Setting setting = House.Setting.USUAL.clients(
                new ClientCertificates.Asked(both, Map.of(fingerprint(lotus), House.LOTUS)));
        try (House house = House.open(folder.resolve("house"), setting)) {
            house.fund(House.LOTUS, "10.00");
            var uetr = Letters.uetr();
            Client bank = client(house, lotus);
            assertThat(bank.post(Letters.payment(House.LOTUS, House.BIRCH, "1.00", uetr)).statusCode())
                    .isEqualTo(200);
            assertThat(house.log.state(uetr)).isEqualTo(State.SETTLED);
            HttpResponse<String> foreign = bank.post(payment(House.BIRCH));
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(foreign.body()).contains("SENDER_NOT_AUTHENTICATED");
            assertThat(client(house, stranger).post(payment(House.LOTUS)).statusCode()).isEqualTo(401);
            assertThat(house.client(House.LOTUS).get("/v1/messages").statusCode()).isEqualTo(200);
        }
    }

    private static String payment(Bic from) {
        return Letters.payment(from, House.RUB_LEDGER.agent(), "1.00", Letters.uetr());
    }
}
