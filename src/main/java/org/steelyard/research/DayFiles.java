package org.steelyard.research;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.steelyard.figures.BadRows;
import org.steelyard.figures.CsvRows;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Priority;

/**
 * A day out of CSV files in a folder: {@code payments.csv} and, if they are there, {@code balances.csv},
 * {@code credit.csv}, {@code outages.csv}, {@code limits.csv}, {@code caps.csv} and {@code cutoffs.csv}. The
 * columns are in docs/researcher/simulate.md.
 */
public final class DayFiles {

    private static final long NANOS_A_MILLI = 1_000_000;

    private final Path folder;
    private final LocalTime opens;
    private final long millis;
    private final BadRows bad = new BadRows();
    private final Map<String, Integer> banks = new LinkedHashMap<>();
    private final Map<Currency, Integer> currencies = new LinkedHashMap<>();
    private final List<Payment> payments = new ArrayList<>();
    private final Map<String, PairSoFar> pairs = new LinkedHashMap<>();

    private DayFiles(Path folder, LocalTime opens, long millis) {
        this.folder = folder;
        this.opens = opens;
        this.millis = millis;
    }

    /** What came of reading. */
    public sealed interface Reading {

        /**
         * All is well.
         *
         * @param day the payments
         * @param balances what each account has at the opening; nothing where no file says so
         * @param credit how far each account may go below nothing
         * @param outages banks that cannot send
         * @param limits what banks bound or keep
         * @param rules what the operators set
         */
        record Accepted(PaymentDay day, Balances balances, Balances credit, List<Conduct.Outage> outages,
                List<BankLimit> limits, SystemRules rules)
                implements Reading {
            /** Keeps its own copies of the lists. */
            public Accepted {
                outages = List.copyOf(outages);
                limits = List.copyOf(limits);
            }
        }

        /** Nothing is used; what is wrong. */
        record Refused(BadRows bad) implements Reading {
        }
    }

    private record PairSoFar(int number, Payment first, int legs) {
    }

    /**
     * Reads the files of a folder.
     *
     * @param opens the clock time at which the day begins
     * @param millis how long it is
     */
    public static Reading read(Path folder, LocalTime opens, long millis) {
        return new DayFiles(folder, opens, millis).read();
    }

    private Reading read() {
        CsvRows.read(folder.resolve("payments.csv"), List.of("time", "payer", "payee", "currency", "amount"),
                List.of("priority", "pair", "kind"), bad, this::payment);
        pairs.forEach((name, pair) -> {
            if (pair.legs() != 2) {
                bad.add(folder.resolve("payments.csv").toString(), 1,
                        "the pair '" + name + "' has " + pair.legs() + " legs, not two");
            }
        });
        if (bad.none() && payments.isEmpty()) {
            bad.add(folder.resolve("payments.csv").toString(), 1, "no payment");
        }
        Map<Integer, Long> balances = amounts("balances.csv");
        Map<Integer, Long> credit = amounts("credit.csv");
        List<Conduct.Outage> outages = outages();
        List<NamedLimit> named = limits();
        SystemRules rules = RuleFiles.read(folder, currencies.keySet(), this::millis, millis,
                bad);
        if (!bad.none()) {
            return new Reading.Refused(bad);
        }
        PaymentDay day = new PaymentDay(folder.getFileName().toString(), List.copyOf(banks.keySet()),
                List.copyOf(currencies.keySet()), payments, millis);
        return new Reading.Accepted(day, byAccount(day, balances), byAccount(day, credit), outages,
                named.stream().map(each -> each.in(day)).toList(), rules);
    }

    private void payment(CsvRows.Row row) {
        long at = millis(row.cell("time"));
        Currency currency = Currency.of(row.cell("currency"));
        long minor = amount(row, currency);
        if (minor == 0) {
            throw new IllegalArgumentException("the amount is nothing");
        }
        String payer = name(row.cell("payer"));
        String payee = name(row.cell("payee"));
        if (payer.equals(payee)) {
            throw new IllegalArgumentException("'" + payer + "' pays itself");
        }
        Priority priority = priority(row.cell("priority"));
        Payment.Kind kind = kind(row.cell("kind"));
        if (kind == Payment.Kind.CUSTOMER && !row.cell("pair").isEmpty()) {
            throw new IllegalArgumentException("no leg of a pair is a customer's");
        }
        int inCurrency = currencies.computeIfAbsent(currency, each -> currencies.size());
        Payment alone = new Payment(at, bank(payer), bank(payee), inCurrency, minor, priority, Payment.ALONE,
                kind);
        payments.add(row.cell("pair").isEmpty() ? alone : leg(row.cell("pair"), alone));
    }

    private Payment leg(String name, Payment alone) {
        PairSoFar pair = pairs.get(name);
        if (pair != null) {
            Payment first = pair.first();
            boolean mirrored = first.payer() == alone.payee() && first.payee() == alone.payer()
                    && first.currency() != alone.currency() && first.priority() == alone.priority();
            if (pair.legs() > 1 || !mirrored) {
                throw new IllegalArgumentException("the pair '" + name + "' takes two legs between the same"
                        + " banks, the other way round, in two currencies, of one priority");
            }
        }
        int number = pair == null ? pairs.size() : pair.number();
        pairs.put(name, new PairSoFar(number, pair == null ? alone : pair.first(), pair == null ? 1 : 2));
        return new Payment(alone.entryMillis(), alone.payer(), alone.payee(), alone.currency(),
                alone.minor(), alone.priority(), number, alone.kind());
    }

