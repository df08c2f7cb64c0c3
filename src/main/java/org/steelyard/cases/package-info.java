/**
 * Cases of liquidity saving that a researcher writes down to have them solved: queues, payment days,
 * currency matches, obligations (format lsm-vector/1). A case is read strictly, and solved by the algorithms
 * of the liquidity room or, where it is small, by going through everything. Nothing here moves money; the
 * command line calls it.
 */
@NullMarked
package org.steelyard.cases;

import org.jspecify.annotations.NullMarked;
