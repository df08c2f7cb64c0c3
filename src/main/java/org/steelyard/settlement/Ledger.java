package org.steelyard.settlement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.steelyard.money.Bic;
import org.steelyard.money.LedgerId;

/** An open ledger: the one of its currency, its accounts by the banks that settle over them, and its day. */
final class Ledger {

    final LedgerId id;
    /** Tells ledgers apart: the index of the ledger's account of issue. */
    final int index;
    /** The account over which a bank settles: its own, or another's. */
    final Map<Bic, Account> routes = new LinkedHashMap<>();
    /** What is capped today, by the name of the corridor. */
    final TreeMap<String, Cap> caps = new TreeMap<>();
    /** The last business day that was opened. */
    Days.@Nullable Day day;

    Ledger(LedgerId id, int index) {
        this.id = id;
        this.index = index;
    }
}
