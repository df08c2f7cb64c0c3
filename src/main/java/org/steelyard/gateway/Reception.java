package org.steelyard.gateway;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.steelyard.iso20022.Content;
import org.steelyard.iso20022.Header;
import org.steelyard.iso20022.MessageReader;
import org.steelyard.iso20022.MessageWriter;
import org.steelyard.iso20022.Outgoing;
import org.steelyard.iso20022.Reading;
import org.steelyard.iso20022.Report;
import org.steelyard.iso20022.Rule;
import org.steelyard.money.Bic;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.OriginalMessage;
import org.steelyard.settlement.Screened;

/**
 * Takes messages in: read, check who sends, screen, hand to the log, answer. A message that breaks a rule is
 * answered with its name (admi.002) and changes nothing.
 */
final class Reception {

    private static final int UNREADABLE = 400;
    private static final int BROKEN = 422;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;

    /** Up to this number, rules are about bytes and envelope: there is no message to speak of. */
    private static final int LAST_OF_ENVELOPE = 29;

    private static final String REPORT = "Document/AcctRptgReq/RptgReq";

    private static final String SENDER = "AppHdr/Fr/FIId/FinInstnId/BICFI";

    /** What the measures call a message whose type could not be read. */
    private static final String NO_TYPE = "unknown";

    private final GatewaySettings settings;
    private final MessageReader reader;
    private final MessageWriter writer;
    private final ScreeningDesk screening;
    private final Doors doors;
    private final Log log;
    private final Measures measures;
    private final InstantSource clock;
    private final Map<Bic, Allowance> allowances = new ConcurrentHashMap<>();

    Reception(GatewaySettings settings, MessageReader reader, MessageWriter writer, ScreeningDesk screening,
            Doors doors, Measures measures, InstantSource clock) {
        this.settings = settings;
        this.reader = reader;
        this.writer = writer;
        this.screening = screening;
        this.doors = doors;
        this.log = new Log(doors, settings.answerWithin());
        this.measures = measures;
        this.clock = clock;
    }

    /** {@code POST /v1/messages}. */
    Answer receive(Call call, Bic bank) throws RefusedException, InterruptedException {
        long began = System.nanoTime();
        call.needType(Answer.XML, "text/xml");
        checkRate(bank);
        Optional<byte[]> body = call.bodyUpTo(settings.largestMessageBytes());
        if (body.isEmpty()) {
            return refused(TOO_LARGE, new Reading.Unreadable(Rule.TOO_LARGE, "",
                    "the message is longer than " + settings.largestMessageBytes() + " bytes"), bank, began);
        }
        return switch (reader.read(body.get())) {
            case Reading.Unreadable unreadable -> refused(status(unreadable.rule()), unreadable, bank, began);
            case Reading.Refused refused -> refused(status(refused.rule()), refused, bank, began);
            case Reading.Accepted accepted -> taken(accepted, body.get(), bank, began);
        };
    }

    private static int status(Rule rule) {
        return rule.number() <= LAST_OF_ENVELOPE ? UNREADABLE : BROKEN;
    }

    private void checkRate(Bic bank) throws RefusedException {
        int perSecond = settings.mostMessagesPerSecond();
        Allowance allowance = allowances.computeIfAbsent(bank,
                any -> new Allowance(perSecond, perSecond, System::nanoTime));
        if (allowance.take() > 0) {
            throw new RefusedException(DoorRule.TOO_MANY_MESSAGES,
                    bank + " may send " + perSecond + " messages a second");
        }
    }

    private Answer taken(Reading.Accepted accepted, byte[] body, Bic bank, long began)
            throws RefusedException, InterruptedException {
        Header header = accepted.header();
        if (!header.from().equals(bank)) {
            return refused(FORBIDDEN, foreign(header, header.from(), bank), bank, began);
        }
        return switch (accepted.content()) {
            case Content.Payment payment -> payment(accepted, payment.instruction(), body, bank, began);
            case Content.CancellationRequest request ->
                !request.cancellation().sender().equals(bank)
                        ? refused(FORBIDDEN, foreign(header, request.cancellation().sender(), bank), bank,
                                began)
                        : logged(header, new Command.Cancel(request.cancellation()), began);
            case Content.ModificationRequest request ->
                logged(header, new Command.Modify(request.modification()), began);
            case Content.LimitEnquiry _,Content.ReservationEnquiry _ -> answered(header, "LIMITS",
                    writer.limits(header, doors.limits(bank), clock.millis()), began);
            case Content.LimitRequest request -> limits(header, request.commands(), began);
            case Content.QueueEnquiry enquiry -> answered(header, "WAITING", writer.waiting(header,
                    doors.waiting(bank, enquiry.named(), MessageWriter.MOST_WAITING + 1), clock.millis()),
                    began);
            case Content.StatementRequest request -> statement(header, request, bank, began);
            case Content.Ping ping -> answered(header, "PING",
                    writer.here(header, clock.millis()), began);
            case Content.ForBanks forBanks -> refused(BROKEN,
                    new Reading.Refused(header, Rule.FROM_NOT_SYSTEM,
                            "AppHdr/MsgDefIdr", header.definition() + " is sent by the system alone"),
                    bank, began);
        };
    }

