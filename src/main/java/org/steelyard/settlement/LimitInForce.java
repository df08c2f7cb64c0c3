package org.steelyard.settlement;

import java.util.Optional;

import org.steelyard.money.Amount;

/**
 * A limit or reservation of an account as its holder has set it.
 *
 * @param limit which
 * @param today what counts today; empty if nothing does
 * @param standing what comes into force when the next business day opens; empty if nothing does
 */
public record LimitInForce(Limit limit, Optional<Amount> today, Optional<Amount> standing) {
}
