package org.steelyard.cases;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a case of the format lsm-vector/1. It does not look at what the case says is expected. */
public final class CaseReader {

    /** Payments of one case; the search through a queue stays a matter of seconds. */
    static final int MOST_PAYMENTS = 100_000;

    /** Amounts and limits; all of a case together stay inside 64 bits. */
    static final long MOST_MINOR = 1_000_000_000_000_000L;

    private static final int MOST_BITS = 60;
    private static final long MOST_WEIGHT = 1_000_000;
    private static final long MOST_RATE = 1_000_000_000_000L;
    private static final long MOST_BASIS_POINTS = 10_000;
    private static final int LEAST_URGENT = 2;
    private static final String FORMAT = "lsm-vector/1";

    private static final Set<String> ANYWHERE = Set.of("format", "id", "title", "note", "source",
            "source_result", "kind", "participants", "currencies", "verified_by", "expected");
    private static final Set<String> OF_QUEUE = with("balances", "payments", "credit_limits",
            "bilateral_limits", "multilateral_limits", "limits_apply_from_priority", "reservations",
            "position_caps", "queue_scope");
    private static final Set<String> OF_DAY = with("balances", "payments", "credit_limits", "end_time",
            "lsm_times", "offset_on_entry");
    private static final Set<String> OF_SET_OFF = with("obligations");
    private static final Set<String> OF_MATCHES = with("balances", "short_position_limits",
            "aggregate_short_position_limits", "instructions");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Part root;
    private final List<String> participants;
    private final List<String> codes;

    private CaseReader(Part root) throws CaseFaultException {
        this.root = root;
        this.participants = root.names("participants");
        List<String> found = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        for (Part currency : root.list("currencies")) {
            found.add(currency.name("code", taken));
            currency.number("decimals", 0, 6, 0);
        }
        this.codes = List.copyOf(found);
    }

    private static Set<String> with(String... more) {
        Set<String> all = new LinkedHashSet<>(ANYWHERE);
        Collections.addAll(all, more);
        return Collections.unmodifiableSet(all);
    }

