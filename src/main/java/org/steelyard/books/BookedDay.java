package org.steelyard.books;

import org.steelyard.settlement.BusinessDay;
import org.steelyard.settlement.Phase;

/**
 * A currency's last business day.
 *
 * @param day its date and cut-offs
 * @param phase how far it is
 */
public record BookedDay(BusinessDay day, Phase phase) {
}