    private long millis(String time) {
        LocalTime at;
        try {
            at = LocalTime.parse(time);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("'" + time + "' is no time such as 09:30:00", wrong);
        }
        long after = (at.toNanoOfDay() - opens.toNanoOfDay()) / NANOS_A_MILLI;
        if (at.isBefore(opens) || after >= millis) {
            throw new IllegalArgumentException(time + " is not between " + opens + " and "
                    + opens.plusNanos(millis * NANOS_A_MILLI));
        }
        return after;
    }

    private static Priority priority(String word) {
        if (word.isEmpty()) {
            return Priority.NORMAL;
        }
        return Arrays.stream(Priority.values()).filter(each -> each.name().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no priority, only "
                        + Arrays.toString(Priority.values())));
    }

    private static Payment.Kind kind(String word) {
        if (word.isEmpty()) {
            return Payment.Kind.BANK;
        }
        return Arrays.stream(Payment.Kind.values()).filter(each -> each.name().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no kind of payment, only "
                        + Arrays.toString(Payment.Kind.values())));
    }

    private static String name(String bank) {
        if (bank.isEmpty() || bank.length() > 100) {
            throw new IllegalArgumentException("a bank's name has 1 to 100 characters, not '" + bank + "'");
        }
        return bank;
    }

    private int bank(String name) {
        return banks.computeIfAbsent(name, each -> banks.size());
    }

    static long amount(CsvRows.Row row, Currency currency) {
        Amount amount = Amount.parse(currency, row.cell("amount"));
        if (amount.minor() < 0 || amount.minor() > Leg.MOST_MINOR) {
            throw new IllegalArgumentException("the amount " + amount + " is under nothing, or too large");
        }
        return amount.minor();
    }

    /** By currency and bank, packed into one number. */
    private Map<Integer, Long> amounts(String name) {
        Map<Integer, Long> amounts = new LinkedHashMap<>();
        optional(name).ifPresent(file -> CsvRows.read(file, List.of("bank", "currency", "amount"), List.of(),
                bad, row -> {
                    Currency currency = Currency.of(row.cell("currency"));
                    long minor = amount(row, currency);
                    Integer known = currencies.get(currency);
                    if (known == null) {
                        throw new IllegalArgumentException("no payment is in " + currency);
                    }
                    int key = known * PaymentDay.MOST_PAYMENTS + bank(name(row.cell("bank")));
                    if (amounts.putIfAbsent(key, minor) != null) {
                        throw new IllegalArgumentException(
                                "'" + row.cell("bank") + "' has an amount in " + currency + " already");
                    }
                }));
        return amounts;
    }

    private List<Conduct.Outage> outages() {
        List<Conduct.Outage> outages = new ArrayList<>();
        optional("outages.csv").ifPresent(file -> CsvRows.read(file, List.of("bank", "from", "to"), List.of(),
                bad, row -> {
                    Integer bank = banks.get(row.cell("bank"));
                    if (bank == null) {
                        throw new IllegalArgumentException("no payment is of '" + row.cell("bank") + "'");
                    }
                    outages.add(new Conduct.Outage(bank, millis(row.cell("from")), millis(row.cell("to"))));
                }));
        return outages;
    }

    /** A limit before it is known how many banks there are. */
    private record NamedLimit(BankLimit.Kind kind, int bank, int currency, int counterparty, long minor) {

        BankLimit in(PaymentDay day) {
            return new BankLimit(kind, day.account(bank, currency), counterparty, minor);
        }
    }

    private List<NamedLimit> limits() {
        List<NamedLimit> limits = new ArrayList<>();
        optional("limits.csv").ifPresent(file -> CsvRows.read(file,
                List.of("bank", "currency", "limit", "amount"), List.of("counterparty"), bad, row -> {
                    Currency currency = Currency.of(row.cell("currency"));
                    BankLimit.Kind kind = Arrays.stream(BankLimit.Kind.values())
                            .filter(each -> each.name().equals(row.cell("limit"))).findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("'" + row.cell("limit")
                                    + "' is no limit, only " + Arrays.toString(BankLimit.Kind.values())));
                    Integer bank = banks.get(row.cell("bank"));
                    Integer inCurrency = currencies.get(currency);
                    if (bank == null || inCurrency == null) {
                        throw new IllegalArgumentException("no payment is of '" + row.cell("bank") + "' in "
                                + currency);
                    }
                    int other = row.cell("counterparty").isEmpty()
                            ? BankLimit.NOBODY
                            : bank(name(row.cell("counterparty")));
                    BankLimit checked = new BankLimit(kind, bank, other, amount(row, currency));
                    limits.add(new NamedLimit(kind, bank, inCurrency, other, checked.minor()));
                }));
        return limits;
    }

    private Optional<Path> optional(String name) {
        return Optional.of(folder.resolve(name)).filter(Files::exists);
    }

    private static Balances byAccount(PaymentDay day, Map<Integer, Long> amounts) {
        long[] byAccount = new long[day.accounts()];
        amounts.forEach((key, minor) -> byAccount[day.account(key % PaymentDay.MOST_PAYMENTS,
                key / PaymentDay.MOST_PAYMENTS)] = minor);
        return Balances.of(byAccount);
    }
}
