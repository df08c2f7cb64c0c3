/**
 * The engine: a deterministic state machine that turns commands into events. No clock, no threads, no
 * I/O: the same commands give the same state, byte for byte, on every node and every replay. Called
 * by the log (cluster), by the simulator and by nobody else.
 */
@NullMarked
package org.steelyard.settlement;

import org.jspecify.annotations.NullMarked;
