package org.steelyard.settlement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;

/**
 * Why an instruction waits, and what would free it: reckoned on a {@link Picture}, beside the engine, by
 * trying it out on an engine that stands where the real one stood.
 *
 * @param uetr which instruction
 * @param sequence the commands that the engine had applied then
 * @param timeMillis the log's time then
 * @param constraint what holds it
 * @param reason the engine's own reason
 * @param behind the head of the queue that it stands in, if it waits for its turn
 * @param fundings what frees it when it comes to these accounts, in this order and before anything else
 *            happens: to one account wherever that can be. With one minor unit less at one account it would
 *            not be free. Empty where funds alone do not free it
 * @param changes what frees it instead: each of these changes of one limit alone, at once and before
 *            anything else happens, the smallest first. Changed by one minor unit less, the limit would still
 *            hold it. (Where a still smaller change would let it overtake what a larger one lets go first,
 *            that is not always found.) Empty where no limit of the accounts to be debited stands in its
 *            way, or more than a limit does
 * @param counterLeg what must come from the other bank, if that is missing
 * @param others what else settles then, in the order of numbers: with the fundings, or with the first of the
 *            changes where there are none
 * @param expectedMillis when it settles if nothing comes but what the system knows of today: waiting
 *            instructions with a from-time; {@link Times#NEVER} if that does not free it
 */
