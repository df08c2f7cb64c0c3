package org.steelyard.gateway;

import org.steelyard.money.Bic;

/** Who has proved who it is. */
sealed interface Caller {

    /** A participant. */
    record Bank(Bic bic) implements Caller {
    }

    /** Who runs the system. */
    record Operator() implements Caller {
    }

    /** A machine that watches over the system: it may read the measures, and nothing else. */
    record Monitor() implements Caller {
    }
}
