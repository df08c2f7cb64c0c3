package org.steelyard.research;

import java.util.ArrayList;
import java.util.List;

import org.steelyard.money.Currency;
import org.steelyard.settlement.Priority;

/** Small days by hand: banks A, B, C and so on, times in seconds, amounts in whole euros. */
final class Days {

    static final long CLOSE_SECONDS = 1_000;

    private final List<Payment> payments = new ArrayList<>();
    private final List<String> banks;
    private final List<Currency> currencies;

    private Days(List<String> banks, List<Currency> currencies) {
        this.banks = banks;
        this.currencies = currencies;
    }

    static Days of(String... banks) {
        return new Days(List.of(banks), List.of(Currency.of("EUR")));
    }

    static Days inTwoCurrencies(String... banks) {
        return new Days(List.of(banks), List.of(Currency.of("EUR"), Currency.of("USD")));
    }

    Days pay(long second, String payer, String payee, long amount) {
        return pay(second, payer, payee, amount, Priority.NORMAL);
    }

    Days pay(long second, String payer, String payee, long amount, Priority priority) {
        return add(second, payer, payee, 0, amount, priority, Payment.ALONE);
    }

    Days leg(long second, String payer, String payee, int currency, long amount, int pair) {
        return add(second, payer, payee, currency, amount, Priority.NORMAL, pair);
    }

    private Days add(long second, String payer, String payee, int currency, long amount, Priority priority,
            int pair) {
        payments.add(new Payment(second * 1_000, banks.indexOf(payer), banks.indexOf(payee), currency, amount,
                priority, pair));
        return this;
    }

    PaymentDay day() {
        return new PaymentDay("by hand", banks, currencies, payments, CLOSE_SECONDS * 1_000);
    }

    static Ratio measure(DayRecord record, String name) {
        return Measures.find(Measures.of(record, 0), name);
    }
}
