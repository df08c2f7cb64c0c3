package org.steelyard.liquidity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Clearance;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Condition;
import org.steelyard.settlement.Corridor;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Invariants;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Participant;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.References;
import org.steelyard.settlement.Role;
import org.steelyard.settlement.Rules;
import org.steelyard.settlement.Screened;
import org.steelyard.settlement.ScreeningVersion;
import org.steelyard.settlement.Settlement;

/**
 * A solved case in an engine. A case has all payments in its queues at one moment, while an engine settles
 * what it can as each comes; therefore each account first gets a payment at its head that nothing can cover,
 * and when all have come these are taken back.
 */
final class EngineQueue {

    private static final ScreeningVersion LIST = new ScreeningVersion(1, 1);
    private static final Digest MESSAGE = new Digest(1, 2, 3, 4);
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 4);
    private static final Bic AGENT = Bic.of("AGNTCNB1");
    private static final long MORE_THAN_ANY = 1_000_000_000_000_000L;

    private final Settlement engine = new Settlement();
    private final QueueCaseFile file;
    private final List<LedgerId> ledgers = new ArrayList<>();
    private final Map<Uetr, String> payments = new LinkedHashMap<>();
    private final List<References> stoppers = new ArrayList<>();
    private final List<String> settled = new ArrayList<>();
    private long messages;

    EngineQueue(QueueCaseFile file) {
        this.file = file;
        file.json().get("currencies").forEach(currency -> ledgers.add(new LedgerId(AGENT,
                new Currency(currency.get("code").asString(), currency.get("decimals").asInt()))));
    }

    /** The invented bank that stands for a participant of the case. */
    private static Bic bank(int participant) {
        return Bic.of("BK" + (char) ('A' + participant / 26) + (char) ('A' + participant % 26) + "CNB1");
    }

    /** Opens, funds, lets all payments come, and sets them free. */
    void settle() {
        open();
        for (QueueCase.Account account : file.queueCase().accounts()) {
            if (account.balance() != 0) {
                submit("funds", leg(account.currency(), AGENT, bank(account.participant()),
                        account.balance()), Kind.LIQUIDITY_TRANSFER, Priority.NORMAL, Condition.NONE);
            }
            stoppers.add(submit("stopper", leg(account.currency(), bank(account.participant()), AGENT,
                    MORE_THAN_ANY), Kind.LIQUIDITY_TRANSFER, Priority.HIGHLY_URGENT, Condition.NONE));
        }
        settled.clear();
        List<QueueCase.Payment> inOrder = new ArrayList<>(file.queueCase().payments());
        inOrder.sort(java.util.Comparator.comparingInt(QueueCase.Payment::order));
        inOrder.forEach(this::submit);
        if (!settled.isEmpty()) {
            throw new AssertionError(file.name() + ": settled before all had come: " + settled);
        }
        for (References stopper : stoppers) {
            apply(new Command.Cancel(new Cancellation(stopper.sender(), "C", stopper.uetr(), "CUST")));
        }
    }

    /** Identifications of the case's payments, in the order of settlement. */
    List<String> settled() {
        return settled;
    }

    long balance(QueueCase.Account account) {
        return Objects.requireNonNull(engine.balances().get(id(account))).minor();
    }

    private AccountId id(QueueCase.Account account) {
        return new AccountId(ledgers.get(account.currency()), bank(account.participant()));
    }

    private void open() {
        apply(new Command.AddParticipant(new Participant(AGENT, "invented", Role.SETTLEMENT_AGENT)));
        for (int i = 0; i < file.participants().size(); i++) {
            apply(new Command.AddParticipant(new Participant(bank(i), "invented", Role.DIRECT)));
        }
        for (LedgerId ledger : ledgers) {
            apply(new Command.OpenLedger(ledger));
            apply(new Command.OpenDay(new BusinessDay(ledger.currency(), TODAY, 10, 11, 12)));
        }
        for (LedgerId one : ledgers) {
            for (LedgerId other : ledgers) {
                if (one.currency().compareTo(other.currency()) < 0) {
                    apply(new Command.OpenCorridor(new Corridor(one.currency() + "/" + other.currency(),
                            one.currency(), other.currency())));
                }
            }
        }
        for (QueueCase.Account account : file.queueCase().accounts()) {
            apply(new Command.OpenAccount(id(account),
                    new Amount(ledgers.get(account.currency()).currency(), account.credit())));
        }
        apply(new Command.PutListInForce(LIST));
        apply(new Command.SetRules(new Rules(Rules.Overtaking.NONE, false, true)));
        for (QueueCase.Limit limit : file.queueCase().limits()) {
            AccountId account = new AccountId(ledgers.get(limit.currency()), bank(limit.from()));
            bound(limit.to() == QueueCase.ALL_OTHERS
                    ? new Limit.Multilateral(account)
                    : new Limit.Bilateral(account, bank(limit.to())), limit.amount());
        }
        for (QueueCase.Reservation reservation : file.queueCase().reservations()) {
            bound(new Limit.Reservation(
                    new AccountId(ledgers.get(reservation.currency()), bank(reservation.participant())),
                    Priority.values()[reservation.priorityAtMost()]), reservation.amount());
        }
    }

    private void bound(Limit limit, long minor) {
        apply(new Command.SetLimit(limit, Optional.of(new Amount(limit.currency(), minor)),
                Limit.Validity.TODAY));
    }

    private void submit(QueueCase.Payment payment) {
        submit(payment.id(),
                leg(payment.currency(), bank(payment.sender()), bank(payment.receiver()), payment.amount()),
                Kind.BANK_PAYMENT, Priority.values()[payment.priority()], condition(payment));
    }

    /** A link of the case is a payment versus payment: the counter-amount is the other leg's. */
    private Condition condition(QueueCase.Payment payment) {
        return file.queueCase().payments().stream()
                .filter(other -> other.link() != 0 && other.link() == payment.link()
                        && !other.equals(payment))
                .findFirst().<Condition>map(other -> new Condition.Versus("LINK" + payment.link(),
                        new Amount(ledgers.get(other.currency()).currency(), other.amount())))
                .orElse(Condition.NONE);
    }

    private Leg leg(int currency, Bic payer, Bic payee, long minor) {
        LedgerId ledger = ledgers.get(currency);
        return new Leg(ledger, payer, payee, new Amount(ledger.currency(), minor));
    }

    private References submit(String id, Leg leg, Kind kind, Priority priority, Condition condition) {
        messages++;
        References references = new References(leg.payer(), "M" + messages, "", "",
                Uetr.fromBits(messages, messages));
        payments.put(references.uetr(), id);
        apply(new Command.Submit(
                new Instruction(references, kind, List.of(leg), condition, priority, TODAY, Purpose.TRANSFER,
                        MESSAGE),
                new Screened.Clear(new Clearance(MESSAGE, LIST)), OriginalMessage.NONE));
        return references;
    }

    private void apply(Command command) {
        for (Event event : engine.apply(command, 1)) {
            switch (event) {
                case Event.Settled it -> settled.add(
                        Objects.requireNonNull(payments.get(it.instruction().references().uetr())));
                case Event.Rejected it -> throw new AssertionError(file.name() + ": " + it);
                case Event.Refused it -> throw new AssertionError(file.name() + ": " + it);
                default -> {}
            }
        }
        List<String> broken = Invariants.check(engine);
        if (!broken.isEmpty()) {
            throw new AssertionError(file.name() + ": " + broken);
        }
    }
}
