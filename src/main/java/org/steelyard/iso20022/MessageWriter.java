package org.steelyard.iso20022;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Entry;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.LimitInForce;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Statement;
import org.steelyard.settlement.StatementPage;
import org.steelyard.settlement.WaitingPayment;

/**
 * Writes what the system has to say to banks. Everything follows from the event, its place in the log and the
 * original message alone: the same event gives the same bytes on every node and on every replay. Safe for use
 * by many threads.
 */
public final class MessageWriter {

    /** How many payments one answer to a bank's enquiry has room for. */
    public static final int MOST_WAITING = QueueReport.MOST;

    private final Bic system;
    private final Forwarding forwarding = new Forwarding();

    /** @param system the code by which the system signs as sender */
    public MessageWriter(Bic system) {
        this.system = system;
    }

    /**
     * All messages that this event brings about, in the order in which they are to go out.
     *
     * <p>
     * Each change of an instruction's state goes to its sender. What has settled is also told to the holder
     * of each credited account, who gets the payment message itself as well. A repeated message changes
     * nothing and brings about nothing but its {@link #answer}.
     *
     * @param logged the event and its place in the log
     * @param original the message that brought the event's instruction; NONE if there is none
     * @param banks whom events of the system are told to
     */
    public List<Outgoing> about(Logged logged, OriginalMessage original, List<Bic> banks) {
        return switch (logged.event()) {
            case Event.Settled settled -> settled(logged, settled, original);
            case Event.Cancelled cancelled -> List.of(resolution(logged, cancelled),
                    status(logged, cancelled));
            case Event.CancelRefused refused -> List.of(resolution(logged, refused));
            case Event.Modified _ -> List.of(receipt(logged));
            case Event.ModifyRefused _ -> List.of(receipt(logged));
            case Event.Repeated _ -> List.of();
            case Event.Netted netted -> netted(logged, netted, original);
            case Event.OfInstruction event when event.instruction().kind() == Kind.NET_SETTLEMENT ->
                List.of();
            case Event.OfInstruction event -> List.of(status(logged, event));
            case Event.DayOpened opened -> toAll(banks, SystemEvent.of(opened), logged);
            case Event.PhaseReached reached -> toAll(banks, SystemEvent.of(reached), logged);
            case Event.Received _ -> List.of();
            case Event.Matched _ -> List.of();
            case Event.Overdue overdue -> List.of(told(logged, overdue.number(), overdue.instruction(),
                    Standing.OVERDUE));
            case Event.LedgerOpened _ -> List.of();
            case Event.ParticipantAdded _ -> List.of();
            case Event.AccountOpened _ -> List.of();
            case Event.AccessGranted _ -> List.of();
            case Event.CorridorOpened _ -> List.of();
            case Event.CreditLimitSet _,Event.CollateralSet _,Event.CreditSecured _ -> List.of();
            case Event.OfCycle _ -> List.of();
            case Event.ListPutInForce _ -> List.of();
            case Event.RunEnded _ -> List.of();
            case Event.RulesSet _ -> List.of();
            case Event.LimitSet _ -> List.of();
            case Event.Unchanged _ -> List.of();
            case Event.Refused _ -> List.of();
        };
    }

