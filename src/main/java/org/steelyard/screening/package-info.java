/**
 * Screening of names, banks and texts against sanctions lists: normalisation, matching, verdict and
 * its explanation. Knows nothing of payments' states; called by the gateway for each message before
 * it is submitted.
 */
@NullMarked
package org.steelyard.screening;

import org.jspecify.annotations.NullMarked;
