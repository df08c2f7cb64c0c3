package org.steelyard.gateway;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.steelyard.money.Bic;

/** Whether banks may show a certificate of their own instead of a key (mutual TLS). */
public sealed interface ClientCertificates {

    /** They are not asked for one. */
    record NotAsked() implements ClientCertificates {
    }

    /**
     * They are asked for one, and who shows none needs a key.
     *
     * @param authorities a PEM file with the certificates of those whose signature is trusted
     * @param banks the SHA-256 of a bank's certificate, 64 small hexadecimal digits, to the bank
     */
    record Asked(Path authorities, Map<String, Bic> banks) implements ClientCertificates {

        private static final String SHA_256 = "[0-9a-f]{64}";

        /** Refuses a fingerprint that is none. */
        public Asked {
            banks = new TreeMap<>(banks);
            for (String fingerprint : banks.keySet()) {
                if (!fingerprint.matches(SHA_256)) {
                    throw new IllegalArgumentException("the fingerprint of a certificate is 64 small"
                            + " hexadecimal digits, not '" + fingerprint + "'");
                }
            }
        }
    }
}
