package org.steelyard.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.screening.SanctionsList;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.State;

/**
 * What the operator may do: move the business day, set intraday credit, hand in a list, and look. There is no
 * operation that releases, skips or overrides screening.
 */
final class OperatorDesk {

    /** The longest body of an operator's command. */
    private static final int LARGEST_COMMAND_BYTES = 8 * 1024;

    /** The longest list: all public lists together are below half of it. */
    private static final int LARGEST_LIST_BYTES = 256 * 1024 * 1024;

    private static final int MOST_CASES = 500;
    private static final int USUAL_CASES = 100;

    private final Doors doors;
    private final Log log;
    private final ScreeningDesk screening;
    private final ListWatch watch;

    OperatorDesk(Doors doors, Log log, ScreeningDesk screening, ListWatch watch) {
        this.doors = doors;
        this.log = log;
        this.screening = screening;
        this.watch = watch;
    }

    /**
     * What came of a command.
     *
     * @param changed whether anything was not so before
     * @param index the place in the stream of events of its last event
     * @param sequence its command's place in the log
     * @param time the log's time
     */
    private record Done(boolean changed, long index, long sequence, Instant time) {
    }

    private record Day(String currency, LocalDate date, String phase) {
    }

    /**
     * The list in use.
     *
     * @param version its version with that of the rules, as the engine knows it
     * @param inForce whether the engine takes clearances by it
     * @param ageSeconds how long ago it came
     */
    private record ListView(String version, boolean inForce, @Nullable String source,
            @Nullable LocalDate published, int entries, long ageSeconds, @Nullable String trouble) {
    }

    private record Status(long sequence, String stateHash, List<Day> days, Map<String, Long> instructions,
            ListView list) {
    }

    private record Case(long number, String uetr, String sender, String messageId, String currency,
            String amount, String reason, String finding, Instant since) {
    }

    private record Cases(List<Case> cases, long next) {
    }

    /** {@code POST /v1/operator/business-day}: opens a date, or moves the open day on to a phase. */
    Answer businessDay(Call call) throws RefusedException, InterruptedException {
        call.needType(Answer.JSON);
        Json.Fields fields = Json.fields(call.body(LARGEST_COMMAND_BYTES), "currency", "open", "phase");
        Currency currency = currency(fields.text("currency"));
        if (fields.has("open") == fields.has("phase")) {
            throw new RefusedException(DoorRule.BODY_INVALID,
                    "either open (a date) or phase is needed, and not both");
        }
        return told(fields.has("open")
                ? new Command.OpenDay(day(currency, date(fields.text("open"))))
                : new Command.ReachPhase(currency, phase(fields.text("phase"))));
    }

    /** {@code POST /v1/operator/credit-limit}. */
    Answer creditLimit(Call call) throws RefusedException, InterruptedException {
        call.needType(Answer.JSON);
        Json.Fields fields = Json.fields(call.body(LARGEST_COMMAND_BYTES), "account", "limit");
        try {
            AccountId account = AccountId.of(fields.text("account"));
            return told(new Command.SetCreditLimit(account,
                    Amount.parse(account.currency(), fields.text("limit"))));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(DoorRule.BODY_INVALID, String.valueOf(e.getMessage()));
        }
    }

    /** {@code POST /v1/operator/list}: a list comes into use, and what waits is screened by it. */
    Answer list(Call call) throws RefusedException, InterruptedException {
        call.needType("application/x-ndjson", "application/octet-stream");
        Optional<RefusedException> refused = screening.take(call.body(LARGEST_LIST_BYTES));
        if (refused.isPresent()) {
            throw refused.get();
        }
        if (!watch.look()) {
            throw new RefusedException(DoorRule.LOG_UNREACHABLE,
                    "the list is in use, but the engine does not know it yet and settles nothing until it"
                            + " does; this node goes on trying");
        }
        return Answer.json(listView());
    }

    /** {@code GET /v1/operator/status}. */
    Answer status(Call call) {
        SystemStatus status = doors.status();
        List<Day> days = status.days().stream()
                .map(day -> new Day(day.currency().code(), day.date(), day.phase().name())).toList();
        Map<String, Long> instructions = new TreeMap<>();
        for (State state : State.values()) {
            instructions.put(state.name(), status.instructions().getOrDefault(state, 0L));
        }
        return Answer.json(new Status(status.sequence(), HexFormat.of().toHexDigits(status.stateHash()), days,
                instructions, listView()));
    }

    /** {@code GET /v1/operator/cases?after=NUMBER&limit=N}: what screening holds, and why. */
    Answer cases(Call call) throws RefusedException {
        long after = call.number("after", 0, 0, Long.MAX_VALUE);
        List<Case> cases = new ArrayList<>();
        for (HeldInstruction held : doors.held(after,
                (int) call.number("limit", USUAL_CASES, 1, MOST_CASES))) {
            cases.add(new Case(held.number(), held.uetr().toString(), held.sender().toString(),
                    held.messageId(), held.amount().currency().code(), held.amount().decimal(),
                    held.reason().name(), held.finding(), Instant.ofEpochMilli(held.sinceMillis())));
        }
        return Answer.json(new Cases(cases, cases.isEmpty() ? after : cases.getLast().number()));
    }

    private ListView listView() {
        SanctionsList list = screening.list();
        boolean inForce = list != null && doors.status().listInForce().equals(screening.version());
        Duration age = screening.age();
        return new ListView(screening.version().toString(), inForce, list == null ? null : list.source(),
                list == null ? null : list.published(), list == null ? 0 : list.entries().size(),
                list == null ? 0 : age.toSeconds(), screening.trouble().orElse(null));
    }

    private Answer told(Command command) throws RefusedException, InterruptedException {
        Logged logged = log.submit(command);
        if (logged.event() instanceof Event.Refused refused) {
            throw new RefusedException(DoorRule.COMMAND_REFUSED, refused.reason() + ": "
                    + refused.reason().text() + " (" + refused.detail() + ")");
        }
        return Answer.json(new Done(!(logged.event() instanceof Event.Unchanged), logged.index(),
                logged.sequence(), Instant.ofEpochMilli(logged.timeMillis())));
    }

    private BusinessDay day(Currency currency, LocalDate date) throws RefusedException {
        return doors.businessDay(currency, date).orElseThrow(() -> new RefusedException(
                DoorRule.CURRENCY_UNKNOWN, "the system keeps no ledger of " + currency));
    }

    static Currency currency(String code) throws RefusedException {
        try {
            return Currency.of(code);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(DoorRule.CURRENCY_UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    private static LocalDate date(String text) throws RefusedException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new RefusedException(DoorRule.BODY_INVALID,
                    "open is a date such as 2026-11-25, not '" + text
                            + "'");
        }
    }

    private static Phase phase(String text) throws RefusedException {
        for (Phase phase : Phase.values()) {
            if (phase.name().equals(text)) {
                return phase;
            }
        }
        throw new RefusedException(DoorRule.BODY_INVALID,
                "phase is one of " + List.of(Phase.values()) + ", not '" + text + "'");
    }
}
