/**
 * The algorithms that choose which waiting instructions settle together. They hold no state, know
 * neither clock nor log, and are called by settlement.
 */
@NullMarked
package org.steelyard.liquidity;

import org.jspecify.annotations.NullMarked;
