package org.steelyard.research;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.steelyard.money.Amount;
import org.steelyard.settlement.Command;
import org.steelyard.settlement.Instruction;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Leg;
import org.steelyard.settlement.Limit;

/**
 * What is to be otherwise when a recorded log is replayed.
 *
 * @param mechanisms by which waiting payments settle; empty if by what the log says
 * @param liquidityPpm what the settlement agents bring in and take out, in millionths of what they did
 * @param creditPpm credit lines, and the value of collateral, in millionths
 * @param withoutLimits whether limits, reservations and caps are left out
 */
public record Changes(Optional<Mechanisms> mechanisms, long liquidityPpm, long creditPpm,
        boolean withoutLimits) {

    /** One, in millionths. */
    public static final long WHOLE_PPM = 1_000_000;
    /** A thousand times as much is no question that a log can answer. */
    public static final long MOST_PPM = 1_000 * WHOLE_PPM;

    /** Nothing is otherwise. */
    public static final Changes NONE = new Changes(Optional.empty(), WHOLE_PPM, WHOLE_PPM, false);

    /** Refuses no liquidity at all: a transfer of nothing is no instruction. */
    public Changes {
        if (liquidityPpm < 1 || liquidityPpm > MOST_PPM || creditPpm < 0 || creditPpm > MOST_PPM) {
            throw new IllegalArgumentException("liquidity is multiplied by 0.000001 to 1000, credit by 0 to"
                    + " 1000");
        }
    }

    /** What becomes of a recorded command; empty if it is left out. */
    Optional<Command> of(Command command) {
        return switch (command) {
            case Command.SetRules _,Command.SettleTogether _ when mechanisms.isPresent() -> Optional.empty();
            case Command.SetLimit set -> limit(set);
            case Command.OpenAccount open -> Optional.of(
                    new Command.OpenAccount(open.account(), times(open.creditLimit(), creditPpm)));
            case Command.SetCreditLimit set -> Optional.of(
                    new Command.SetCreditLimit(set.account(), times(set.creditLimit(), creditPpm)));
            case Command.SetCollateral set -> Optional.of(new Command.SetCollateral(set.account(),
                    set.item(), times(set.value(), creditPpm), set.haircutBp()));
            case Command.Submit submit when submit.instruction().kind() == Kind.LIQUIDITY_TRANSFER ->
                Optional.of(new Command.Submit(scaled(submit.instruction()), submit.screened(),
                        submit.original()));
            default -> Optional.of(command);
        };
    }

    private Optional<Command> limit(Command.SetLimit set) {
        if (set.limit() instanceof Limit.SecuredCredit) {
            return Optional.of(new Command.SetLimit(set.limit(),
                    set.amount().map(amount -> times(amount, creditPpm)), set.validity()));
        }
        return withoutLimits ? Optional.empty() : Optional.of(set);
    }

    private Instruction scaled(Instruction of) {
        List<Leg> legs = new ArrayList<>();
        for (Leg leg : of.legs()) {
            Amount amount = times(leg.amount(), liquidityPpm);
            legs.add(new Leg(leg.ledger(), leg.payer(), leg.payee(),
                    new Amount(amount.currency(), Math.max(1, amount.minor()))));
        }
        return new Instruction(of.references(), of.kind(), legs, of.condition(), of.priority(),
                of.valueDate(), of.times(), of.purpose(), of.message());
    }

    /** Rounded down to a minor unit. */
    static Amount times(Amount amount, long ppm) {
        return new Amount(amount.currency(), times(amount.minor(), ppm));
    }

    static long times(long minor, long ppm) {
        return BigInteger.valueOf(minor).multiply(BigInteger.valueOf(ppm))
                .divide(BigInteger.valueOf(WHOLE_PPM)).longValueExact();
    }

    /** The same in a few words, for tables and pictures. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        mechanisms.ifPresent(word -> words.add(word.toString()));
        if (liquidityPpm != WHOLE_PPM) {
            words.add("liquidity x " + factor(liquidityPpm));
        }
        if (creditPpm != WHOLE_PPM) {
            words.add("credit x " + factor(creditPpm));
        }
        if (withoutLimits) {
            words.add("no limits");
        }
        return words.isEmpty() ? "as it was" : "what if: " + String.join(", ", words);
    }

    private static String factor(long ppm) {
        return BigDecimal.valueOf(ppm, 6).stripTrailingZeros().toPlainString();
    }
}