public record Why(Uetr uetr, long sequence, long timeMillis, Constraint constraint, Reason reason,
        Optional<Instruction> behind, List<Funding> fundings, List<LimitChange> changes,
        Optional<CounterLeg> counterLeg, List<Instruction> others, long expectedMillis) {

    /** What holds an instruction. */
    public enum Constraint {
        /** Screening; to banks this looks like {@link #IN_PROCESS}. */
        SCREENING,
        /** The system has it and works on it; there is nothing to be done. */
        IN_PROCESS,
        /** Its value date, or the business day of another of its currencies, has not begun. */
        CALENDAR,
        /** Its sender wishes it to settle later. */
        FROM_TIME,
        /** The counter-leg has not come. */
        COUNTER_LEG,
        /** It would be next, and funds are short. */
        FUNDS,
        /** Others stand before it. */
        BEHIND,
        /** A limit, a reservation or a cap: the reason says which. */
        LIMIT,
        /** It is owed in a cycle: the reason says whether it is binding, or for what room it waits. */
        CYCLE
    }

    /** An amount that comes to an account. */
    public record Funding(AccountId account, Amount amount) {
    }

    /**
     * A limit that is set to another amount for today.
     *
     * @param limit which
     * @param from what counts of it now; of a reservation what its class has not used yet
     * @param to what frees the instruction: less of a reservation, more of everything else
     */
    public record LimitChange(Limit limit, Amount from, Amount to) {

        /** How far it changes, in minor units. */
        long byMinor() {
            return Math.abs(to.minor() - from.minor());
        }

        private boolean isOf(Bic bank) {
            return account().filter(account -> account.holder().equals(bank)).isPresent();
        }

        /** Whose limit it is; empty for the caps of a corridor, which are the settlement agent's. */
        private Optional<AccountId> account() {
            return switch (limit) {
                case Limit.Bilateral it -> Optional.of(it.account());
                case Limit.Multilateral it -> Optional.of(it.account());
                case Limit.Reservation it -> Optional.of(it.account());
                case Limit.SecuredCredit it -> Optional.of(it.account());
                case Limit.CorridorNet it -> Optional.empty();
                case Limit.CorridorReceived it -> Optional.empty();
                case Limit.CorridorInstruction it -> Optional.empty();
                case Limit.CorridorDay it -> Optional.empty();
            };
        }

        private String words() {
            String which = switch (limit) {
                case Limit.Bilateral it ->
                    "the bilateral limit of " + it.account() + " towards " + it.counterparty();
                case Limit.Multilateral it -> "the multilateral limit of " + it.account();
                case Limit.Reservation it -> "what " + it.account() + " reserves for "
                        + (it.priority() == Priority.URGENT ? "urgent" : "highly urgent") + " payments";
                case Limit.SecuredCredit it -> "the secured credit that " + it.account() + " draws";
                case Limit.CorridorNet it ->
                    "the cap of the corridor " + it.corridor() + " on " + it.ledger();
                case Limit.CorridorReceived it ->
                    "the receivers' cap of the corridor " + it.corridor() + " on " + it.ledger();
                case Limit.CorridorInstruction it ->
                    "the cap on one payment of the corridor " + it.corridor() + " on " + it.ledger();
                case Limit.CorridorDay it ->
                    "the day's cap of the corridor " + it.corridor() + " on " + it.ledger();
            };
            return which + (to.minor() < from.minor() ? " lowered from " : " raised from ") + from + " to "
                    + to;
        }
    }

    /** The other side of a payment versus payment. */
    public record CounterLeg(LedgerId ledger, Bic payer, Bic payee, Amount amount, String reference) {
    }

    /** Keeps its own copies. */
    public Why {
        fundings = List.copyOf(fundings);
        changes = List.copyOf(changes);
        others = List.copyOf(others);
    }

    /** Why the instruction with this reference waits; empty if it does not wait in the picture. */
    public static Optional<Why> of(Picture picture, Uetr uetr) {
        return WhySearch.of(picture, uetr);
    }

    /**
     * The expected times alone, of all that wait in the picture at once: for whoever measures how often they
     * come true. Instructions that nothing known frees are not in it.
     */
    public static Map<Uetr, Long> expectations(Picture picture) {
        return WhySearch.expectations(picture);
    }

    /**
     * The same as the bank that sent it may see it. It must not learn from it that screening holds something,
     * nor what other banks have and owe: of amounts only those on its own accounts, of limits only its own
     * (caps are the settlement agent's), of others only those that pay it or that it pays.
     */
    public Why toldTo(Bic bank) {
        List<Instruction> ours = others.stream().filter(other -> isOf(other, bank)).toList();
        List<Funding> own = fundings.stream().filter(funding -> funding.account.holder().equals(bank))
                .toList();
        List<LimitChange> ownLimits = changes.stream().filter(change -> change.isOf(bank)).toList();
        Constraint told = switch (constraint) {
            case SCREENING, IN_PROCESS -> Constraint.IN_PROCESS;
            case FUNDS, BEHIND, LIMIT -> own.isEmpty() && ownLimits.isEmpty() && isElsewhere()
                    ? Constraint.COUNTER_LEG
                    : constraint;
            case CALENDAR, FROM_TIME, COUNTER_LEG, CYCLE -> constraint;
        };
        return new Why(uetr, sequence, timeMillis, told,
                told == constraint && told != Constraint.IN_PROCESS ? reason : Reason.NONE,
                behind.filter(other -> other.references().sender().equals(bank)), own, ownLimits,
                counterLeg, ours, expectedMillis);
    }

    /** Whether some account could free it by itself. */
    private boolean isElsewhere() {
        return !fundings.isEmpty() || changes.stream().anyMatch(change -> change.account().isPresent());
    }

    private static boolean isOf(Instruction instruction, Bic bank) {
        return instruction.references().sender().equals(bank) || instruction.legs().stream()
                .anyMatch(leg -> leg.payer().equals(bank) || leg.payee().equals(bank));
    }

    /** The same in a sentence or two. */
    public String words() {
        return switch (constraint) {
            case SCREENING -> "Screening holds it: " + reason.text() + ".";
            case IN_PROCESS -> "It is in process; there is nothing to be done.";
            case CALENDAR -> "Its value date has not begun, or the business day of a currency of it.";
            case FROM_TIME -> "Its sender wishes it to settle later.";
            case COUNTER_LEG -> counterLeg.map(leg -> "The counter-leg has not come: " + words(leg) + ".")
                    .orElse("The other side of the pair cannot settle yet.");
            case FUNDS -> "The account to be debited lacks funds." + remedy();
            case BEHIND -> "Others stand before it in the queue." + remedy();
            case CYCLE -> "It is owed in a cycle: " + reason.text() + ".";
            case LIMIT -> "A limit holds it: " + reason.text() + "." + remedy();
        };
    }

    private static String words(CounterLeg leg) {
        return leg.payer + " is to pay " + leg.payee + " " + leg.amount + " under the reference "
                + leg.reference;
    }

    private String remedy() {
        StringBuilder words = new StringBuilder();
        for (Funding funding : fundings) {
            words.append(words.isEmpty() ? " With " : " and ").append(funding.amount).append(" more on ")
                    .append(funding.account);
        }
        if (!changes.isEmpty()) {
            words.append(words.isEmpty() ? " With " : ", or with ").append(changes.getFirst().words());
        }
        if (words.isEmpty()) {
            words.append(" Funds alone do not free it.");
        } else {
            words.append(" it settles").append(others.isEmpty()
                    ? "."
                    : ", and " + others.size()
                            + " more with it.");
        }
        return words.append(expectation()).toString();
    }

    private String expectation() {
        return expectedMillis == Times.NEVER
                ? ""
                : " Without that, payments that the system knows of free it at the expected time.";
    }
}
