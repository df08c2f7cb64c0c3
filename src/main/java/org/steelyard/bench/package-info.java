/**
 * Benchmarks that print their conditions and compare side by side in one run. Called by ./steelyard
 * bench.
 */
@NullMarked
package org.steelyard.bench;

import org.jspecify.annotations.NullMarked;
