package org.steelyard.cluster;

import org.steelyard.settlement.Command;

/** A command on its way, and who waits for the answer. */
record Pending(Command command, LogClient.Answer answer) {
}