    /**
     * The answer to the sender of the message that this event decides: the same bytes that {@link #about}
     * has for the sender. To a repeated message it is where the first one stands, marked as a repeat; to a
     * request for cancellation the resolution (camt.029). A refused command of the operator is answered to
     * the system itself (admi.002).
     *
     * @throws IllegalArgumentException if the event decides no message
     */
    public Outgoing answer(Logged logged) {
        return switch (logged.event()) {
            case Event.Cancelled cancelled -> resolution(logged, cancelled);
            case Event.CancelRefused refused -> resolution(logged, refused);
            case Event.Modified _ -> receipt(logged);
            case Event.ModifyRefused _ -> receipt(logged);
            case Event.OfInstruction event -> status(logged, event);
            case Event.Refused refused -> Rejection.write(
                    new Envelope(system, system, MessageIds.rejection(logged.index()), Rejection.DEFINITION,
                            logged.timeMillis()),
                    "command " + logged.sequence(),
                    refused.reason().number() + " " + refused.reason().name(), "",
                    Standing.said(refused.reason(), refused.detail()));
            case Event.Received _ -> throw noAnswer(logged);
            case Event.Matched _ -> throw noAnswer(logged);
            case Event.Overdue _ -> throw noAnswer(logged);
            case Event.LedgerOpened _ -> throw noAnswer(logged);
            case Event.ParticipantAdded _ -> throw noAnswer(logged);
            case Event.AccountOpened _ -> throw noAnswer(logged);
            case Event.AccessGranted _ -> throw noAnswer(logged);
            case Event.CorridorOpened _ -> throw noAnswer(logged);
            case Event.CreditLimitSet _,Event.CollateralSet _,Event.CreditSecured _ -> throw noAnswer(logged);
            case Event.OfCycle _ -> throw noAnswer(logged);
            case Event.ListPutInForce _ -> throw noAnswer(logged);
            case Event.RunEnded _ -> throw noAnswer(logged);
            case Event.RulesSet _ -> throw noAnswer(logged);
            case Event.LimitSet _ -> throw noAnswer(logged);
            case Event.Unchanged _ -> throw noAnswer(logged);
            case Event.DayOpened _ -> throw noAnswer(logged);
            case Event.PhaseReached _ -> throw noAnswer(logged);
        };
    }

    /**
     * A page of the statement of an account (camt.053) to its holder.
     *
     * @param page of a day that has closed
     * @param index the place in the log of the close
     * @param timeMillis the log's time at that place (epoch milliseconds)
     */
    public Outgoing statement(StatementPage page, long index, long timeMillis) {
        AccountId account = page.part().account();
        String messageId = MessageIds.statement(index, account, page);
        return AccountStatement.write(
                new Envelope(system, account.holder(), messageId, Report.STATEMENT.definition(), timeMillis),
                Report.STATEMENT, page, AccountStatement.Copy.FIRST);
    }

    /**
     * A page of what an account's holder asks for about a day (camt.052, camt.053 or camt.054).
     *
     * @param page for a camt.053 of a day that has closed: it is marked as a duplicate of the one that was
     *            sent at the close
     * @param index the place in the log up to which it tells
     * @param timeMillis the log's time at that place (epoch milliseconds)
     */
    public Outgoing report(Report report, StatementPage page, long index, long timeMillis) {
        Bic holder = page.part().account().holder();
        return AccountStatement.write(
                new Envelope(system, holder, MessageIds.report(index, report, page), report.definition(),
                        timeMillis),
                report, page, report == Report.STATEMENT
                        ? AccountStatement.Copy.AGAIN
                        : AccountStatement.Copy.FIRST);
    }

    /**
     * The answer to a message that breaks a rule (admi.002).
     *
     * @param reference the identification of the message; empty if it has none
     * @param timeMillis when it was read (epoch milliseconds)
     */
    public Outgoing refusal(Reading.Refused refused, Bic to, String reference, long timeMillis) {
        return refusal(refused.rule(), refused.place(), refused.text(), to, reference, timeMillis);
    }

    /**
     * The answer to bytes that are no message (admi.002).
     *
     * @param reference by what the bank may know what it sent; empty if there is nothing
     * @param timeMillis when it was read (epoch milliseconds)
     */
    public Outgoing refusal(Reading.Unreadable unreadable, Bic to, String reference, long timeMillis) {
        return refusal(unreadable.rule(), unreadable.place(), unreadable.text(), to, reference, timeMillis);
    }

    /**
     * The answer to a bank that asks whether the system is there (admi.004).
     *
     * @param ping the header of its message
     * @param timeMillis when it was read (epoch milliseconds)
     */
    public Outgoing here(Header ping, long timeMillis) {
        String messageId = MessageIds.unlogged('P', ping.from(), ping.messageId(), timeMillis);
        return SystemEvent.HERE.write(
                new Envelope(system, ping.from(), messageId, SystemEvent.DEFINITION, timeMillis));
    }

