/**
 * Fault simulation on the real engine, and the naive model that the engine is compared with. Runs nothing in
 * production.
 */
@NullMarked
package org.steelyard.simulator;

import org.jspecify.annotations.NullMarked;
