package org.steelyard.iso20022;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.LimitInForce;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Outcome;
import org.steelyard.settlement.Pages;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.References;
import org.steelyard.settlement.State;
import org.steelyard.settlement.Statement;
import org.steelyard.settlement.Times;
import org.steelyard.settlement.WaitingPayment;

/** One message of each kind that anybody writes, by the name of its golden file. */
final class Written {

    static final MessageWriter WRITER = new MessageWriter(Happened.SYSTEM);
    static final BankMessages BANKS = new BankMessages(Happened.SYSTEM);
    static final BankRequests REQUESTS = new BankRequests(Happened.SYSTEM);
    static final BankMessages.Customer TEA_HOUSE = new BankMessages.Customer("Tea House 茶 & Sons (invented)",
            new BankMessages.Address("Harbour Road", "12", "200000", "Shanghai", "CN"), "6222000000012345");
    static final BankMessages.Customer SAWMILL = new BankMessages.Customer("Лесопилка Birch (invented)",
            new BankMessages.Address("", "", "", "Tver", "RU"), "40702810000000000001");

    private Written() {
    }

    /** What banks send. */
    static Map<String, String> byBanks() {
        Map<String, String> written = new LinkedHashMap<>();
        BankMessages.Order order = order(Kind.BANK_PAYMENT);
        written.put("pacs.008", BANKS.customerPayment(order(Kind.CUSTOMER_PAYMENT), TEA_HOUSE, SAWMILL,
                "Invoice 88: <boards> & beams"));
        written.put("pacs.009", BANKS.bankPayment(order));
        written.put("pacs.009-times", BANKS.bankPayment(new BankMessages.Order(order.references(),
                order.payer(), order.payee(), order.amount(), order.valueDate(),
                new Times(Happened.NOW + 3_600_000, Happened.NOW + 7_200_000, Happened.NOW + 9_000_000),
                order.priority(), order.purpose(), Happened.NOW, "")));
        written.put("pacs.009-cycle", BANKS.of(Happened.owed(), TEA_HOUSE, SAWMILL, Happened.NOW));
        written.put("pacs.009-cov", BANKS.coverPayment(order(Kind.COVER_PAYMENT), TEA_HOUSE, SAWMILL));
        written.put("pacs.009-pvp", BANKS.versus(order, new Amount(Currency.of("RUB"), 1_625_000)));
        written.put("pacs.004", BANKS.returned(order(Kind.RETURN), Happened.RETURNED, "AC04"));
        written.put("camt.050", BANKS.liquidityTransfer(new BankMessages.Order(
                new References(Happened.YUAN_BANK, "YA-2027-000001", "YA000001", "PAY-IN", Happened.UETR),
                Happened.YUAN_BANK, Happened.HARBOUR, new Amount(Happened.CNY.currency(), 500_000_000),
                Happened.TODAY, Priority.HIGHLY_URGENT, Purpose.TRANSFER, Happened.NOW)));
        written.put("camt.056",
                BANKS.cancellation(Happened.CANCELLATION, Happened.REFERENCES, Kind.BANK_PAYMENT,
                        Happened.NOW));
        AccountId own = new AccountId(Happened.CNY, Happened.HARBOUR);
        Limit reservation = new Limit.Reservation(own, Priority.HIGHLY_URGENT);
        Optional<Amount> million = Optional.of(new Amount(Happened.CNY.currency(), 100_000_000));
        written.put("camt.011", REQUESTS.limit("HD-LMT-1", new Command.SetLimit(
                new Limit.Bilateral(own, Happened.BIRCH), million, Limit.Validity.TODAY), Happened.NOW));
        written.put("camt.009", REQUESTS.limits(Happened.HARBOUR, "HD-GET-2", Happened.NOW));
        written.put("camt.046", REQUESTS.reservations(Happened.HARBOUR, "HD-GET-3", Happened.NOW));
        written.put("camt.012", REQUESTS.withoutLimit("HD-LMT-2", new Limit.Multilateral(own), Happened.NOW));
        written.put("camt.048", REQUESTS.limit("HD-RSV-1",
                new Command.SetLimit(reservation, million, Limit.Validity.STANDING), Happened.NOW));
        written.put("camt.049", REQUESTS.withoutLimit("HD-RSV-2", reservation, Happened.NOW));
        written.put("camt.005", REQUESTS.whatWaits(Happened.HARBOUR, "HD-GET-1", List.of(Happened.UETR),
                Happened.NOW));
        written.put("camt.007", REQUESTS.modification(Happened.MODIFICATION, Happened.NOW));
        written.put("camt.060", BANKS.statementRequest("HD-STMT-1",
                new AccountId(Happened.CNY, Happened.HARBOUR), Happened.TODAY, Report.STATEMENT,
                Happened.NOW));
        written.put("admi.004", BANKS.ping(Happened.HARBOUR, "HD-PING-1", Happened.NOW));
        return written;
    }