    /**
     * The answer to a bank that wants a limit or a reservation of its own changed (camt.025): it is so now,
     * unless the event is a refusal. Since such a wish can be said again without harm, it lies in no outbox.
     *
     * @param request the header of its message
     * @param decided the event that answers the last command for it
     */
    public Outgoing changed(Header request, Logged decided) {
        String messageId = MessageIds.unlogged('Q', request.from(), request.messageId(),
                decided.timeMillis());
        Standing standing = decided.event() instanceof Event.Refused refused
                ? Standing.refused(refused.reason())
                : Standing.DONE;
        return Receipt.write(
                new Envelope(system, request.from(), messageId, Receipt.DEFINITION, decided.timeMillis()),
                request.messageId(), request.definition(), "message " + request.messageId(), standing);
    }

    /**
     * The answer to a bank that asks for its limits (camt.010) or its reservations (camt.047).
     *
     * @param enquiry the header of its message
     * @param found all limits and reservations of its accounts
     * @param timeMillis when it was read (epoch milliseconds)
     */
    public Outgoing limits(Header enquiry, List<LimitInForce> found, long timeMillis) {
        String messageId = MessageIds.unlogged('L', enquiry.from(), enquiry.messageId(), timeMillis);
        boolean isOfLimits = enquiry.definition().equals("camt.009.001.07");
        Envelope envelope = new Envelope(system, enquiry.from(), messageId,
                isOfLimits ? LimitReport.LIMITS : LimitReport.RESERVATIONS, timeMillis);
        return isOfLimits
                ? LimitReport.limits(envelope, enquiry, found)
                : LimitReport.reservations(envelope, enquiry, found);
    }

    /**
     * The answer to a bank that asks what of its own waits (camt.006).
     *
     * @param enquiry the header of its message
     * @param found what waits, of that what it asked for; one more than {@link #MOST_WAITING} says that
     *            there are more
     * @param timeMillis when it was read (epoch milliseconds)
     */
    public Outgoing waiting(Header enquiry, List<WaitingPayment> found, long timeMillis) {
        String messageId = MessageIds.unlogged('W', enquiry.from(), enquiry.messageId(), timeMillis);
        return QueueReport.write(
                new Envelope(system, enquiry.from(), messageId, QueueReport.DEFINITION, timeMillis),
                enquiry, found);
    }

    private static IllegalArgumentException noAnswer(Logged logged) {
        return new IllegalArgumentException("this event is no answer to a message: " + logged.event());
    }

    private Outgoing refusal(Rule rule, String place, String text, Bic to, String reference,
            long timeMillis) {
        String messageId = MessageIds.unlogged('X', to, reference, timeMillis);
        return Rejection.write(new Envelope(system, to, messageId, Rejection.DEFINITION, timeMillis),
                reference, rule.number() + " " + rule.name(), place, text);
    }

    private Outgoing status(Logged logged, Event.OfInstruction event) {
        Instruction instruction = event.instruction();
        boolean isReceipt = instruction.kind() == Kind.LIQUIDITY_TRANSFER;
        Envelope envelope = new Envelope(system, instruction.references().sender(),
                MessageIds.status(logged.index()),
                isReceipt ? Receipt.DEFINITION : StatusReport.DEFINITION, Envelope.RTGS, logged.timeMillis(),
                event instanceof Event.Repeated);
        Standing standing = Standing.after(logged, event);
        if (isReceipt) {
            return Receipt.write(envelope, instruction, standing);
        }
        long settledMillis = event instanceof Event.Repeated repeated
                ? repeated.first().timeMillis()
                : logged.timeMillis();
        return StatusReport.write(envelope, event.number(), instruction, standing, settledMillis);
    }

    /** Something about an instruction that leaves it as it was. */
    private Outgoing told(Logged logged, long number, Instruction instruction, Standing standing) {
        boolean isReceipt = instruction.kind() == Kind.LIQUIDITY_TRANSFER;
        Envelope envelope = new Envelope(system, instruction.references().sender(),
                MessageIds.status(logged.index()), isReceipt ? Receipt.DEFINITION : StatusReport.DEFINITION,
                logged.timeMillis());
        return isReceipt
                ? Receipt.write(envelope, instruction, standing)
                : StatusReport.write(envelope, number, instruction, standing, logged.timeMillis());
    }

