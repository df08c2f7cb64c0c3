package org.steelyard.liquidity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one solved case of the shared test data (format lsm-vector/1). */
record QueueCaseFile(
        String name, JsonNode json, List<String> participants, List<String> currencies, QueueCase queueCase) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where the solved cases lie; the caller skips if they are not there. */
    static Path folder() {
        String shared = System.getProperty("STEELYARD_SHARED", System.getenv("STEELYARD_SHARED"));
        return Path.of(shared == null ? "../shared" : shared).resolve("data/lsm/acceptance");
    }

    static List<QueueCaseFile> readAll(String kind) throws java.io.IOException {
        List<QueueCaseFile> files = new ArrayList<>();
        try (var paths = Files.list(folder())) {
            for (Path path : paths.sorted().toList()) {
                JsonNode json = JSON.readTree(Files.readString(path));
                if (json.path("kind").asString("queue").equals(kind)) {
                    files.add(read(path.getFileName().toString(), json));
                }
            }
        }
        return files;
    }

    private static QueueCaseFile read(String name, JsonNode json) {
        List<String> participants = strings(json.get("participants"));
        List<String> currencies = new ArrayList<>();
        json.get("currencies").forEach(currency -> currencies.add(currency.get("code").asString()));
        Names names = new Names(participants, currencies);
        QueueCase queueCase = new QueueCase(
                accounts(json, names),
                payments(json, names),
                limits(json, names),
                json.path("limits_apply_from_priority").asInt(0),
                reservations(json, names),
                json.path("queue_scope").asString("participant_currency").equals("participant"));
        return new QueueCaseFile(name, json, participants, currencies, queueCase);
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(string -> strings.add(string.asString()));
        return strings;
    }

    private static List<QueueCase.Account> accounts(JsonNode json, Names names) {
        List<QueueCase.Account> accounts = new ArrayList<>();
        for (int participant = 0; participant < names.participants().size(); participant++) {
            for (int currency = 0; currency < names.currencies().size(); currency++) {
                accounts.add(new QueueCase.Account(
                        participant,
                        currency,
                        names.amount(json.path("balances"), participant, currency),
                        names.amount(json.path("credit_limits"), participant, currency)));
            }
        }
        return accounts;
    }

    private static List<QueueCase.Payment> payments(JsonNode json, Names names) {
        Map<String, Integer> links = new TreeMap<>();
        List<QueueCase.Payment> payments = new ArrayList<>();
        for (JsonNode payment : json.get("payments")) {
            String link = payment.path("link").asString("");
            payments.add(new QueueCase.Payment(
                    payment.get("id").asString(),
                    names.participant(payment.get("sender")),
                    names.participant(payment.get("receiver")),
                    names.currency(payment),
                    payment.get("amount").asLong(),
                    payment.path("priority").asInt(2),
                    payment.get("order").asInt(),
                    link.isEmpty() ? 0 : links.computeIfAbsent(link, key -> links.size() + 1)));
        }
        return payments;
    }

    private static List<QueueCase.Limit> limits(JsonNode json, Names names) {
        List<QueueCase.Limit> limits = new ArrayList<>();
        for (JsonNode limit : json.path("bilateral_limits")) {
            limits.add(new QueueCase.Limit(
                    names.participant(limit.get("from")),
                    names.participant(limit.get("to")),
                    names.currency(limit),
                    limit.get("amount").asLong()));
        }
        for (JsonNode limit : json.path("multilateral_limits")) {
            limits.add(new QueueCase.Limit(
                    names.participant(limit.get("from")),
                    QueueCase.ALL_OTHERS,
                    names.currency(limit),
                    limit.get("amount").asLong()));
        }
        return limits;
    }

    private static List<QueueCase.Reservation> reservations(JsonNode json, Names names) {
        List<QueueCase.Reservation> reservations = new ArrayList<>();
        for (JsonNode reservation : json.path("reservations")) {
            reservations.add(new QueueCase.Reservation(
                    names.participant(reservation.get("participant")),
                    names.currency(reservation),
                    reservation.get("priority_at_most").asInt(),
                    reservation.get("amount").asLong()));
        }
        return reservations;
    }

    /** Names as the numbers that a case uses. */
    private record Names(List<String> participants, List<String> currencies) {

        int participant(JsonNode name) {
            return number(participants, name.asString());
        }

        int currency(JsonNode node) {
            return number(currencies, node.get("currency").asString());
        }

        long amount(JsonNode rows, int participant, int currency) {
            long amount = 0;
            for (JsonNode row : rows) {
                if (participant(row.get("participant")) == participant && currency(row) == currency) {
                    amount = row.get("amount").asLong();
                }
            }
            return amount;
        }

        private static int number(List<String> names, String name) {
            int number = names.indexOf(name);
            if (number < 0) {
                throw new IllegalArgumentException("unknown name " + name + " among " + names);
            }
            return number;
        }
    }
}
