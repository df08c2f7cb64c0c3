package org.steelyard.research;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

import org.steelyard.money.Currency;
import org.steelyard.settlement.Priority;

/**
 * What is to be paid on one day: banks, currencies and payments in the order of their entry. Of two payments
 * of one millisecond the one that was given first comes first.
 *
 * @param name what it is, for tables
 * @param banks the names of the banks; their numbers are their places here
 * @param currencies the currencies; their numbers are their places here
 * @param payments by entry
 * @param closeMillis when the day ends and nothing settles any more, in milliseconds after its opening
 */
public record PaymentDay(String name, List<String> banks, List<Currency> currencies, List<Payment> payments,
        long closeMillis) {

    /** More would make a run need more memory than a small machine has. */
    public static final int MOST_PAYMENTS = 5_000_000;

    private static final int WHOLE_PPM = 1_000_000;
    private static final Comparator<Payment> BY_ENTRY = Comparator.comparingLong(Payment::entryMillis);

    /** Sorts by entry; refuses a payment of an unknown bank or currency, or at or after the close. */
    public PaymentDay {
        banks = List.copyOf(banks);
        currencies = List.copyOf(currencies);
        payments = payments.stream().sorted(BY_ENTRY).toList();
        if (payments.size() > MOST_PAYMENTS) {
            throw new IllegalArgumentException("a day has at most " + MOST_PAYMENTS + " payments, not "
                    + payments.size());
        }
        for (Payment payment : payments) {
            if (payment.payer() >= banks.size() || payment.payee() >= banks.size()
                    || payment.currency() >= currencies.size() || payment.entryMillis() >= closeMillis) {
                throw new IllegalArgumentException(payment + " is not of this day");
            }
        }
        checkPairs(payments);
    }

    /** So many payments of priority NORMAL, in millionths of all, are customers'; spread evenly, no legs. */
    PaymentDay withCustomers(int ppm) {
        if (ppm == 0) {
            return this;
        }
        List<Payment> changed = new ArrayList<>();
        for (int index = 0; index < payments.size(); index++) {
            Payment payment = payments.get(index);
            boolean isNext = (index + 1L) * ppm / WHOLE_PPM > (long) index * ppm / WHOLE_PPM;
            boolean mayBe = payment.priority() == Priority.NORMAL && !payment.isLeg();
            changed.add(isNext && mayBe ? payment.ofCustomer() : payment);
        }
        return new PaymentDay(name, banks, currencies, changed, closeMillis);
    }

    private static void checkPairs(List<Payment> payments) {
        TreeMap<Integer, Integer> legs = new TreeMap<>();
        for (Payment payment : payments) {
            if (payment.isLeg() && legs.merge(payment.pair(), 1, Integer::sum) > 2) {
                throw new IllegalArgumentException(payment + " is a third leg");
            }
        }
        if (legs.containsValue(1) || !legs.isEmpty() && legs.lastKey() != legs.size() - 1) {
            throw new IllegalArgumentException("pairs are numbered without gaps and have two legs");
        }
    }

    /** How many accounts there are: each bank has one in each currency. */
    public int accounts() {
        return banks.size() * currencies.size();
    }

    /** The number of a bank's account in a currency. */
    public int account(int bank, int currency) {
        return currency * banks.size() + bank;
    }

    /** The account that a payment debits. */
    public int debited(Payment payment) {
        return account(payment.payer(), payment.currency());
    }

    /** The account that a payment credits. */
    public int credited(Payment payment) {
        return account(payment.payee(), payment.currency());
    }

    /** The bank whose account this is. */
    public int bankOf(int account) {
        return account % banks.size();
    }

    /** The currency of this account, by its number. */
    public int currencyOf(int account) {
        return account / banks.size();
    }
}
