package org.steelyard.iso20022;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;

/** Against which system messages are read. */
public sealed interface Rulebook {

    /** A system with its own BIC, and one ledger for each currency that it settles. */
    static Rulebook of(Bic system, Collection<LedgerId> ledgers) {
        Map<Currency, LedgerId> byCurrency = new LinkedHashMap<>();
        ledgers.forEach(ledger -> byCurrency.put(ledger.currency(), ledger));
        return new OfSystem(system, byCurrency);
    }

    /**
     * No system in particular: rules about the system's BIC and its currencies are not checked, and a leg
     * names a ledger of the addressee. For checking messages, never for settling them.
     */
    static Rulebook ofNoSystem() {
        return new OfNoSystem();
    }

    /** Whether this is the system's own BIC; never so for no system. */
    default boolean isSystem(Bic bic) {
        return this instanceof OfSystem one && one.system.equals(bic);
    }

    /**
     * The ledger on which this currency settles; empty if the system has none.
     *
     * @param addressee who is to get the message
     */
    default Optional<LedgerId> ledger(Currency currency, Bic addressee) {
        return switch (this) {
            case OfSystem one -> Optional.ofNullable(one.ledgers.get(currency));
            case OfNoSystem none -> Optional.of(new LedgerId(addressee, currency));
        };
    }

    /**
     * See {@link #of}.
     *
     * @param system its own BIC
     * @param ledgers where each currency settles
     */
    record OfSystem(Bic system, Map<Currency, LedgerId> ledgers) implements Rulebook {
        /** Keeps its own copy. */
        public OfSystem {
            ledgers = Map.copyOf(ledgers);
        }
    }

    /** See {@link #ofNoSystem}. */
    record OfNoSystem() implements Rulebook {
    }
}
