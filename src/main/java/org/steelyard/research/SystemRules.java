package org.steelyard.research;

import java.util.ArrayList;
import java.util.List;

import org.steelyard.config.Scenario;
import org.steelyard.money.Currency;

/**
 * What the operators of a system set for the day, in force from the opening.
 *
 * @param caps what may go across corridors
 * @param cutOffs of the currencies that have them before the close
 */
record SystemRules(List<CorridorCap> caps, List<CutOff> cutOffs) {

    /** Nothing is capped, and everything goes on until the close. */
    static final SystemRules NONE = new SystemRules(List.of(), List.of());

    /** Keeps its own copies; refuses what is set twice. */
    SystemRules {
        caps = List.copyOf(caps);
        cutOffs = List.copyOf(cutOffs);
        for (CorridorCap cap : caps) {
            if (caps.stream().filter(cap::isOfTheSame).count() > 1) {
                throw new IllegalArgumentException("there are two caps: " + cap.words());
            }
        }
        if (cutOffs.stream().map(CutOff::currency).distinct().count() < cutOffs.size()) {
            throw new IllegalArgumentException("a currency has cut-offs twice: " + cutOffs);
        }
    }

    /** Those of a scenario. */
    static SystemRules of(Scenario.SystemRules rules, Scenario.Days days) {
        return new SystemRules(
                rules.caps().stream().map(cap -> new CorridorCap(cap.kind(), cap.amount().currency(),
                        CorridorCap.otherSide(cap.corridor(), cap.amount().currency()), cap.amount().minor()))
                        .toList(),
                rules.cutOffs().stream().map(each -> new CutOff(each.currency(),
                        days.millisAfterOpening(each.customer()), days.millisAfterOpening(each.interbank())))
                        .toList());
    }

    /** These and others; refuses what both set. */
    SystemRules and(SystemRules others) {
        List<CorridorCap> allCaps = new ArrayList<>(caps);
        allCaps.addAll(others.caps);
        List<CutOff> allCutOffs = new ArrayList<>(cutOffs);
        allCutOffs.addAll(others.cutOffs);
        return new SystemRules(allCaps, allCutOffs);
    }

    /** Refuses what is of currencies in which nobody pays on the day. */
    SystemRules checkedFor(List<Currency> currencies) {
        for (CutOff cutOff : cutOffs) {
            checkCurrency(cutOff.currency(), currencies);
        }
        for (CorridorCap cap : caps) {
            checkCurrency(cap.currency(), currencies);
            checkCurrency(cap.other(), currencies);
        }
        return this;
    }

    private static void checkCurrency(Currency currency, List<Currency> currencies) {
        if (!currencies.contains(currency)) {
            throw new IllegalArgumentException("no payment is in " + currency);
        }
    }

    /** When nothing in a currency settles any more: its interbank cut-off or the close. */
    long endMillis(Currency currency, long closeMillis) {
        return cutOffs.stream().filter(each -> each.currency().equals(currency))
                .mapToLong(CutOff::interbankMillis).findFirst().orElse(closeMillis);
    }

    /** When customers' payments in a currency are taken in no more. */
    long customerEndMillis(Currency currency, long closeMillis) {
        return cutOffs.stream().filter(each -> each.currency().equals(currency))
                .mapToLong(CutOff::customerMillis).findFirst().orElse(closeMillis);
    }
}
