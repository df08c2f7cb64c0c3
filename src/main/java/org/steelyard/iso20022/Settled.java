package org.steelyard.iso20022;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Priority;

/** What all messages that move money share: rules 110 to 113, the leg, the priority. */
final class Settled {

    private Settled() {
    }

    static void checkOneTransaction(Part groupHeader) throws BreachException {
        Part number = groupHeader.need("NbOfTxs");
        if (!number.text().equals("1")) {
            throw new BreachException(Rule.NOT_ONE_TRANSACTION, number.toString(), "found " + number.text());
        }
    }

    /** An amount that the engine can reckon with. */
    static Amount bounded(Part amount) throws BreachException {
        int decimals = Currency.of(amount.currency()).minorUnits();
        BigInteger minor = new BigDecimal(amount.text()).movePointRight(decimals).toBigIntegerExact();
        if (minor.compareTo(BigInteger.valueOf(Leg.MOST_MINOR)) > 0) {
            throw new BreachException(Rule.AMOUNT_TOO_LARGE, amount.toString(), "found " + amount.text());
        }
        return Values.amount(amount);
    }

    /** The amount that is to move, and the ledger on which it does. */
    static Money money(Part amount, Message message, Rulebook rulebook) throws BreachException {
        if (new BigDecimal(amount.text()).signum() <= 0) {
            throw new BreachException(Rule.AMOUNT_NOT_POSITIVE, amount.toString(), "found " + amount.text());
        }
        Amount bounded = bounded(amount);
        Currency currency = bounded.currency();
        Optional<LedgerId> ledger = rulebook.ledger(currency, message.header().to());
        return new Money(bounded,
                ledger.orElseThrow(() -> new BreachException(Rule.CURRENCY_NOT_SETTLED, amount + "/@Ccy",
                        "no ledger of " + currency + " is kept here")));
    }

    /** The priority of a transaction. */
    static Priority priority(Part transaction) {
        return switch (transaction.at("SttlmPrty").map(Part::text).orElse("NORM")) {
            case "URGT" -> Priority.HIGHLY_URGENT;
            case "HIGH" -> Priority.URGENT;
            default -> Priority.NORMAL;
        };
    }

    /** An amount on the ledger of its currency. */
    record Money(Amount amount, LedgerId ledger) {
        Leg leg(Bic payer, Bic payee) {
            return new Leg(ledger, payer, payee, amount);
        }
    }
}
