package org.steelyard.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Rules;

/** By which rules liquidity is saved, and what bounds it: the operator sets both. */
final class RulesDesk {

    private static final int LARGEST_BODY_BYTES = 8 * 1024;

    private final Log log;

    RulesDesk(Log log) {
        this.log = log;
    }

    /** What came of a command, as the contract's {@code Done}. */
    private record Done(boolean changed, long index, long sequence, Instant time) {
    }

    /** {@code POST /v1/operator/rules}. */
    Answer rules(Call call) throws RefusedException, InterruptedException {
        call.needType(Answer.JSON);
        Json.Fields fields = Json.fields(call.body(LARGEST_BODY_BYTES), "overtaking", "offsetsOnEntry",
                "largestSet");
        return told(new Command.SetRules(new Rules(
                one(List.of(Rules.Overtaking.values()), "overtaking", fields.text("overtaking")),
                isOn("offsetsOnEntry", fields.text("offsetsOnEntry")),
                isOn("largestSet", fields.text("largestSet")))));
    }

    /** {@code POST /v1/operator/limit}: without an amount the limit is removed. */
    Answer limit(Call call) throws RefusedException, InterruptedException {
        call.needType(Answer.JSON);
        Json.Fields fields = Json.fields(call.body(LARGEST_BODY_BYTES), "kind", "account", "counterparty",
                "priority", "ledger", "corridor", "amount", "validity");
        Limit.Validity validity = one(List.of(Limit.Validity.values()), "validity",
                fields.text("validity"));
        try {
            Limit limit = limitOf(fields);
            Optional<Amount> amount = fields.has("amount")
                    ? Optional.of(Amount.parse(limit.currency(), fields.text("amount")))
                    : Optional.empty();
            return told(new Command.SetLimit(limit, amount, validity));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(DoorRule.BODY_INVALID, String.valueOf(e.getMessage()));
        }
    }

    private static Limit limitOf(Json.Fields fields) throws RefusedException {
        String kind = fields.text("kind");
        return switch (kind) {
            case "BILATERAL" -> new Limit.Bilateral(AccountId.of(fields.text("account")),
                    Bic.of(fields.text("counterparty")));
            case "MULTILATERAL" -> new Limit.Multilateral(AccountId.of(fields.text("account")));
            case "RESERVATION" -> new Limit.Reservation(AccountId.of(fields.text("account")),
                    one(List.of(Priority.HIGHLY_URGENT, Priority.URGENT), "priority",
                            fields.text("priority")));
            case "SECURED_CREDIT" -> new Limit.SecuredCredit(AccountId.of(fields.text("account")));
            case "CORRIDOR_NET" ->
                new Limit.CorridorNet(LedgerId.of(fields.text("ledger")), fields.text("corridor"));
            case "CORRIDOR_RECEIVED" ->
                new Limit.CorridorReceived(LedgerId.of(fields.text("ledger")), fields.text("corridor"));
            case "CORRIDOR_INSTRUCTION" ->
                new Limit.CorridorInstruction(LedgerId.of(fields.text("ledger")), fields.text("corridor"));
            case "CORRIDOR_DAY" ->
                new Limit.CorridorDay(LedgerId.of(fields.text("ledger")), fields.text("corridor"));
            default -> throw new RefusedException(DoorRule.BODY_INVALID, "kind is one of BILATERAL,"
                    + " MULTILATERAL, RESERVATION, SECURED_CREDIT, CORRIDOR_NET, CORRIDOR_RECEIVED,"
                    + " CORRIDOR_INSTRUCTION"
                    + " and CORRIDOR_DAY, not '" + kind + "'");
        };
    }

    private static boolean isOn(String name, String text) throws RefusedException {
        return one(List.of("OFF", "ON"), name, text).equals("ON");
    }

    static <T> T one(List<T> among, String name, String text) throws RefusedException {
        for (T each : among) {
            if (each.toString().equals(text)) {
                return each;
            }
        }
        throw new RefusedException(DoorRule.BODY_INVALID, name + " is one of " + among + ", not '" + text
                + "'");
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
