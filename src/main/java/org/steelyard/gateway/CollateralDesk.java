package org.steelyard.gateway;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.CreditInForce;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Logged;

/** Intraday credit against collateral: the operator sets what is pledged, and a bank sees its own. */
final class CollateralDesk {

    private static final int LARGEST_BODY_BYTES = 8 * 1024;

    private final Doors doors;
    private final Log log;

    CollateralDesk(Doors doors, Log log) {
        this.doors = doors;
        this.log = log;
    }

    /**
     * What came of a command.
     *
     * @param pool what all items are worth after their haircuts; absent if nothing has changed
     * @param credit what of the pool counts
     * @param shortfall what the account has drawn beyond all its credit
     */
    private record Posted(boolean changed, long index, long sequence, Instant time, @Nullable String pool,
            @Nullable String credit, @Nullable String shortfall) {
    }

    private record Item(String item, String value, int haircutBp, String lendable) {
    }

    /**
     * An account's credit.
     *
     * @param line credit without collateral
     * @param pool what all items are worth after their haircuts
     * @param secured what of the pool counts
     * @param headroom what can be paid now; negative if more is drawn than there is credit
     */
    private record Credit(String account, String balance, String line, String pool, String secured,
            String headroom, String shortfall, List<Item> items) {
    }

    private record Credits(List<Credit> accounts) {
    }

    /** {@code POST /v1/operator/collateral}: posts an item, values it anew, or releases it by nothing. */
    Answer post(Call call) throws RefusedException, InterruptedException {
        call.needType(Answer.JSON);
        Json.Fields fields = Json.fields(call.body(LARGEST_BODY_BYTES), "account", "item", "value",
                "haircutBp");
        Command command;
        try {
            AccountId account = AccountId.of(fields.text("account"));
            command = new Command.SetCollateral(account, fields.text("item"),
                    Amount.parse(account.currency(), fields.text("value")), fields.whole("haircutBp"));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(DoorRule.BODY_INVALID, String.valueOf(e.getMessage()));
        }
        Logged logged = log.submit(command);
        if (logged.event() instanceof Event.Refused refused) {
            throw new RefusedException(DoorRule.COMMAND_REFUSED, refused.reason() + ": "
                    + refused.reason().text() + " (" + refused.detail() + ")");
        }
        Event.@Nullable CreditSecured said = logged.event() instanceof Event.CreditSecured secured
                ? secured
                : null;
        return Answer.json(new Posted(said != null, logged.index(), logged.sequence(),
                Instant.ofEpochMilli(logged.timeMillis()), said == null ? null : said.pool().decimal(),
                said == null ? null : said.credit().decimal(),
                said == null ? null : said.shortfall().decimal()));
    }

    /** {@code GET /v1/operator/collateral?account=}: one account's. */
    Answer ofAccount(Call call) throws RefusedException {
        AccountId account;
        try {
            account = AccountId.of(call.text("account"));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(DoorRule.PARAMETER_INVALID, "no account: " + e.getMessage());
        }
        List<Credit> found = doors.credits(account.holder()).stream()
                .filter(credit -> credit.account().equals(account)).map(CollateralDesk::view).toList();
        if (found.isEmpty()) {
            throw new RefusedException(DoorRule.PARAMETER_INVALID, "no account " + account + " is open");
        }
        return Answer.json(new Credits(found));
    }

    /** {@code GET /v1/credit}: all accounts of the bank that asks. */
    Answer own(Call call, Bic bank) {
        return Answer.json(new Credits(doors.credits(bank).stream().map(CollateralDesk::view).toList()));
    }

    private static Credit view(CreditInForce credit) {
        List<Item> items = credit.pledges().stream().map(each -> new Item(each.item(),
                each.value().decimal(), each.haircutBp(), each.lendable().decimal())).toList();
        return new Credit(credit.account().toString(), credit.balance().decimal(), credit.line().decimal(),
                credit.pool().decimal(), credit.secured().decimal(),
                credit.balance().plus(credit.credit()).decimal(), credit.shortfall().decimal(), items);
    }
}