    /** What the system tells, by kind of event. */
    static Map<String, List<Outgoing>> bySystem() {
        Map<String, List<Outgoing>> written = new LinkedHashMap<>();
        for (Kind kind : AnyHappening.SENT) {
            written.put("settled-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    about(Happened.settled(Happened.instruction(kind)), original(kind)));
        }
        written.put("settled-many-legs", about(Happened.settled(Happened.instruction(Kind.BANK_PAYMENT,
                List.of(Happened.leg(Happened.BIRCH, 100), Happened.leg(Happened.YUAN_BANK, 200),
                        Happened.leg(Happened.SMALL, 300)))),
                OriginalMessage.NONE));
        written.put("queued-funds-short", about(Happened.queued(Reason.FUNDS_SHORT), OriginalMessage.NONE));
        written.put("queued-behind-others",
                about(Happened.queued(Reason.BEHIND_OTHERS), OriginalMessage.NONE));
        written.put("held", about(Happened.held(Reason.HIT), OriginalMessage.NONE));
        written.put("warehoused",
                about(new Event.Warehoused(42, Happened.instruction(Kind.BANK_PAYMENT)),
                        OriginalMessage.NONE));
        written.put("rejected", about(new Event.Rejected(42, Happened.instruction(Kind.CUSTOMER_PAYMENT),
                Reason.PAYEE_UNKNOWN, "ZZNOCNB0"), OriginalMessage.NONE));
        written.put("rejected-liquidity-transfer", about(new Event.Rejected(42,
                Happened.instruction(Kind.LIQUIDITY_TRANSFER), Reason.LIQUIDITY_TRANSFER_OFF_ISSUE,
                "CNY:ZZYACNB0:ZZHDCNB0"), OriginalMessage.NONE));
        written.put("expired", about(Happened.expired(Reason.FUNDS_SHORT_AT_CUT_OFF), OriginalMessage.NONE));
        written.put("cancelled", about(new Event.Cancelled(42, Happened.instruction(Kind.BANK_PAYMENT),
                Happened.CANCELLATION), OriginalMessage.NONE));
        written.put("cancel-refused",
                about(new Event.CancelRefused(Happened.CANCELLATION, Reason.CANCEL_TOO_LATE),
                        OriginalMessage.NONE));
        written.put("day-opened", about(new Event.DayOpened(new BusinessDay(Happened.CNY.currency(),
                Happened.TODAY, Happened.NOW + 1, Happened.NOW + 2, Happened.NOW + 3)),
                OriginalMessage.NONE));
        for (Phase phase : Phase.values()) {
            written.put("phase-" + phase.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), about(
                    new Event.PhaseReached(Happened.CNY.currency(), Happened.TODAY, phase),
                    OriginalMessage.NONE));
        }
        written.put("repeated", List.of(answer(new Event.Repeated(42, Happened.instruction(Kind.BANK_PAYMENT),
                new Outcome(State.SETTLED, Reason.NONE, 900, Happened.NOW - 60_000)))));
        written.put("refused-command",
                List.of(answer(new Event.Refused(Reason.DAY_STILL_OPEN, "2027-01-04"))));
        ofAccounts(written);
        written.put("refusal", List.of(WRITER.refusal(new Reading.Refused(
                new Header(Happened.HARBOUR, Happened.SYSTEM, "HD-1", "pacs.009.001.08"), Rule.NOT_XML,
                "Document/FICdtTrf/CdtTrfTxInf/IntrBkSttlmAmt", "found <0.001>, allowed are 2 decimals"),
                Happened.HARBOUR, "HD-1", Happened.NOW)));
        written.put("unreadable", List.of(WRITER.refusal(
                new Reading.Unreadable(Rule.NOT_XML, "line 1, column 1", "this is no XML"), Happened.HARBOUR,
                "",
                Happened.NOW)));
        written.put("here", List.of(WRITER.here(
                new Header(Happened.HARBOUR, Happened.SYSTEM, "HD-PING-1", "admi.004.001.02"),
                Happened.NOW)));
        ofTimesAndPlaces(written);
        ofCycles(written);
        return written;
    }

