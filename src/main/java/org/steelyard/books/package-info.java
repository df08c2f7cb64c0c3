/**
 * The read side in SQL: projects events exactly once, and answers with balances, instructions,
 * statements and messages out. Never decides about money, and can be rebuilt from the event stream at
 * any time.
 */
@NullMarked
package org.steelyard.books;

import org.jspecify.annotations.NullMarked;
