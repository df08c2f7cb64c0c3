/**
 * One running Steelyard: wires log, books, gateway, console and the business-day clock together,
 * starts and stops them in order. The only room that sees all others.
 */
@NullMarked
package org.steelyard.node;

import org.jspecify.annotations.NullMarked;
