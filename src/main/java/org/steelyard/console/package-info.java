/**
 * The web pages of operators and banks with their JSON and event-stream endpoints. It only reads the
 * books.
 */
@NullMarked
package org.steelyard.console;

import org.jspecify.annotations.NullMarked;
