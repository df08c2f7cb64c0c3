/**
 * Money and the names of where it lies: currencies, amounts, banks, ledgers and accounts, as records
 * that cannot be wrong. Depends on nothing of ours and is used by every other room.
 */
@NullMarked
package org.steelyard.money;

import org.jspecify.annotations.NullMarked;
