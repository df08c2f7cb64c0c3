package org.steelyard.gateway;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.steelyard.money.Currency;
import org.steelyard.settlement.Phase;
import org.steelyard.settlement.ScreeningVersion;
import org.steelyard.settlement.State;

/**
 * The system at a glance.
 *
 * @param sequence the number of commands that the log has
 * @param stateHash the engine's hash at that command: equal on all nodes
 * @param listInForce the list and rules whose clearances count
 * @param days the last business day of each currency
 * @param instructions how many instructions are in each state
 */
public record SystemStatus(long sequence, long stateHash, ScreeningVersion listInForce, List<Day> days,
        Map<State, Long> instructions) {

    /** Keeps its own copies. */
    public SystemStatus {
        days = List.copyOf(days);
        instructions = new TreeMap<>(instructions);
    }

    /**
     * A currency's last business day.
     *
     * @param currency the currency
     * @param date its date
     * @param phase how far it is
     */
    public record Day(Currency currency, LocalDate date, Phase phase) {
    }
}
