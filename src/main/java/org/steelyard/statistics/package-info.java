/**
 * What central banks and customs publish, reckoned from series of months: growth, years to date, progress to
 * a goal. Pure calculation: it reads files of rows and knows neither the engine nor the books.
 */
@NullMarked
package org.steelyard.statistics;

import org.jspecify.annotations.NullMarked;
