package org.steelyard.iso20022;

import java.util.List;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Priority;

/**
 * What a bank asks about limits and reservations of its accounts: camt.011, camt.012, camt.048 and camt.049,
 * with the rules 137 and 138. Current values hold for today, default values from the next business day on; a
 * deletion takes both away.
 */
final class LimitRequests {

    private LimitRequests() {
    }

    /** camt.011. */
    static Content.LimitRequest limit(Message message) throws BreachException {
        Part details = message.body().need("LmtDtls");
        Part id = details.need("LmtId").parts().getFirst();
        return set(limitOf(message, id), id, details.need("NewLmtValSet", "Amt", "AmtWthCcy"));
    }

    /** camt.012. */
    static Content.LimitRequest withoutLimit(Message message) throws BreachException {
        return removed(limitOf(message, message.body().need("LmtDtls", "CurLmtId")));
    }

    /** camt.048. */
    static Content.LimitRequest reservation(Message message) throws BreachException {
        Part id = message.body().need("RsvatnId").parts().getFirst();
        return set(reservationOf(message, id), id,
                message.body().need("NewRsvatnValSet", "Amt", "AmtWthCcy"));
    }

    /** camt.049. */
    static Content.LimitRequest withoutReservation(Message message) throws BreachException {
        return removed(reservationOf(message, message.body().need("CurRsvatn")));
    }

    private static Content.LimitRequest set(Limit limit, Part id, Part amount) throws BreachException {
        Limit.Validity validity = id.name().equals("Cur") ? Limit.Validity.TODAY : Limit.Validity.STANDING;
        Optional<Amount> to = Optional.of(Settled.bounded(amount));
        return new Content.LimitRequest(List.of(new Command.SetLimit(limit, to, validity)));
    }

    private static Content.LimitRequest removed(Limit limit) {
        return new Content.LimitRequest(List.of(
                new Command.SetLimit(limit, Optional.empty(), Limit.Validity.STANDING),
                new Command.SetLimit(limit, Optional.empty(), Limit.Validity.TODAY)));
    }

    private static Limit limitOf(Message message, Part id) throws BreachException {
        AccountId account = account(message, id);
        Optional<Part> counterparty = id.at("BilLmtCtrPtyId");
        boolean isBilateral = id.need("Tp", "Cd").text().equals("BILI");
        if (isBilateral != counterparty.isPresent()) {
            throw new BreachException(Rule.LIMIT_COUNTERPARTY, id.toString(),
                    counterparty.isPresent() ? "MULT with BilLmtCtrPtyId" : "BILI without BilLmtCtrPtyId");
        }
        return counterparty.isPresent()
                ? new Limit.Bilateral(account, Bics.needed(counterparty.get()))
                : new Limit.Multilateral(account);
    }

    private static Limit reservationOf(Message message, Part id) throws BreachException {
        boolean isHighest = id.need("Tp", "Cd").text().equals("HPAR");
        return new Limit.Reservation(account(message, id),
                isHighest ? Priority.HIGHLY_URGENT : Priority.URGENT);
    }

    /** The account that is named, which must be the sender's own. */
    static AccountId account(Message message, Part id) throws BreachException {
        Part name = id.need("AcctId", "Othr", "Id");
        Bic sender = message.header().from();
        try {
            AccountId account = AccountId.of(name.text());
            if (account.holder().equals(sender)) {
                return account;
            }
        } catch (IllegalArgumentException noAccount) {
            throw new BreachException(Rule.ACCOUNT_NOT_OWN, name.toString(),
                    String.valueOf(noAccount.getMessage()));
        }
        throw new BreachException(Rule.ACCOUNT_NOT_OWN, name.toString(),
                name.text() + " is not of " + sender);
    }
}