    private static void ofCycles(Map<String, List<Outgoing>> written) {
        Event.Queued accepted = new Event.Queued(42, Happened.owed(), Reason.ACCEPTED_IN_CYCLE);
        written.put("cycle-accepted", about(accepted, OriginalMessage.NONE));
        written.put("cycle-above-cap", about(
                new Event.Queued(42, Happened.owed(), Reason.ABOVE_NET_DEBIT_CAP), OriginalMessage.NONE));
        written.put("cycle-netted", about(new Event.Netted(42, Happened.owed(), 7,
                new AccountId(Happened.CNY, Happened.BIRCH)),
                OriginalMessage.of(BANKS.of(Happened.owed(), TEA_HOUSE, SAWMILL, Happened.NOW)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        written.put("cycle-given-back", about(
                new Event.Expired(42, Happened.owed(), Reason.CYCLE_NOT_SETTLED), OriginalMessage.NONE));
        written.put("cycle-settled",
                about(Happened.settled(Happened.netSettlement()), OriginalMessage.NONE));
    }

    private static void ofTimesAndPlaces(Map<String, List<Outgoing>> written) {
        Header enquiry = new Header(Happened.HARBOUR, Happened.SYSTEM, "HD-GET-1", "camt.005.001.08");
        written.put("waiting", List.of(WRITER.waiting(enquiry, List.of(
                waiting(Kind.BANK_PAYMENT, State.QUEUED, Reason.FUNDS_SHORT),
                waiting(Kind.CUSTOMER_PAYMENT, State.HELD, Reason.HIT),
                waiting(Kind.RETURN, State.WAREHOUSED, Reason.VALUE_DATE_AHEAD)), Happened.NOW)));
        limitsInForce(written);
        Header limit = new Header(Happened.HARBOUR, Happened.SYSTEM, "HD-LMT-1", "camt.011.001.07");
        written.put("limit-set", List.of(WRITER.changed(limit, Happened.logged(new Event.Unchanged()))));
        written.put("limit-refused", List.of(WRITER.changed(limit,
                Happened.logged(new Event.Refused(Reason.ACCOUNT_UNKNOWN, "CNY:ZZYACNB0:ZZHDCNB0")))));
        written.put("waiting-nothing", List.of(WRITER.waiting(enquiry, List.of(), Happened.NOW)));
        written.put("expired-at-reject-time",
                about(Happened.expired(Reason.REJECT_TIME_PASSED), OriginalMessage.NONE));
        written.put("overdue", about(new Event.Overdue(42, Happened.instruction(Kind.BANK_PAYMENT)),
                OriginalMessage.NONE));
        written.put("modified", about(new Event.Modified(42, Happened.instruction(Kind.BANK_PAYMENT), 7,
                Happened.MODIFICATION), OriginalMessage.NONE));
        written.put("modify-refused", about(
                new Event.ModifyRefused(Happened.MODIFICATION, Reason.MODIFY_TOO_LATE),
                OriginalMessage.NONE));
        written.put("modify-refused-held", about(
                new Event.ModifyRefused(Happened.MODIFICATION, Reason.MODIFY_HELD), OriginalMessage.NONE));
    }

    private static void limitsInForce(Map<String, List<Outgoing>> written) {
        AccountId own = new AccountId(Happened.CNY, Happened.HARBOUR);
        Optional<Amount> million = Optional.of(new Amount(Happened.CNY.currency(), 100_000_000));
        List<LimitInForce> all = List.of(
                new LimitInForce(new Limit.Bilateral(own, Happened.BIRCH), million, Optional.empty()),
                new LimitInForce(new Limit.Multilateral(own), million, million),
                new LimitInForce(new Limit.Reservation(own, Priority.URGENT), Optional.empty(), million));
        Header limits = new Header(Happened.HARBOUR, Happened.SYSTEM, "HD-GET-2", "camt.009.001.07");
        Header reservations = new Header(Happened.HARBOUR, Happened.SYSTEM, "HD-GET-3", "camt.046.001.05");
        written.put("limits", List.of(WRITER.limits(limits, all, Happened.NOW)));
        written.put("limits-none", List.of(WRITER.limits(limits, List.of(), Happened.NOW)));
        written.put("reservations", List.of(WRITER.limits(reservations, all, Happened.NOW)));
        written.put("reservations-none", List.of(WRITER.limits(reservations, List.of(), Happened.NOW)));
    }

    private static WaitingPayment waiting(Kind kind, State state, Reason reason) {
        Instruction it = Happened.instruction(kind);
        return new WaitingPayment(it.references(), kind, it.legs().getFirst().amount(), it.valueDate(),
                it.priority(), new Times(Happened.NOW - 60_000, Happened.NOW + 60_000, Times.NEVER), state,
                reason, Happened.NOW - 60_000);
    }

    static Statement moved() {
        AccountId account = new AccountId(Happened.CNY, Happened.HARBOUR);
        Amount opening = new Amount(account.currency(), 100_000);
        Amount out = new Amount(account.currency(), -125_000);
        Amount in = new Amount(account.currency(), 90_050);
        return new Statement(account, Happened.TODAY, opening, List.of(
                new Statement.Line(new Entry(account, out, opening.plus(out), 17), Happened.REFERENCES,
                        Kind.CUSTOMER_PAYMENT, Happened.BIRCH, Happened.NOW),
                new Statement.Line(new Entry(account, in, opening.plus(out).plus(in), 18),
                        new References(Happened.YUAN_BANK, "YA-2027-000001", "", "PAY-IN", Happened.UETR),
                        Kind.LIQUIDITY_TRANSFER, Happened.YUAN_BANK, Happened.NOW + 60_000)),
                opening.plus(out).plus(in));
    }

    private static void ofAccounts(Map<String, List<Outgoing>> written) {
        written.put("statement", List.of(WRITER.statement(Pages.of(moved(), 12, true).getFirst(),
                Happened.INDEX, Happened.NOW)));
        written.put("statement-of-nothing", List.of(WRITER.statement(
                Pages.of(nothing(), 12, true).getFirst(), Happened.INDEX, Happened.NOW)));
        written.put("statement-asked-for", List.of(WRITER.report(Report.STATEMENT,
                Pages.of(moved(), 12, true).getFirst(), Happened.INDEX, Happened.NOW)));
        written.put("account-report", List.of(WRITER.report(Report.INTERIM,
                Pages.of(moved(), 12, false).getFirst(), Happened.INDEX, Happened.NOW)));
        written.put("account-entries", List.of(WRITER.report(Report.ENTRIES,
                Pages.of(moved(), 12, false).getFirst(), Happened.INDEX, Happened.NOW)));
    }

    private static Statement nothing() {
        AccountId account = new AccountId(Happened.CNY, Happened.HARBOUR);
        Amount nothing = Amount.zero(account.currency());
        return new Statement(account, Happened.TODAY, nothing, List.of(), nothing);
    }

    static BankMessages.Order order(Kind kind) {
        return BankMessages.Order.of(Happened.instruction(kind), Happened.NOW);
    }

    /** The message that brought the instruction; the settlement agent's own for liquidity. */
    static OriginalMessage original(Kind kind) {
        Instruction instruction = Happened.instruction(kind);
        return OriginalMessage.of(BANKS.of(instruction, TEA_HOUSE, SAWMILL, Happened.NOW)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<Outgoing> about(Event event, OriginalMessage original) {
        return WRITER.about(Happened.logged(event), original, List.of(Happened.HARBOUR));
    }

    private static Outgoing answer(Event event) {
        return WRITER.answer(new Logged(Happened.INDEX, Happened.SEQUENCE, Happened.NOW, event));
    }
}
