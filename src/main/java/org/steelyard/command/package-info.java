/**
 * What a person types after ./steelyard: one class a command. Reads arguments and prints; the work is
 * done in other rooms.
 */
@NullMarked
package org.steelyard.command;

import org.jspecify.annotations.NullMarked;
