/**
 * The front door: {@link org.steelyard.Main} alone. Every other type has a room.
 */
@NullMarked
package org.steelyard;

import org.jspecify.annotations.NullMarked;
