package org.steelyard.simulator;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.steelyard.iso20022.BankMessages;
import org.steelyard.iso20022.BankMessages.Order;
import org.steelyard.iso20022.Report;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;

/**
 * A day of trade between invented banks as real messages, from a seed: customers' and banks' payments,
 * pairs of two currencies, rings that only settle together, returns, cancellations, repeats; now and then a
 * name of the invented list, a message that is wrong, or one sent with somebody else's key. The same seed,
 * banks and answers give the same messages.
 */
public final class DayOfTrade {

    private static final int MOST_REMEMBERED = 64;
    /** Small, usual and large payments, in units of the currency. */
    private static final List<Integer> SIZES = List.of(900, 4_000, 4_000, 25_000, 25_000, 120_000, 700_000);
    private static final int RING_UNITS = 8_000_000;

    private final BankMessages messages;
    private final List<TradingBank> banks;
    private final Map<Currency, LedgerId> ledgers;
    private final LocalDate date;
    private final String run;
    private final long startMillis;
    private final Chance chance;
    private final InventedCustomers customers;
    private final Deque<SentMessage> next = new ArrayDeque<>();
    /**
     * Payments by their message identification, the last {@value #MOST_REMEMBERED}: what may be taken back.
     */
    private final Map<String, Sent> remembered = new TreeMap<>();
    private final List<Sent> settled = new ArrayList<>();
    private final List<Sent> waiting = new ArrayList<>();
    private int count;

    /** A payment that was sent. */
    private record Sent(Order order, Kind kind, SentMessage message) {
    }

    /**
     * A day.
     *
     * @param system the code to which messages are addressed
     * @param banks those that trade, at least three in each currency
     * @param ledgers the ledger of each currency
     * @param date the business day
     * @param run begins every message identification, so that two runs on one system differ; up to 12
     *            characters
     * @param startMillis the time that the first message states (epoch milliseconds); later ones count on
     *            from it
     * @param seed what happens
     */
    public DayOfTrade(Bic system, List<TradingBank> banks, List<LedgerId> ledgers, LocalDate date, String run,
            long startMillis, long seed) {
        this.messages = new BankMessages(system);
        this.banks = List.copyOf(banks);
        this.ledgers = new TreeMap<>();
        ledgers.forEach(ledger -> this.ledgers.put(ledger.currency(), ledger));
        this.date = date;
        this.run = run;
        this.startMillis = startMillis;
        this.chance = new Chance(seed);
        this.customers = new InventedCustomers(chance);
    }

    /** The settlement agents' messages that put money on each account at the start of the day. */
    public List<SentMessage> funding(int units) {
        List<SentMessage> funding = new ArrayList<>();
        for (LedgerId ledger : ledgers.values()) {
            for (TradingBank bank : banks) {
                if (bank.currencies().contains(ledger.currency()) && bank.sendsThrough().equals(bank.bic())) {
                    funding.add(fund(ledger, bank.bic(), units));
                }
            }
        }
        return funding;
    }

    /** The settlement agent's message that puts more money on this bank's account. */
    public SentMessage fund(LedgerId ledger, Bic bank, int units) {
        Order order = order(ledger.agent(), ledger.agent(), bank, units(ledger.currency(), units),
                Priority.HIGHLY_URGENT, Purpose.TRANSFER);
        return new SentMessage(ledger.agent(), about("camt.050", order), messages.liquidityTransfer(order));
    }

    /** A bank's request for how its account stands in the day. */
    public SentMessage statementRequest(AccountId account) {
        count++;
        return new SentMessage(account.holder(), "camt.060 " + account, messages.statementRequest(
                run + "S" + count, account, date, Report.INTERIM, timeMillis()));
    }

    /** The next message of the day; there is no end to them. */
    public SentMessage next() {
        while (next.isEmpty()) {
            plan();
        }
        return next.removeFirst();
    }

    /**
     * What became of a message, so that only what has settled is returned, and only what waits is taken
     * back.
     */
    public void answered(SentMessage message, String status) {
        Sent sent = remembered.values().stream().filter(each -> each.message.equals(message)).findFirst()
                .orElse(null);
        if (sent != null && status.equals("ACSC")) {
            keep(settled, sent);
        } else if (sent != null && status.equals("PDNG")) {
            keep(waiting, sent);
        }
    }

