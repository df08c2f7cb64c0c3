package org.steelyard.settlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import org.steelyard.money.Amount;
import org.steelyard.money.Currency;

/** Adds up what a run moved. */
final class Moved {

    private final TreeMap<Currency, Long> value = new TreeMap<>();
    private final TreeMap<Integer, Long> changes = new TreeMap<>();
    private final TreeMap<Integer, Currency> currencies = new TreeMap<>();

    private Moved() {
    }

    /** By currency, in the order of their codes. */
    static List<Turnover> by(Collection<Waiting> settled) {
        Moved moved = new Moved();
        for (Waiting member : settled) {
            for (int leg = 0; leg < member.debited.length; leg++) {
                Amount amount = member.instruction.legs().get(leg).amount();
                moved.value.merge(amount.currency(), amount.minor(), Math::addExact);
                moved.change(member.debited[leg], -amount.minor());
                moved.change(member.credited[leg], amount.minor());
            }
        }
        return moved.turnovers();
    }

    /** All of it by these weights. */
    static long worth(List<Turnover> turnovers, Weights weights) {
        long sum = 0;
        for (Turnover turnover : turnovers) {
            sum = Weights.plus(sum, weights.value(turnover.value()));
        }
        return sum;
    }

    private void change(Account account, long minor) {
        changes.merge(account.index, minor, Math::addExact);
        currencies.put(account.index, account.id.currency());
    }

    private List<Turnover> turnovers() {
        TreeMap<Currency, Long> liquidity = new TreeMap<>();
        changes.forEach((index, change) -> {
            if (change < 0) {
                liquidity.merge(currencies.get(index), -change, Math::addExact);
            }
        });
        List<Turnover> turnovers = new ArrayList<>(value.size());
        value.forEach((currency, minor) -> turnovers.add(new Turnover(new Amount(currency, minor),
                new Amount(currency, liquidity.getOrDefault(currency, 0L)))));
        return turnovers;
    }
}
