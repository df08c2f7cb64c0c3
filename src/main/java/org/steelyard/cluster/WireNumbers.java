package org.steelyard.cluster;

import java.util.List;

import org.steelyard.settlement.Command;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Mechanism;
import org.steelyard.settlement.Modification;
import org.steelyard.settlement.NettingTerm;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.Priority;
import org.steelyard.settlement.Purpose;
import org.steelyard.settlement.Role;
import org.steelyard.settlement.Rules;
import org.steelyard.settlement.State;

/**
 * The numbers by which the wire knows the engine's words: the place in these lists. They are lists of their
 * own, so that an order of constants in the engine can change without changing the log; here words are only
 * ever appended.
 */
final class WireNumbers {

    static final List<Kind> KINDS = List.of(Kind.CUSTOMER_PAYMENT, Kind.BANK_PAYMENT, Kind.COVER_PAYMENT,
            Kind.RETURN,
            Kind.LIQUIDITY_TRANSFER, Kind.NET_SETTLEMENT);
    static final List<Priority> PRIORITIES = List.of(Priority.HIGHLY_URGENT, Priority.URGENT,
            Priority.NORMAL);
    static final List<Purpose> PURPOSES = List.of(Purpose.GOODS, Purpose.SERVICES, Purpose.DIRECT_INVESTMENT,
            Purpose.PORTFOLIO, Purpose.CREDIT, Purpose.TRANSFER);
    static final List<Role> ROLES = List.of(Role.SETTLEMENT_AGENT, Role.DIRECT, Role.CLEARING_BANK,
            Role.INDIRECT);
    static final List<Phase> PHASES = List.of(Phase.OPEN, Phase.INTERBANK_ONLY, Phase.CUT_OFF, Phase.CLOSED);
    static final List<Mechanism> MECHANISMS = List.of(Mechanism.IMMEDIATE, Mechanism.QUEUE,
            Mechanism.OFFSETTING, Mechanism.OPTIMISATION, Mechanism.BILATERAL_OFFSETTING);
    static final List<State> STATES = List.of(State.HELD, State.WAREHOUSED, State.QUEUED, State.SETTLED,
            State.REJECTED, State.CANCELLED, State.EXPIRED);
    static final List<Rules.Overtaking> OVERTAKINGS = List.of(Rules.Overtaking.NONE,
            Rules.Overtaking.NORMAL);
    static final List<Limit.Validity> VALIDITIES = List.of(Limit.Validity.TODAY, Limit.Validity.STANDING);
    private static final List<Boolean> NO_AND_YES = List.of(false, true);
    static final List<NettingTerm.Kind> NETTING_TERMS = List.of(NettingTerm.Kind.NET_DEBIT_CAP,
            NettingTerm.Kind.GUARANTEE, NettingTerm.Kind.CREDIT);
    static final List<Command.AnswerCycle.Answer> CYCLE_ANSWERS = List
            .of(Command.AnswerCycle.Answer.CONFIRMED, Command.AnswerCycle.Answer.REFUSED);

    static final List<Modification.End> ENDS = List.of(Modification.End.FRONT, Modification.End.BACK);

    static final short NEW_PRIORITY = 0;
    static final short NEW_PLACE = 1;
    static final short NEW_FROM = 2;
    static final short NEW_TILL = 3;
    static final short NEW_REJECT = 4;

    static final short BILATERAL = 0;
    static final short MULTILATERAL = 1;
    static final short RESERVATION = 2;
    static final short CORRIDOR_NET = 3;
    static final short CORRIDOR_INSTRUCTION = 4;
    static final short CORRIDOR_DAY = 5;
    static final short SECURED_CREDIT = 6;
    static final short CORRIDOR_RECEIVED = 7;

    static final short NO_CONDITION = 0;
    static final short VERSUS = 1;
    static final short RETURN_OF = 2;
    static final short IN_CYCLE = 3;

    static final short CLEAR = 0;
    static final short HIT = 1;
    static final short UNAVAILABLE = 2;

    private WireNumbers() {
    }

    static short of(boolean yes) {
        return of(NO_AND_YES, yes);
    }

    static boolean isYes(short number) {
        return NO_AND_YES.get(number);
    }

    /** The number of this word; a word without one is a bug, since WireTest asks for all of them. */
    static <T> short of(List<T> words, T word) {
        int number = words.indexOf(word);
        if (number < 0) {
            throw new IllegalStateException(word + " has no number on the wire");
        }
        return (short) number;
    }
}
