package org.steelyard.cluster;

import java.util.List;

import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.steelyard.cluster.wire.AnswerBatchEncoder;
import org.steelyard.cluster.wire.MessageHeaderEncoder;
import org.steelyard.settlement.Cancellation;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Modification;

/** The answers to the commands of one message, collected while they are applied. */
final class Answers {

    private static final int LONGEST_COMPLAINT = 300;

    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(64 * 1024);
    private final EventWriter writer = new EventWriter();
    private final MutableDirectBuffer event = new ExpandableArrayBuffer(4096);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AnswerBatchEncoder batch = new AnswerBatchEncoder();
    private AnswerBatchEncoder.AnswersEncoder answers = batch.wrap(buffer, 0).answersCount(0);

    /** Begins an empty message with room for so many answers. */
    void begin(int commands) {
        answers = batch.wrapAndApplyHeader(buffer, 0, header).answersCount(commands);
    }

    /** A client that submitted an instruction has it still: it comes back without its bytes. */
    void add(long correlation, long index, long sequence, long timeMillis, Command command, Event answer) {
        boolean isKnown = command instanceof Command.Submit submit && isAbout(submit.instruction(), answer);
        int length = isKnown
                ? writer.writeWithoutInstruction(answer, event, 0)
                : writer.write(answer, event, 0);
        answers.next().correlation(correlation).index(index).sequence(sequence).timeMillis(timeMillis);
        answers.putEventBytes(event, 0, length).putComplaint(event, 0, 0);
    }

    void complain(long correlation, RuntimeException why) {
        String text = String.valueOf(why.getMessage());
        answers.next().correlation(correlation).index(0).sequence(0).timeMillis(0);
        answers.putEventBytes(buffer, 0, 0)
                .complaint(text.substring(0, Math.min(LONGEST_COMPLAINT, text.length())));
    }

    /** Ends the message, and says how long it is in bytes. */
    int end() {
        answers.resetCountToIndex();
        return MessageHeaderEncoder.ENCODED_LENGTH + batch.encodedLength();
    }

    MutableDirectBuffer buffer() {
        return buffer;
    }

    /**
     * Which of a command's events answers it: the last that says where the instruction stands that it is
     * about; for other commands a refusal if there is one, or else the last.
     */
    static int of(Command command, List<Event> events) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (isAbout(command, events.get(i))) {
                return i;
            }
        }
        return events.size() - 1;
    }

    private static boolean isAbout(Command command, Event event) {
        return switch (command) {
            case Command.Submit submit -> isAbout(submit.instruction(), event);
            case Command.Rescreen rescreen -> event instanceof Event.OfInstruction of
                    && of.number() == rescreen.number() || event instanceof Event.Refused;
            case Command.Cancel cancel -> isAbout(cancel.cancellation(), event);
            case Command.Modify modify -> isAbout(modify.modification(), event);
            case Command.OpenLedger _,Command.AddParticipant _,Command.OpenAccount _ -> isRefused(event);
            case Command.GrantAccess _,Command.OpenCorridor _,Command.SetCreditLimit _ -> isRefused(event);
            case Command.OpenDay _,Command.ReachPhase _,Command.Tick _ -> isRefused(event);
            case Command.PutListInForce _,Command.SetRules _,Command.SetLimit _ -> isRefused(event);
            case Command.SetCollateral _ -> isRefused(event) || event instanceof Event.CreditSecured;
            case Command.SettleTogether _ -> event instanceof Event.RunEnded run
                    && run.mechanism() == Mechanism.OPTIMISATION;
            case Command.OpenCycle _ -> isRefused(event) || event instanceof Event.CycleOpened;
            case Command.CutCycle _ -> isRefused(event) || event instanceof Event.CycleCut;
            case Command.AnswerCycle answer -> isRefused(event)
                    || (answer.answer() == Command.AnswerCycle.Answer.CONFIRMED
                            ? event instanceof Event.CycleConfirmed
                            : event instanceof Event.CycleClosed);
            case Command.SetNettingTerm _ -> isRefused(event) || event instanceof Event.NettingTermSet;
        };
    }

    private static boolean isRefused(Event event) {
        return event instanceof Event.Refused;
    }

    private static boolean isAbout(Instruction instruction, Event event) {
        return event instanceof Event.OfInstruction of && of.instruction().equals(instruction);
    }

    private static boolean isAbout(Modification modification, Event event) {
        return event instanceof Event.ModifyRefused refused && refused.modification().equals(modification)
                || event instanceof Event.Modified done && done.modification().equals(modification);
    }

    private static boolean isAbout(Cancellation cancellation, Event event) {
        return event instanceof Event.CancelRefused refused && refused.cancellation().equals(cancellation)
                || event instanceof Event.Cancelled done && done.cancellation().equals(cancellation);
    }
}
