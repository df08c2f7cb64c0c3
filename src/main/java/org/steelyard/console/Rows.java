package org.steelyard.console;

import java.util.List;
import java.util.function.Function;

import org.steelyard.books.BookedAccount;
import org.steelyard.books.BookedDay;
import org.steelyard.books.BookedInstruction;
import org.steelyard.books.Tally;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The books' records as JSON. Amounts are decimal texts with all decimals of their currency, since a
 * browser's numbers are exact up to 2^53 only.
 */
final class Rows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Rows() {}

    static <T> ArrayNode list(List<T> all, Function<T, ObjectNode> row) {
        ArrayNode rows = JSON.createArrayNode();
        all.forEach(one -> rows.add(row.apply(one)));
        return rows;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }

    static ObjectNode account(BookedAccount account) {
        return object().put("bic", account.id().holder().toString())
                .put("name", account.holderName())
                .put("issue", account.id().isIssue())
                .put("balance", account.balance().decimal())
                .put("credit", account.creditLimit().decimal())
                .put("secured", account.secured().decimal())
                .put("headroom", account.balance().plus(account.creditLimit()).decimal())
                .put("out", account.waitingOut().decimal())
                .put("in", account.waitingIn().decimal())
                .put("waiting", account.waiting());
    }

    static ObjectNode day(BookedDay day) {
        return object().put("currency", day.currency().code())
                .put("date", day.date().toString())
                .put("phase", word(day.phase()))
                .put("customerCutOff", day.customerCutOffMillis())
                .put("interbankCutOff", day.interbankCutOffMillis())
                .put("close", day.closeMillis());
    }

    static ObjectNode tally(Tally tally) {
        return object().put("state", word(tally.state()))
                .put("count", tally.count())
                .put("value", tally.value().decimal());
    }

    static ObjectNode instruction(BookedInstruction one) {
        return object().put("number", one.number())
                .put("uetr", one.uetr().toString())
                .put("sender", one.sender().toString())
                .put("messageId", one.messageId())
                .put("endToEndId", one.endToEndId())
                .put("kind", word(one.kind()))
                .put("state", word(one.state()))
                .put("reason", word(one.reason()))
                .put("reasonNumber", one.reasonNumber())
                .put("why", one.why())
                .put("detail", one.detail())
                .put("priority", word(one.priority()))
                .put("purpose", word(one.purpose()))
                .put("valueDate", one.valueDate().toString())
                .put("payer", one.payer().toString())
                .put("payee", one.payee().toString())
                .put("currency", one.amount().currency().code())
                .put("amount", one.amount().decimal())
                .put("pair", one.pairReference())
                .put("counter", one.counterNumber())
                .put("received", one.receivedMillis())
                .put("changed", one.changedMillis());
    }

    /** What would free an instruction that waits. */
    static ObjectNode remedy(ConsoleView.Remedy remedy) {
        ObjectNode json = object().put("words", remedy.words()).put("others", remedy.others());
        remedy.expectedMillis().ifPresent(millis -> json.put("expected", millis));
        return json;
    }

    static ObjectNode story(ConsoleView.Story story) {
        ObjectNode json = object();
        json.set("instruction", instruction(story.instruction()));
        json.set("legs", list(story.legs(), Rows::leg));
        json.set("steps", list(story.steps(), Rows::step));
        json.set("movements", list(story.movements(), Rows::movement));
        return json;
    }

    static ObjectNode cycle(ShownCycle cycle) {
        ShownCycle.Times times = cycle.times();
        ShownCycle.Totals totals = cycle.totals();
        ObjectNode json = object().put("number", cycle.number()).put("name", cycle.name())
                .put("ledger", cycle.ledger()).put("corridor", cycle.corridor())
                .put("currency", totals.gross().currency().code()).put("stage", cycle.stage())
                .put("why", cycle.why()).put("opened", times.openedMillis()).put("cut", times.cutMillis())
                .put("confirmBy", times.confirmByMillis()).put("settleBy", times.settleByMillis())
                .put("closed", times.closedMillis()).put("closedIndex", times.closedIndex())
                .put("obligations", totals.obligations()).put("waiting", totals.waiting())
                .put("gross", totals.gross().decimal()).put("net", totals.net().decimal())
                .put("saved", totals.saved().decimal()).put("savedPpm", totals.savedPpm());
        json.set("positions", list(cycle.positions(), one -> object().put("bic", one.bank().toString())
                .put("owed", one.owed().decimal()).put("due", one.due().decimal())
                .put("net", one.net().decimal())));
        json.set("losses", list(cycle.losses(), one -> object().put("debtor", one.debtor().toString())
                .put("bearer", one.bearer().toString()).put("amount", one.amount().decimal())));
        ArrayNode confirmers = json.putArray("confirmers");
        cycle.confirmers().forEach(agent -> confirmers.add(agent.toString()));
        ArrayNode confirmed = json.putArray("confirmed");
        cycle.confirmed().forEach(agent -> confirmed.add(agent.toString()));
        return json;
    }

    static ObjectNode run(ShownRun run) {
        ObjectNode json = object().put("index", run.index()).put("time", run.timeMillis())
                .put("mechanism", run.mechanism()).put("considered", run.considered())
                .put("settled", run.settled()).put("dropped", run.dropped()).put("gapPpm", run.gapPpm());
        json.set("moved", list(run.moved(), one -> object().put("currency", one.value().currency().code())
                .put("value", one.value().decimal()).put("liquidity", one.liquidity().decimal())));
        return json;
    }

    static ObjectNode status(String name, NodeStatus status) {
        return object().put("name", name)
                .put("role", status.role())
                .put("member", status.member())
                .put("members", status.members())
                .put("sequence", status.sequence())
                .put("recorded", status.recordedEvents())
                .put("booked", status.bookedEvents())
                .put("list", status.listVersion())
                .put("ready", status.ready())
                .put("remark", status.remark());
    }

    /** An enum's constant as the word that it is; the console need not know the words. */
    private static String word(Enum<?> constant) {
        return constant.name();
    }

    private static ObjectNode leg(ConsoleView.Leg leg) {
        return object().put("payer", leg.payer().toString())
                .put("payee", leg.payee().toString())
                .put("currency", leg.amount().currency().code())
                .put("amount", leg.amount().decimal());
    }

    private static ObjectNode step(ConsoleView.Step step) {
        return object().put("index", step.index())
                .put("time", step.timeMillis())
                .put("state", step.state())
                .put("why", step.why())
                .put("detail", step.detail());
    }

    private static ObjectNode movement(ConsoleView.Movement movement) {
        return object().put("account", movement.account().toString())
                .put("bic", movement.account().holder().toString())
                .put("currency", movement.account().currency().code())
                .put("number", movement.number())
                .put("amount", movement.amount().decimal())
                .put("balance", movement.balance().decimal());
    }
}