    private void plan() {
        int kind = chance.between(0, 99);
        if (kind < 46) {
            next.add(send(customerPayment(false)));
        } else if (kind < 66) {
            next.add(send(bankPayment()));
        } else if (kind < 80) {
            pair();
        } else if (kind < 82) {
            ring();
        } else if (kind < 84) {
            next.add(send(customerPayment(true)));
        } else if (kind < 89) {
            giveBack();
        } else if (kind < 92) {
            takeBack();
        } else if (kind < 94) {
            repeat();
        } else if (kind < 99) {
            spoilt();
        } else {
            withAnothersKey();
        }
    }

    private Sent customerPayment(boolean listed) {
        Order order = anyOrder(SIZES);
        boolean outOfOne = chance.percent(50);
        String remittance = "INVOICE " + chance.between(1000, 9999) + " CONTRACT " + chance.between(10, 99);
        String xml = messages.customerPayment(order, customers.of(order.payer().country()),
                listed ? customers.listed() : customers.of(order.payee().country()),
                outOfOne ? remittance : "");
        return new Sent(order, Kind.CUSTOMER_PAYMENT,
                new SentMessage(order.references().sender(), about("pacs.008", order), xml));
    }

    private Sent bankPayment() {
        Order order = anyOrder(SIZES);
        if (chance.percent(20)) {
            return new Sent(order, Kind.COVER_PAYMENT, new SentMessage(order.references().sender(),
                    about("pacs.009 COV", order), messages.coverPayment(order,
                            customers.of(order.payer().country()), customers.of(order.payee().country()))));
        }
        return new Sent(order, Kind.BANK_PAYMENT, new SentMessage(order.references().sender(),
                about("pacs.009", order), messages.bankPayment(order)));
    }

    /** Two banks exchange two currencies; one side in ten never comes. */
    private void pair() {
        List<TradingBank> both = banks.stream().filter(bank -> bank.currencies().size() > 1)
                .filter(bank -> bank.sendsThrough().equals(bank.bic())).toList();
        TradingBank one = chance.one(both);
        TradingBank other = another(both, one);
        Currency first = one.currencies().getFirst();
        Currency second = one.currencies().get(1);
        int units = chance.between(10, 400) * 1_000;
        Amount amount = units(first, units);
        // An invented rate between 11 and 13, as exact minor units.
        Amount counter = new Amount(second, (long) units * chance.between(1_100, 1_300));
        Order order = order(one.bic(), one.bic(), other.bic(), amount, Priority.URGENT, Purpose.TRANSFER);
        String reference = order.references().endToEndId();
        next.add(new SentMessage(one.bic(), about("pacs.009 PVP", order), messages.versus(order, counter)));
        if (chance.percent(90)) {
            Order back = withReference(order(other.bic(), other.bic(), one.bic(), counter, Priority.URGENT,
                    Purpose.TRANSFER), reference);
            next.add(
                    new SentMessage(other.bic(), about("pacs.009 PVP", back), messages.versus(back, amount)));
        }
    }

    /** Three large payments in a circle: none has funds for its own, together they need nearly nothing. */
    private void ring() {
        Currency currency = chance.one(List.copyOf(ledgers.keySet()));
        List<TradingBank> able = banks.stream().filter(bank -> bank.currencies().contains(currency))
                .filter(bank -> bank.sendsThrough().equals(bank.bic())).toList();
        TradingBank a = chance.one(able);
        TradingBank b = another(able, a);
        TradingBank c = able.stream().filter(bank -> !bank.equals(a) && !bank.equals(b)).findFirst()
                .orElse(a);
        if (c.equals(a)) {
            return;
        }
        List<TradingBank> circle = List.of(a, b, c, a);
        for (int i = 0; i < 3; i++) {
            int units = RING_UNITS + chance.between(0, 9) * 10_000;
            Order order = order(circle.get(i).bic(), circle.get(i).bic(), circle.get(i + 1).bic(),
                    units(currency, units), Priority.NORMAL, Purpose.TRANSFER);
            next.add(send(new Sent(order, Kind.BANK_PAYMENT,
                    new SentMessage(order.references().sender(), about("pacs.009", order),
                            messages.bankPayment(order)))));
        }
    }

