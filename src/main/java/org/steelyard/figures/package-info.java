/**
 * Figures: tables and pictures of them, read from and written to files. Knows nothing of payments.
 */
@NullMarked
package org.steelyard.figures;

import org.jspecify.annotations.NullMarked;
