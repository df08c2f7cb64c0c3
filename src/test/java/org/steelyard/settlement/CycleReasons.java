package org.steelyard.settlement;

import static org.steelyard.settlement.World.ANNA;
import static org.steelyard.settlement.World.BORIS;
import static org.steelyard.settlement.World.CNY;
import static org.steelyard.settlement.World.CNY_LEDGER;
import static org.steelyard.settlement.World.RUB_LEDGER;

import org.steelyard.money.AccountId;

/** Lets happen what the reasons about cycles are given for. */
final class CycleReasons {

    private static final AccountId ANNAS = new AccountId(CNY_LEDGER, ANNA);
    private static final AccountId BORISES = new AccountId(CNY_LEDGER, BORIS);

    private CycleReasons() {
    }

    static void happens(Reason reason, World world) {
        NettingTest.Cycles cycles = new NettingTest.Cycles(world);
        switch (reason) {
            case ACCEPTED_IN_CYCLE -> cycles.agree(100).open().owe(ANNA, BORIS, 10);
            case ABOVE_NET_DEBIT_CAP -> cycles.open().owe(ANNA, BORIS, 10);
            case ABOVE_CREDIT_IN_CYCLE -> {
                cycles.set(NettingTerm.of(NettingTerm.Kind.NET_DEBIT_CAP, ANNAS), 100);
                cycles.open().owe(ANNA, BORIS, 10);
            }
            case NOT_ACCEPTED_AT_CUT -> cycles.open().owe(ANNA, BORIS, 10).cut();
            case CYCLE_NOT_SETTLED, POSITIONS_REFUSED -> cycles.agree(100).open().owe(ANNA, BORIS, 10).cut()
                    .answer(CNY_LEDGER.agent(), Command.AnswerCycle.Answer.REFUSED);
            case CYCLE_EXISTS -> {
                cycles.open();
                world.apply(new Command.OpenCycle(new Cycle(CNY_LEDGER, NettingTest.NAME, "CNY/RUB",
                        NettingTest.CONFIRM_BY, NettingTest.SETTLE_BY)));
            }
            case CYCLE_DAY_NOT_SETTLING -> {
                world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
                cycles.open();
            }
            case CYCLE_TIMES_INVALID -> world.apply(new Command.OpenCycle(new Cycle(CNY_LEDGER, "LATE", "",
                    NettingTest.CONFIRM_BY, World.INTERBANK_CUT_OFF + 1)));
            case CYCLE_UNKNOWN -> cycles.cut();
            case CYCLE_CUT_ALREADY -> cycles.open().cut().cut();
            case DEBTOR_ABOVE_CAP -> {
                cycles.agree(100).open().owe(ANNA, BORIS, 10);
                cycles.set(NettingTerm.of(NettingTerm.Kind.NET_DEBIT_CAP, ANNAS), 9);
                cycles.cut();
            }
            case DEBTOR_NOT_COVERED -> {
                cycles.agree(100);
                cycles.set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, ANNAS), 4);
                cycles.set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, BORISES), 5);
                cycles.open().owe(ANNA, BORIS, 10).cut();
            }
            case NOT_A_CONFIRMER -> cycles.open().cut().answer(RUB_LEDGER.agent(),
                    Command.AnswerCycle.Answer.CONFIRMED);
            case POSITIONS_DIFFER -> cycles.open().answer(CNY_LEDGER.agent(),
                    Command.AnswerCycle.Answer.CONFIRMED);
            case CYCLE_CONFIRMED -> cycles.agree(100).open().owe(ANNA, BORIS, 10).cut().confirm()
                    .answer(CNY_LEDGER.agent(), Command.AnswerCycle.Answer.REFUSED);
            case NETTING_TERM_INVALID -> cycles.set(NettingTerm.credit(ANNAS, ANNAS), 10);
            case CYCLE_UNDER_WAY -> {
                cycles.open().cut();
                cycles.set(NettingTerm.of(NettingTerm.Kind.GUARANTEE, ANNAS), 10);
            }
            case NOT_CONFIRMED_IN_TIME -> {
                cycles.open().cut();
                world.nowMillis = NettingTest.CONFIRM_BY;
                world.apply(new Command.Tick());
            }
            case NOT_SETTLED_IN_TIME -> {
                cycles.open();
                world.apply(new Command.ReachPhase(CNY, Phase.CUT_OFF));
            }
            default -> throw new AssertionError("no row gives " + reason);
        }
    }
}