    private void giveBack() {
        if (settled.isEmpty()) {
            return;
        }
        Sent original = settled.remove(chance.between(0, settled.size() - 1));
        Order paid = original.order();
        TradingBank payee = bank(paid.payee());
        Order order = withReference(order(payee.sendsThrough(), paid.payee(), paid.payer(), paid.amount(),
                Priority.NORMAL, Purpose.TRANSFER), paid.references().endToEndId());
        next.add(new SentMessage(order.references().sender(), about("pacs.004", order),
                messages.returned(order, paid.references().uetr(), "AC04")));
    }

    private void takeBack() {
        if (waiting.isEmpty()) {
            return;
        }
        Sent original = waiting.remove(chance.between(0, waiting.size() - 1));
        References references = original.order().references();
        count++;
        Cancellation cancellation = new Cancellation(references.sender(), run + "C" + count,
                references.uetr(),
                "CUST");
        next.add(new SentMessage(references.sender(), "camt.056 for " + references.messageId(),
                messages.cancellation(cancellation, references, original.kind(), timeMillis())));
    }

    private void repeat() {
        if (!remembered.isEmpty()) {
            Sent sent = chance.one(List.copyOf(remembered.values()));
            next.add(new SentMessage(sent.message.sender(), sent.message.about() + " (again)",
                    sent.message.xml()));
        }
    }

    private void spoilt() {
        Blemishes.Blemish blemish = chance.one(Blemishes.ALL);
        SentMessage good = customerPayment(false).message;
        next.add(new SentMessage(good.sender(), "pacs.008 with " + blemish.name(),
                blemish.spoil().apply(good.xml())));
    }

    private void withAnothersKey() {
        SentMessage good = bankPayment().message;
        TradingBank thief = another(banks, bank(good.sender()));
        next.add(new SentMessage(thief.sendsThrough(), good.about() + " with another's key", good.xml()));
    }

    private SentMessage send(Sent sent) {
        remembered.put(sent.order.references().messageId(), sent);
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.remove(chance.one(List.copyOf(remembered.keySet())));
        }
        return sent.message;
    }

    private void keep(List<Sent> kept, Sent sent) {
        kept.add(sent);
        if (kept.size() > MOST_REMEMBERED) {
            kept.removeFirst();
        }
    }

    private Order anyOrder(List<Integer> sizes) {
        TradingBank payer = chance.one(banks);
        Currency currency = chance.one(payer.currencies());
        List<TradingBank> able = banks.stream().filter(bank -> bank.currencies().contains(currency))
                .filter(bank -> !bank.sendsThrough().equals(payer.sendsThrough())).toList();
        TradingBank payee = chance.one(able);
        long minor = (long) chance.one(sizes) * chance.between(50, 200) + chance.between(0, 99);
        return order(payer.sendsThrough(), payer.bic(), payee.bic(), new Amount(currency, minor),
                chance.percent(10) ? Priority.URGENT : Priority.NORMAL,
                chance.one(List.of(Purpose.values())));
    }

    private Order order(Bic sender, Bic payer, Bic payee, Amount amount, Priority priority, Purpose purpose) {
        count++;
        References references = new References(sender, run + "M" + count, run + "I" + count,
                run + "E" + count,
                Uetr.fromBits(chance.bits(), chance.bits()));
        return new Order(references, payer, payee, amount, date, priority, purpose, timeMillis());
    }

    private static Order withReference(Order order, String endToEndId) {
        References own = order.references();
        return new Order(
                new References(own.sender(), own.messageId(), own.instructionId(), endToEndId, own.uetr()),
                order.payer(), order.payee(), order.amount(), order.valueDate(), order.priority(),
                order.purpose(),
                order.timeMillis());
    }

    private long timeMillis() {
        return startMillis + count * 1_000L;
    }

    private static Amount units(Currency currency, int units) {
        return Amount.parse(currency, Integer.toString(units));
    }

    private TradingBank bank(Bic bic) {
        return banks.stream().filter(bank -> bank.bic().equals(bic)).findFirst().orElseThrow();
    }

    private TradingBank another(List<TradingBank> of, TradingBank than) {
        List<TradingBank> others = of.stream()
                .filter(bank -> !bank.sendsThrough().equals(than.sendsThrough())).toList();
        return chance.one(others);
    }

    private static String about(String type, Order order) {
        return type + " " + order.payer() + " pays " + order.payee() + " " + order.amount();
    }
}
