package org.steelyard.console;

import java.util.function.Supplier;

/**
 * Where the console gets what it shows.
 *
 * @param name what the system is called
 * @param view the books
 * @param status how this node is; asked a few times a second, thus cheap and never waiting
 */
public record ConsoleSource(String name, ConsoleView view, Supplier<NodeStatus> status) {
}