    /** What came of a request that is about no payment's settlement. */
    private Outgoing receipt(Logged logged) {
        return Receipt.of(logged, (to) -> new Envelope(system, to, MessageIds.receipt(logged.index()),
                Receipt.DEFINITION, logged.timeMillis()));
    }

    private Outgoing resolution(Logged logged, Event.Cancelled cancelled) {
        return Resolution.cancelled(resolution(logged, cancelled.cancellation().sender()),
                cancelled.cancellation(), cancelled.instruction());
    }

    private Outgoing resolution(Logged logged, Event.CancelRefused refused) {
        return Resolution.refused(resolution(logged, refused.cancellation().sender()), refused.cancellation(),
                refused.reason());
    }

    private Envelope resolution(Logged logged, Bic to) {
        return new Envelope(system, to, MessageIds.resolution(logged.index()), Resolution.DEFINITION,
                logged.timeMillis());
    }

    private List<Outgoing> settled(Logged logged, Event.Settled settled, OriginalMessage original) {
        List<Outgoing> messages = new ArrayList<>();
        Instruction instruction = settled.instruction();
        if (instruction.kind() != Kind.NET_SETTLEMENT) {
            messages.add(status(logged, settled));
        }
        boolean goesOn = original.length() > 0 && instruction.kind() != Kind.LIQUIDITY_TRANSFER;
        int number = 0;
        for (Map.Entry<AccountId, List<Statement.Line>> moved : toldOf(logged, settled).entrySet()) {
            number++;
            AccountId account = moved.getKey();
            messages.add(Advice.write(
                    new Envelope(system, account.holder(), MessageIds.advice(logged.index(), number),
                            Advice.DEFINITION, logged.timeMillis()),
                    account, moved.getValue(), instruction, Standing.finality(logged)));
            if (goesOn) {
                forward(logged, instruction, account, number, original).ifPresent(messages::add);
            }
        }
        return messages;
    }

    /** An obligation moves no money of its own: its payee gets the message, and no advice of a credit. */
    private List<Outgoing> netted(Logged logged, Event.Netted netted, OriginalMessage original) {
        List<Outgoing> messages = new ArrayList<>();
        messages.add(status(logged, netted));
        if (original.length() > 0) {
            forward(logged, netted.instruction(), netted.credited(), 1, original).ifPresent(messages::add);
        }
        return messages;
    }

    private Optional<Outgoing> forward(Logged logged, Instruction instruction, AccountId credited, int number,
            OriginalMessage original) {
        String usage = instruction.kind() == Kind.COVER_PAYMENT ? Envelope.COVER : Envelope.RTGS;
        Envelope envelope = new Envelope(system, credited.holder(),
                MessageIds.forwarding(logged.index(), number), StatusReport.definitionOf(instruction.kind()),
                usage, logged.timeMillis(), false);
        return forwarding.write(envelope, original);
    }

    /**
     * The accounts that are advised, in the order of the legs, each with its entries: those that are
     * credited; of a net settlement the debited too, since nobody has sent it and none gets a pacs.002.
     */
    private static Map<AccountId, List<Statement.Line>> toldOf(Logged logged, Event.Settled settled) {
        Map<AccountId, List<Statement.Line>> told = new LinkedHashMap<>();
        Instruction instruction = settled.instruction();
        for (int i = 0; i < settled.entries().size(); i++) {
            Entry entry = settled.entries().get(i);
            boolean isCredit = AccountEntry.isCredit(entry);
            if (isCredit || instruction.kind() == Kind.NET_SETTLEMENT) {
                // Each leg made two entries, its debit before its credit.
                Leg leg = instruction.legs().get(i / 2);
                told.computeIfAbsent(entry.account(), account -> new ArrayList<>())
                        .add(new Statement.Line(entry, AccountEntry.known(instruction), instruction.kind(),
                                isCredit ? leg.payer() : leg.payee(), logged.timeMillis()));
            }
        }
        return told;
    }

    private List<Outgoing> toAll(List<Bic> banks, SystemEvent event, Logged logged) {
        return banks.stream()
                .map(bank -> event.write(new Envelope(system, bank, MessageIds.event(logged.index(), bank),
                        SystemEvent.DEFINITION, logged.timeMillis())))
                .toList();
    }
}