    private Answer payment(Reading.Accepted accepted, Instruction instruction, byte[] body, Bic bank,
            long began)
            throws RefusedException, InterruptedException {
        if (!instruction.references().sender().equals(bank)) {
            return refused(FORBIDDEN, foreign(accepted.header(), instruction.references().sender(), bank),
                    bank,
                    began);
        }
        // Of the very bytes that were screened; the engine compares it with the instruction's own.
        Digest digest = Digest.of(Sha256.of(body));
        Screened screened = screening.screen(digest, accepted.screenables());
        measures.screened(screened);
        return logged(accepted.header(),
                new Command.Submit(instruction, screened, OriginalMessage.of(body)), began);
    }

    private Answer logged(Header header, Command command, long began)
            throws RefusedException, InterruptedException {
        Logged logged = log.submit(command);
        return answered(header, outcome(logged.event()), writer.answer(logged), began);
    }

    /** The first command that is refused answers for all. */
    private Answer limits(Header header, List<Command.SetLimit> commands, long began)
            throws RefusedException, InterruptedException {
        Logged decided = log.submit(commands.getFirst());
        for (Command.SetLimit next : commands.subList(1, commands.size())) {
            if (!(decided.event() instanceof Event.Refused)) {
                decided = log.submit(next);
            }
        }
        String outcome = decided.event() instanceof Event.Refused ? "LIMIT_REFUSED" : "LIMIT_SET";
        return answered(header, outcome, writer.changed(header, decided), began);
    }

    private static String outcome(Event event) {
        return switch (event) {
            case Event.Repeated repeated -> "REPEATED";
            case Event.OfInstruction of -> of.state().name();
            case Event.CancelRefused refused -> "CANCEL_REFUSED";
            case Event.Modified modified -> "MODIFIED";
            case Event.ModifyRefused refused -> "MODIFY_REFUSED";
            default -> "OTHER";
        };
    }

    private Answer statement(Header header, Content.StatementRequest request, Bic bank, long began) {
        if (!request.holder().equals(bank)) {
            return refused(FORBIDDEN, foreign(header, request.holder(), bank), bank, began);
        }
        Optional<StatementSoFar> found = doors.account(bank, request.currency())
                .flatMap(account -> doors.statement(account, request.date(), request.page()));
        if (found.isEmpty()) {
            return refused(BROKEN, new Reading.Refused(header, Rule.STATEMENT_UNKNOWN, REPORT,
                    "no account of " + bank + " in " + request.currency() + " has a page " + request.page()
                            + " of a business day " + request.date()),
                    bank, began);
        }
        StatementSoFar statement = found.get();
        if (request.report() == Report.STATEMENT && !statement.page().isClosed()) {
            return refused(BROKEN, new Reading.Refused(header, Rule.STATEMENT_NOT_READY, REPORT,
                    request.date() + " has not closed in " + request.currency()), bank, began);
        }
        return answered(header, "STATEMENT", writer.report(request.report(), statement.page(),
                statement.index(), statement.timeMillis()), began);
    }

    private static Reading.Refused foreign(Header header, Bic named, Bic bank) {
        return new Reading.Refused(header, Rule.SENDER_NOT_AUTHENTICATED, SENDER,
                "the message is of " + named + ", the key of " + bank);
    }

    private Answer answered(Header header, String outcome, Outgoing outgoing, long began) {
        measures.message(header.definition(), outcome, System.nanoTime() - began);
        return Answer.xml(Answer.OK, outgoing.xml());
    }

    private Answer refused(int status, Reading.Refused refused, Bic bank, long began) {
        measures.message(NO_TYPE, "REFUSED", System.nanoTime() - began);
        return Answer.xml(status,
                writer.refusal(refused, bank, refused.header().messageId(), clock.millis()).xml());
    }

    private Answer refused(int status, Reading.Unreadable unreadable, Bic bank, long began) {
        measures.message(NO_TYPE, "REFUSED", System.nanoTime() - began);
        return Answer.xml(status, writer.refusal(unreadable, bank, "", clock.millis()).xml());
    }
}
