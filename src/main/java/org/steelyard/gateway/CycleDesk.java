package org.steelyard.gateway;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Cycle;
import org.steelyard.settlement.CycleReport;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.NettingTerm;

/**
 * Cycles of deferred net settlement: the operator opens and cuts them and sets the terms; an agent confirms
 * or refuses by its own key alone; a bank sees its own part.
 */
final class CycleDesk {

    private static final int LARGEST_BODY_BYTES = 8 * 1024;
    private static final int MOST_CYCLES = 100;
    private static final int USUAL_CYCLES = 20;
    private static final int MOST_CUTS = 1_000_000;
    /** What a reference in a message may hold, since payments name their cycle in one. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/?:().,'+-][A-Za-z0-9/?:().,'+ -]*");

    private final Doors doors;
    private final Log log;

    CycleDesk(Doors doors, Log log) {
        this.doors = doors;
        this.log = log;
    }

    /** What came of a command, as the contract's {@code Done}. */
    private record Done(boolean changed, long index, long sequence, Instant time) {
    }

    private record Term(String kind, String account, String counterparty, String currency, String amount) {
    }

    private record Terms(List<Term> terms, long index) {
    }

    private record Cycles(List<CycleView> cycles, long index) {
    }

    /** {@code POST /v1/operator/cycles}. */
    Answer open(Call call) throws RefusedException, InterruptedException {
        Json.Fields fields = fields(call, "ledger", "name", "corridor", "confirmBy", "settleBy");
        String corridor = fields.has("corridor") ? fields.text("corridor") : Cycle.WITHIN_LEDGER;
        try {
            return told(new Command.OpenCycle(new Cycle(LedgerId.of(fields.text("ledger")),
                    name(fields.text("name")), corridor, millis("confirmBy", fields),
                    millis("settleBy", fields))));
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    /** {@code POST /v1/operator/cycles/cut}. */
    Answer cut(Call call) throws RefusedException, InterruptedException {
        Json.Fields fields = fields(call, "ledger", "name");
        try {
            return told(new Command.CutCycle(LedgerId.of(fields.text("ledger")), fields.text("name")));
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    /** {@code POST /v1/cycles/answer}: an agent, by its own key. */
    Answer answer(Call call, Bic agent) throws RefusedException, InterruptedException {
        Json.Fields fields = fields(call, "ledger", "name", "cut", "answer");
        Command.AnswerCycle.Answer answer = RulesDesk.one(List.of(Command.AnswerCycle.Answer.values()),
                "answer", fields.text("answer"));
        int cut = (int) fields.number("cut", 0, MOST_CUTS);
        try {
            return told(new Command.AnswerCycle(LedgerId.of(fields.text("ledger")), fields.text("name"), cut,
                    agent, answer));
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    /** {@code POST /v1/operator/netting-terms}. */
    Answer term(Call call) throws RefusedException, InterruptedException {
        Json.Fields fields = fields(call, "kind", "account", "counterparty", "amount");
        NettingTerm.Kind kind = RulesDesk.one(List.of(NettingTerm.Kind.values()), "kind",
                fields.text("kind"));
        try {
            AccountId account = AccountId.of(fields.text("account"));
            NettingTerm term = kind == NettingTerm.Kind.CREDIT
                    ? NettingTerm.credit(account,
                            new AccountId(account.ledger(), Bic.of(fields.text("counterparty"))))
                    : NettingTerm.of(kind, account);
            if (kind != NettingTerm.Kind.CREDIT && fields.has("counterparty")) {
                throw invalid("only a CREDIT has a counterparty");
            }
            return told(new Command.SetNettingTerm(term,
                    Amount.parse(account.currency(), fields.text("amount"))));
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    /** {@code GET /v1/operator/netting-terms}. */
    Answer terms(Call call) {
        long index = doors.toldUpTo();
        return Answer.json(new Terms(doors.nettingTerms().stream().map(CycleDesk::term).toList(), index));
    }

    private static Term term(Event.NettingTermSet set) {
        return new Term(set.term().kind().name(), set.term().account().toString(),
                set.term().counterparty().holder().toString(), set.amount().currency().code(),
                set.amount().decimal());
    }

    /** {@code GET /v1/operator/cycles?limit=N}: the newest first. */
    Answer cycles(Call call) throws RefusedException {
        long index = doors.toldUpTo();
        return Answer.json(new Cycles(found(call).stream().map(CycleView::whole).toList(), index));
    }

    /** {@code GET /v1/cycles?limit=N}: the newest first, as far as they are this bank's business. */
    Answer cycles(Call call, Bic bank) throws RefusedException {
        long index = doors.toldUpTo();
        return Answer.json(
                new Cycles(found(call).stream().map(each -> CycleView.of(each, bank)).toList(), index));
    }

    private List<CycleReport> found(Call call) throws RefusedException {
        return doors.cycles((int) call.number("limit", USUAL_CYCLES, 1, MOST_CYCLES));
    }

    /** {@code GET /v1/operator/cycles/{number}}. */
    Answer cycle(Call call) throws RefusedException {
        return Answer.json(CycleView.whole(report(call)));
    }

    /** {@code GET /v1/cycles/{number}}: as far as it is this bank's business. */
    Answer cycle(Call call, Bic bank) throws RefusedException {
        return Answer.json(CycleView.of(report(call), bank));
    }

    private CycleReport report(Call call) throws RefusedException {
        long number = Call.number("number", call.pathText("number"), 1, Long.MAX_VALUE);
        Optional<CycleReport> report = doors.cycle(number);
        return report.orElseThrow(() -> new RefusedException(DoorRule.CYCLE_NUMBER_UNKNOWN,
                "there has been no cycle " + number));
    }

    private static Json.Fields fields(Call call, String... allowed) throws RefusedException {
        call.needType(Answer.JSON);
        return Json.fields(call.body(LARGEST_BODY_BYTES), allowed);
    }

    private static String name(String text) throws RefusedException {
        if (!NAME.matcher(text).matches() || text.startsWith("/") || text.endsWith("/")
                || text.endsWith(" ") || text.contains("//")) {
            throw invalid("a cycle has a name as references in messages have: letters, digits, blanks and"
                    + " / - ? : ( ) . , ' +, no / at an end and no //; not '" + text + "'");
        }
        return text;
    }

    private static long millis(String name, Json.Fields fields) throws RefusedException {
        String text = fields.text(name);
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw invalid(name + " is a time such as 2026-11-25T12:30:00+08:00, not '" + text + "'");
        }
    }

    private static RefusedException invalid(String detail) {
        return new RefusedException(DoorRule.BODY_INVALID, detail);
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
}
