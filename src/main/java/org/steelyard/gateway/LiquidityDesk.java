package org.steelyard.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.AccountId;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Event;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Limit;
import org.steelyard.settlement.Logged;
import org.steelyard.settlement.Reason;
import org.steelyard.settlement.Times;
import org.steelyard.settlement.Why;

/** Why instructions wait, for the bank that sent them and the operator; and searches that he asks for. */
final class LiquidityDesk {

    private final Doors doors;
    private final Log log;

    LiquidityDesk(Doors doors, Log log) {
        this.doors = doors;
        this.log = log;
    }

    private record Moved(String currency, String value, String liquidity) {
    }

    /**
     * What a run did.
     *
     * @param sequence its place in the log
     * @param pictureSequence after which command the queues stood that were searched
     * @param value all that settled, by the weights of the currencies
     * @param bound what no set could be worth more than
     * @param gapPpm how far the one is below the other at most, in millionths
     */
    private record Run(String mechanism, long sequence, Instant time, long pictureSequence, int considered,
            int settled, int dropped, List<Moved> moved, long value, long bound, long gapPpm) {
    }

    private record Funds(String account, String currency, String amount) {
    }

    /** A limit named as {@code POST /v1/operator/limit} takes it. */
    private record LimitChange(String kind, @Nullable String account, @Nullable String counterparty,
            @Nullable String priority, @Nullable String ledger, @Nullable String corridor, String currency,
            String from, String to) {

        static LimitChange of(Why.LimitChange change) {
            return switch (change.limit()) {
                case Limit.Bilateral it -> ofAccount("BILATERAL", it.account(), it.counterparty().toString(),
                        null, change);
                case Limit.Multilateral it -> ofAccount("MULTILATERAL", it.account(), null, null, change);
                case Limit.Reservation it ->
                    ofAccount("RESERVATION", it.account(), null, it.priority().name(), change);
                case Limit.SecuredCredit it -> ofAccount("SECURED_CREDIT", it.account(), null, null, change);
                case Limit.CorridorNet it -> ofCorridor("CORRIDOR_NET", it.ledger(), it.corridor(), change);
                case Limit.CorridorReceived it ->
                    ofCorridor("CORRIDOR_RECEIVED", it.ledger(), it.corridor(), change);
                case Limit.CorridorInstruction it ->
                    ofCorridor("CORRIDOR_INSTRUCTION", it.ledger(), it.corridor(), change);
                case Limit.CorridorDay it -> ofCorridor("CORRIDOR_DAY", it.ledger(), it.corridor(), change);
            };
        }

        private static LimitChange ofAccount(String kind, AccountId account, @Nullable String counterparty,
                @Nullable String priority, Why.LimitChange change) {
            return new LimitChange(kind, account.toString(), counterparty, priority, null, null,
                    change.from().currency().code(), change.from().decimal(), change.to().decimal());
        }

        private static LimitChange ofCorridor(String kind, LedgerId ledger, String corridor,
                Why.LimitChange change) {
            return new LimitChange(kind, null, null, null, ledger.toString(), corridor,
                    change.from().currency().code(), change.from().decimal(), change.to().decimal());
        }
    }

    private record CounterLeg(String currency, String amount, String payer, String payee, String reference) {
    }

    /**
     * Why an instruction waits.
     *
     * @param sequence the place in the log up to which this is true
     * @param reason the engine's reason; absent where it is none of the caller's business
     * @param behind who stands first in the queue
     * @param funding what frees it, if it comes in this order; one minor unit less would not
     * @param limits what frees it instead: each of these changes alone, for today; changed by one minor unit
     *            less it would not
     * @param settlesToo what else would settle then
     * @param expected when it settles if nothing comes but what is known; absent if that does not free it
     */
    private record Waits(String uetr, long sequence, Instant time, String constraint,
            @Nullable String reason, String words, @Nullable String behind, List<Funds> funding,
            List<LimitChange> limits, @Nullable CounterLeg counterLeg, List<String> settlesToo,
            @Nullable Instant expected) {
    }

    /** {@code GET /v1/instructions/{uetr}/why}: for the bank that sent it. */
    Answer why(Call call, Bic bank) throws RefusedException, InterruptedException {
        Uetr uetr = uetr(call);
        boolean isSender = doors.instruction(uetr).filter(status -> status.sender().equals(bank)).isPresent();
        Optional<Why> why = isSender ? log.await(doors.why(uetr)) : Optional.empty();
        if (why.isEmpty()) {
            throw new RefusedException(DoorRule.INSTRUCTION_UNKNOWN,
                    "no instruction " + uetr + " of " + bank + " waits");
        }
        return Answer.json(view(why.get().toldTo(bank)));
    }

    /** {@code GET /v1/operator/why/{uetr}}. */
    Answer why(Call call) throws RefusedException, InterruptedException {
        Uetr uetr = uetr(call);
        Optional<Why> why = log.await(doors.why(uetr));
        if (why.isEmpty()) {
            throw new RefusedException(DoorRule.INSTRUCTION_UNKNOWN, "no instruction " + uetr + " waits");
        }
        return Answer.json(view(why.get()));
    }

    private static Uetr uetr(Call call) throws RefusedException {
        try {
            return Uetr.of(call.pathText("uetr"));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(DoorRule.PARAMETER_INVALID, "no UETR: " + e.getMessage());
        }
    }

    private static Waits view(Why why) {
        List<Funds> funding = why.fundings().stream().map(each -> new Funds(each.account().toString(),
                each.amount().currency().code(), each.amount().decimal())).toList();
        CounterLeg counterLeg = why.counterLeg()
                .map(leg -> new CounterLeg(leg.amount().currency().code(), leg.amount().decimal(),
                        leg.payer().toString(), leg.payee().toString(), leg.reference()))
                .orElse(null);
        return new Waits(why.uetr().toString(), why.sequence(), Instant.ofEpochMilli(why.timeMillis()),
                why.constraint().name(), why.reason() == Reason.NONE ? null : why.reason().name(),
                why.words(), why.behind().map(LiquidityDesk::uetr).orElse(null), funding,
                why.changes().stream().map(LimitChange::of).toList(), counterLeg,
                why.others().stream().map(LiquidityDesk::uetr).toList(),
                why.expectedMillis() == Times.NEVER ? null : Instant.ofEpochMilli(why.expectedMillis()));
    }

    private static String uetr(Instruction instruction) {
        return instruction.references().uetr().toString();
    }

    /** {@code POST /v1/operator/optimise}: searches the queues now, and settles what holds of the find. */
    Answer optimise(Call call) throws RefusedException, InterruptedException {
        Logged logged = log.await(doors.searchQueues());
        if (logged.event() instanceof Event.RunEnded run) {
            return Answer.json(view(logged, run));
        }
        throw new IllegalStateException("a search is answered by its run, not by " + logged.event());
    }

    private static Run view(Logged logged, Event.RunEnded run) {
        List<Moved> moved = run.turnovers().stream()
                .map(each -> new Moved(each.value().currency().code(), each.value().decimal(),
                        each.liquidity().decimal()))
                .toList();
        return new Run(run.mechanism().name(), logged.sequence(),
                Instant.ofEpochMilli(logged.timeMillis()), run.pictureSequence(), run.considered(),
                run.settled(), run.dropped(), moved, run.value(), run.bound(), run.gapPpm());
    }
}
