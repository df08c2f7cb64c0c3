/**
 * Whole payment days on the real engine, as a researcher of payment systems wants them: days from files or
 * from a seeded generator, runs under chosen rules and liquidity, measures by their definitions, tables and a
 * report. Runs nothing in production and is called by the command line and the benchmarks alone.
 */
@NullMarked
package org.steelyard.research;

import org.jspecify.annotations.NullMarked;
