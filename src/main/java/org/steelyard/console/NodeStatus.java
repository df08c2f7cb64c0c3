package org.steelyard.console;

/**
 * How a node is.
 *
 * @param role what it is in its cluster, such as LEADER or FOLLOWER
 * @param member its number among the members, from 0
 * @param members how many members there are
 * @param sequence commands that the log holds
 * @param recordedEvents events that the log has brought about
 * @param bookedEvents events that stand in the books
 * @param listVersion the screening list and rules in force; empty where no list is
 * @param ready whether it settles
 * @param remark why it does not; empty if it does
 */
public record NodeStatus(String role, int member, int members, long sequence, long recordedEvents,
        long bookedEvents, String listVersion, boolean ready, String remark) {
}
