package org.steelyard.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.Bic;

/**
 * Finds out who calls, by the key in the Authorization header: {@code Bearer KEY}, or HTTP basic with the
 * BIC (or {@code operator}) as the user and the key as the password. A bank may show a certificate instead,
 * where the system asks for one.
 */
final class Authentication {

    /** What an address may fail at once: a few mistyped keys, not a search. */
    static final int MOST_FAILURES = 20;

    private static final int FAILURES_PER_SECOND = 1;

    /** Bounds the memory of addresses: the one that failed longest ago is forgotten. */
    private static final int MOST_ADDRESSES = 10_000;

    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final Credentials credentials;
    private final ClientCertificates clients;
    private final LongSupplier nanoTime;
    private final Map<String, Allowance> failures = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    Authentication(Credentials credentials, ClientCertificates clients, LongSupplier nanoTime) {
        this.credentials = credentials;
        this.clients = clients;
        this.nanoTime = nanoTime;
    }

    /** Who calls: by its key if it shows one, else by its certificate, which TLS has checked. */
    Caller caller(Call call) throws RefusedException {
        String authorization = call.authorization();
        if (authorization == null && clients instanceof ClientCertificates.Asked asked) {
            String fingerprint = call.fingerprint();
            Bic bank = fingerprint == null ? null : asked.banks().get(fingerprint);
            if (bank != null) {
                return new Caller.Bank(bank);
            }
        }
        return caller(authorization, call.address());
    }

    private Caller caller(@Nullable String authorization, String address) throws RefusedException {
        if (authorization == null) {
            throw new RefusedException(DoorRule.CREDENTIAL_MISSING,
                    "the request has no Authorization header; allowed are 'Bearer KEY' and basic BIC:KEY");
        }
        Optional<Caller> caller = callerBy(authorization);
        if (caller.isPresent()) {
            // Who has a right key passes, whatever others at its address have tried.
            return caller.get();
        }
        if (allowanceOf(address).take() > 0) {
            throw new RefusedException(DoorRule.TOO_MANY_FAILURES,
                    "too many wrong keys from " + address + "; wait a second before the next");
        }
        throw new RefusedException(DoorRule.CREDENTIAL_UNKNOWN,
                "nobody has this key; allowed are 'Bearer KEY' and basic BIC:KEY");
    }

    private Optional<Caller> callerBy(String authorization) {
        String lower = authorization.toLowerCase(Locale.ROOT);
        if (lower.startsWith(BEARER)) {
            return credentials.callerWith(authorization.substring(BEARER.length()).strip());
        }
        if (lower.startsWith(BASIC)) {
            return byBasic(authorization.substring(BASIC.length()).strip());
        }
        return Optional.empty();
    }

    private Optional<Caller> byBasic(String encoded) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = decoded.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : credentials.callerWith(decoded.substring(colon + 1))
                        .filter(caller -> nameOf(caller).equals(decoded.substring(0, colon)));
    }

    private static String nameOf(Caller caller) {
        return switch (caller) {
            case Caller.Bank bank -> bank.bic().toString();
            case Caller.Operator operator -> Credentials.OPERATOR;
            case Caller.Monitor monitor -> Credentials.MONITOR;
        };
    }

    private Allowance allowanceOf(String address) {
        synchronized (failures) {
            return failures.computeIfAbsent(address,
                    any -> new Allowance(FAILURES_PER_SECOND, MOST_FAILURES, nanoTime));
        }
    }
}
