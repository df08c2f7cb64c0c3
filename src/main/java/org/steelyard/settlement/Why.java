package org.steelyard.settlement;

import java.util.List;
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
 * @param counterLeg what must come from the other bank, if that is missing
 * @param others what else settles then, in the order of numbers
 * @param expectedMillis when it settles if nothing comes but what the system knows of today: waiting
 *            instructions with a from-time; {@link Times#NEVER} if that does not free it
 */
public record Why(Uetr uetr, long sequence, long timeMillis, Constraint constraint, Reason reason,
        Optional<Instruction> behind, List<Funding> fundings, Optional<CounterLeg> counterLeg,
        List<Instruction> others, long expectedMillis) {

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

    /** The other side of a payment versus payment. */
    public record CounterLeg(LedgerId ledger, Bic payer, Bic payee, Amount amount, String reference) {
    }

    /** Keeps its own copies. */
    public Why {
        fundings = List.copyOf(fundings);
        others = List.copyOf(others);
    }

    /** Why the instruction with this reference waits; empty if it does not wait in the picture. */
    public static Optional<Why> of(Picture picture, Uetr uetr) {
        return WhySearch.of(picture, uetr);
    }

    /**
     * The same as the bank that sent it may see it. It must not learn from it that screening holds something,
     * nor what other banks have and owe: of amounts only those on its own accounts, of others only those that
     * pay it or that it pays.
     */
    public Why toldTo(Bic bank) {
        List<Instruction> ours = others.stream().filter(other -> isOf(other, bank)).toList();
        List<Funding> own = fundings.stream().filter(funding -> funding.account.holder().equals(bank))
                .toList();
        Constraint told = switch (constraint) {
            case SCREENING, IN_PROCESS -> Constraint.IN_PROCESS;
            case FUNDS, BEHIND, LIMIT -> own.isEmpty() && !fundings.isEmpty()
                    ? Constraint.COUNTER_LEG
                    : constraint;
            case CALENDAR, FROM_TIME, COUNTER_LEG, CYCLE -> constraint;
        };
        return new Why(uetr, sequence, timeMillis, told,
                told == constraint && told != Constraint.IN_PROCESS ? reason : Reason.NONE,
                behind.filter(other -> other.references().sender().equals(bank)), own, counterLeg, ours,
                expectedMillis);
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
        if (fundings.isEmpty()) {
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
