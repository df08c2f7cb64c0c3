package org.steelyard.iso20022;

import java.util.List;
import java.util.Optional;

import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Leg;

/**
 * One side of a payment versus payment (rules 125 to 128): a pacs.009 with LclInstrm/Prtry PVP that says what
 * it wants for its money in InstrForNxtAgt/InstrInf, as {@code /CTRAMT/RUB1250000.00}. The common reference
 * is EndToEndId.
 */
final class PvpSide {

    /** The local instrument. */
    static final String INSTRUMENT = "PVP";
    /** What comes before the counter-amount. */
    static final String COUNTER_AMOUNT = "/CTRAMT/";

    private static final int CURRENCY_LENGTH = 3;

    private PvpSide() {
    }

    /** The condition of a transaction that is one side; empty for all others. */
    static Optional<Condition.Versus> of(Part transaction, Amount amount, Message message, Rulebook rulebook)
            throws BreachException {
        Optional<Part> instrument = transaction.at("PmtTpInf", "LclInstrm", "Prtry");
        if (instrument.isPresent() && !instrument.get().text().equals(INSTRUMENT)) {
            throw new BreachException(Rule.LOCAL_INSTRUMENT_UNKNOWN, instrument.get().toString(),
                    "found '" + instrument.get().text() + "'");
        }
        List<Part> wanted = transaction.all("InstrForNxtAgt").stream().map(one -> one.need("InstrInf"))
                .filter(text -> text.text().startsWith(COUNTER_AMOUNT)).toList();
        boolean may = message.definition().equals("pacs.009.001.08")
                && !transaction.has("UndrlygCstmrCdtTrf");
        if (instrument.isEmpty() || !may) {
            Optional<Part> wrong = wanted.stream().findFirst().or(() -> instrument);
            if (wrong.isPresent()) {
                throw new BreachException(Rule.COUNTER_AMOUNT_WITHOUT_PVP, wrong.get().toString(),
                        may ? "LclInstrm/Prtry PVP is missing" : "this payment cannot be a PVP");
            }
            return Optional.empty();
        }
        if (wanted.size() != 1) {
            throw new BreachException(Rule.COUNTER_AMOUNT_MISSING, transaction.toString(),
                    wanted.size() + " InstrForNxtAgt/InstrInf begin with " + COUNTER_AMOUNT);
        }
        Amount counter = counter(wanted.getFirst());
        boolean settleable = !counter.currency().equals(amount.currency()) && counter.isPositive()
                && counter.minor() <= Leg.MOST_MINOR;
        if (!settleable || rulebook.ledger(counter.currency(), message.header().to()).isEmpty()) {
            throw new BreachException(Rule.COUNTER_AMOUNT_INVALID, wanted.getFirst().toString(),
                    counter + " cannot be settled against " + amount);
        }
        return Optional.of(new Condition.Versus(transaction.need("PmtId", "EndToEndId").text(), counter));
    }

    private static Amount counter(Part wanted) throws BreachException {
        String text = wanted.text().substring(COUNTER_AMOUNT.length());
        if (!text.matches("[A-Z]{3}[0-9]{1,15}(\\.[0-9]{1,5})?")) {
            throw new BreachException(Rule.COUNTER_AMOUNT_INVALID, wanted.toString(), "found '" + text + "'");
        }
        try {
            Currency currency = Values.currency(text.substring(0, CURRENCY_LENGTH), wanted.toString());
            return Amount.parse(currency, text.substring(CURRENCY_LENGTH));
        } catch (IllegalArgumentException wrong) {
            throw new BreachException(Rule.COUNTER_AMOUNT_INVALID, wanted.toString(),
                    String.valueOf(wrong.getMessage()));
        }
    }
}
