/**
 * The replicated log (Aeron Cluster): wire encoding of commands and events, the clustered engine,
 * snapshots, the client, and the recorded event stream that readers follow. The only room that knows
 * which log carries the engine.
 */
@NullMarked
package org.steelyard.cluster;

import org.jspecify.annotations.NullMarked;
