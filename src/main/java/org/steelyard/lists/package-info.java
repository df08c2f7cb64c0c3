/**
 * The sanctions lists that the United Nations and countries publish: a strict streaming reader for each
 * format, which gives the whole list in Steelyard's own form or refuses it with the place, and the
 * difference of two lists. It never compares names with parties and never puts a list in force. Called by
 * the command line.
 */
@NullMarked
package org.steelyard.lists;

import org.jspecify.annotations.NullMarked;