    /**
     * The case that these bytes are.
     *
     * @throws CaseFaultException if they break a rule of the format, with the place (JSON pointer, or line
     *     and column where it is no JSON) and the rule
     */
    public static Case read(byte[] bytes) throws CaseFaultException {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JacksonException broken) {
            throw new CaseFaultException(
                    "line " + broken.getLocation().getLineNr() + ", column "
                            + broken.getLocation().getColumnNr(),
                    broken.getOriginalMessage());
        }
        Part root = new Part(json, "");
        if (!json.isObject()) {
            throw root.fault("must be an object");
        }
        if (!root.text("format", FORMAT).equals(FORMAT)) {
            throw root.get("format").fault("must be \"" + FORMAT + "\"");
        }
        CaseReader reader = new CaseReader(root);
        return switch (root.text("kind", "queue")) {
            case "queue" -> reader.queue();
            case "timeline" -> reader.day();
            case "setoff" -> reader.setOff();
            case "cls" -> reader.matches();
            default -> throw root.get("kind").fault("must be one of queue, timeline, setoff, cls");
        };
    }

    private String id() throws CaseFaultException {
        return root.text("id", "");
    }

    private Case.Queue queue() throws CaseFaultException {
        root.mayOnlyHave(OF_QUEUE);
        String scope = root.text("queue_scope", "participant_currency");
        if (!scope.equals("participant_currency") && !scope.equals("participant")) {
            throw root.get("queue_scope").fault("must be participant_currency or participant");
        }
        return queue(false, scope.equals("participant"));
    }

    private Case.Queue queue(boolean timed, boolean oneQueuePerParticipant) throws CaseFaultException {
        root.get("payments");
        Case.Queue queue = new Case.Queue(id(), participants, currencies(),
                holdings("balances", -MOST_MINOR), holdings("credit_limits", 0), payments(timed), limits(),
                (int) root.number("limits_apply_from_priority", 0, LEAST_URGENT + 1L, 0), reservations(),
                holdings("position_caps", -MOST_MINOR), oneQueuePerParticipant);
        for (int i = 0; i < queue.balances().size(); i++) {
            Case.Holding balance = queue.balances().get(i);
            if (queue.available(balance.participant(), balance.currency()) < 0) {
                throw root.list("balances").get(i).fault("is further below zero than the credit limit");
            }
        }
        for (int i = 0; i < queue.caps().size(); i++) {
            Case.Holding cap = queue.caps().get(i);
            if (queue.balance(cap.participant(), cap.currency()) > cap.minor()) {
                throw root.list("position_caps").get(i).fault("is below the balance already");
            }
        }
        inBounds(queue);
        return queue;
    }

    private List<Case.CaseCurrency> currencies() throws CaseFaultException {
        List<Case.CaseCurrency> currencies = new ArrayList<>();
        for (Part part : root.list("currencies")) {
            currencies
                    .add(new Case.CaseCurrency(part.text("code"), part.number("weight", 0, MOST_WEIGHT, 1)));
        }
        if (currencies.isEmpty()) {
            throw root.fault("must have at least one currency");
        }
        return currencies;
    }

    private List<Case.Holding> holdings(String field, long least) throws CaseFaultException {
        List<Case.Holding> holdings = new ArrayList<>();
        for (Part part : root.list(field)) {
            Case.Holding holding = new Case.Holding(part.among("participant", participants),
                    part.among("currency", codes), part.number("amount", least, MOST_MINOR));
            for (Case.Holding other : holdings) {
                if (other.participant() == holding.participant() && other.currency() == holding.currency()) {
                    throw part.fault("this participant and currency a second time");
                }
            }
            holdings.add(holding);
        }
        return holdings;
    }

    private List<Case.Payment> payments(boolean timed) throws CaseFaultException {
        List<Part> parts = root.list("payments");
        if (parts.size() > MOST_PAYMENTS) {
            throw root.get("payments").fault("more than " + MOST_PAYMENTS);
        }
        List<Case.Payment> payments = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        Set<Long> orders = new LinkedHashSet<>();
        for (Part part : parts) {
            Case.Payment payment = new Case.Payment(part.name("id", ids), part.among("sender", participants),
                    part.among("receiver", participants), part.among("currency", codes),
                    part.number("amount", 1, MOST_MINOR),
                    (int) part.number("priority", 0, LEAST_URGENT, LEAST_URGENT),
                    part.number("order", Long.MIN_VALUE, Long.MAX_VALUE), part.text("link", ""),
                    timed ? part.number("time", 0, Integer.MAX_VALUE) : 0);
            if (payment.sender() == payment.receiver()) {
                throw part.fault("sender and receiver are the same");
            }
            if (!orders.add(payment.order())) {
                throw part.get("order").fault(payment.order() + " a second time");
            }
            payments.add(payment);
        }
        return payments;
    }

    /** So that neither a sum nor a value leaves 64 bits. */
    private void inBounds(Case.Queue queue) throws CaseFaultException {
        BigInteger worth = BigInteger.ZERO;
        BigInteger minor = BigInteger.ZERO;
        for (Case.Payment payment : queue.payments()) {
            BigInteger amount = BigInteger.valueOf(payment.minor());
            minor = minor.add(amount);
            worth = worth.add(
                    amount.multiply(BigInteger.valueOf(queue.currencies().get(payment.currency()).weight())));
        }
        if (minor.max(worth).bitLength() > MOST_BITS) {
            throw root.get("payments")
                    .fault("all together are worth more than 2^" + MOST_BITS + " minor units");
        }
    }

    private List<Case.Limit> limits() throws CaseFaultException {
        Map<String, Case.Limit> limits = new TreeMap<>();
        List<Case.Limit> found = new ArrayList<>();
        for (String field : List.of("bilateral_limits", "multilateral_limits")) {
            for (Part part : root.list(field)) {
                boolean bilateral = field.equals("bilateral_limits");
                Case.Limit limit = new Case.Limit(part.among("from", participants),
                        bilateral ? part.among("to", participants) : Case.ALL_OTHERS,
                        part.among("currency", codes), part.number("amount", 0, MOST_MINOR));
                if (limit.from() == limit.to()) {
                    throw part.fault("from and to are the same");
                }
                if (limits.put(limit.from() + " " + limit.to() + " " + limit.currency(), limit) != null) {
                    throw part.fault("this limit a second time");
                }
                found.add(limit);
            }
        }
        return found;
    }

    private List<Case.Reservation> reservations() throws CaseFaultException {
        List<Case.Reservation> reservations = new ArrayList<>();
        for (Part part : root.list("reservations")) {
            reservations.add(new Case.Reservation(part.among("participant", participants),
                    part.among("currency", codes), (int) part.number("priority_at_most", 0, LEAST_URGENT),
                    part.number("amount", 0, MOST_MINOR)));
        }
        return reservations;
    }

    private Case.Day day() throws CaseFaultException {
        root.mayOnlyHave(OF_DAY);
        Case.Queue queue = queue(true, false);
        if (queue.currencies().size() != 1) {
            throw root.get("currencies").fault("a timeline has one currency");
        }
        long end = root.number("end_time", 0, Integer.MAX_VALUE);
        for (int i = 0; i < queue.payments().size(); i++) {
            if (queue.payments().get(i).time() > end) {
                throw root.list("payments").get(i).get("time").fault("is after the end of the day");
            }
            if (!queue.payments().get(i).link().isEmpty()) {
                throw root.list("payments").get(i).get("link").fault("a timeline has no linked payments");
            }
        }
        List<Long> runs = new ArrayList<>();
        for (Part part : root.list("lsm_times")) {
            runs.add(part.number(0, end));
        }
        return new Case.Day(id(), queue, end, runs.stream().sorted().toList(), root.flag("offset_on_entry"));
    }

    private Case.SetOff setOff() throws CaseFaultException {
        root.mayOnlyHave(OF_SET_OFF);
        root.get("obligations");
        List<Case.Obligation> obligations = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Part part : root.list("obligations")) {
            if (part.has("id")) {
                part.name("id", ids);
            }
            Case.Obligation obligation = new Case.Obligation(part.among("debtor", participants),
                    part.among("creditor", participants), part.number("amount", 1, MOST_MINOR));
            if (obligation.debtor() == obligation.creditor()) {
                throw part.fault("debtor and creditor are the same");
            }
            obligations.add(obligation);
        }
        return new Case.SetOff(id(), participants, obligations);
    }

    private Case.Matches matches() throws CaseFaultException {
        root.mayOnlyHave(OF_MATCHES);
        root.get("instructions");
        List<Case.RatedCurrency> currencies = new ArrayList<>();
        for (Part part : root.list("currencies")) {
            currencies.add(new Case.RatedCurrency(part.text("code"), part.number("rate_ppm", 1, MOST_RATE),
                    part.number("haircut_bp", 0, MOST_BASIS_POINTS)));
        }
        List<Long> aggregate = new ArrayList<>(Collections.nCopies(participants.size(), 0L));
        for (Part part : root.list("aggregate_short_position_limits")) {
            aggregate.set(part.among("participant", participants), part.number("amount", 0, MOST_MINOR));
        }
        List<Case.Match> matches = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Part part : root.list("instructions")) {
            Part aSells = part.get("a_sells");
            Part bSells = part.get("b_sells");
            Case.Match match = new Case.Match(part.name("id", ids),
                    part.number("order", Long.MIN_VALUE, Long.MAX_VALUE), part.among("a", participants),
                    aSells.among("currency", codes), aSells.number("amount", 1, MOST_MINOR),
                    part.among("b", participants), bSells.among("currency", codes),
                    bSells.number("amount", 1, MOST_MINOR));
            if (match.a() == match.b() || match.aCurrency() == match.bCurrency()) {
                throw part.fault("must be between two members and two currencies");
            }
            matches.add(match);
        }
        return new Case.Matches(id(), participants, currencies, holdings("balances", -MOST_MINOR),
                holdings("short_position_limits", 0), aggregate, matches);
    }
}
