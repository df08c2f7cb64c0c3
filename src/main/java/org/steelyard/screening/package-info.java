/**
 * Screening of names, banks, accounts and texts against sanctions lists: the strict list reader,
 * normalisation, matching, the verdict and its explanation. Knows nothing of payments' states and
 * never lets one pass: a verdict is {@link org.steelyard.screening.Verdict.Clear} only when every
 * subject was compared with a loaded list. Called by the gateway for each message before it is
 * submitted.
 */
@NullMarked
package org.steelyard.screening;

import org.jspecify.annotations.NullMarked;
