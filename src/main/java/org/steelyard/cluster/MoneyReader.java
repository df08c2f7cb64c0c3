package org.steelyard.cluster;

import org.agrona.collections.Long2ObjectHashMap;
import org.steelyard.cluster.wire.AccountNameDecoder;
import org.steelyard.cluster.wire.CurrencyCodeDecoder;
import org.steelyard.cluster.wire.DigestBitsDecoder;
import org.steelyard.cluster.wire.LedgerDecoder;
import org.steelyard.cluster.wire.ListVersionDecoder;
import org.steelyard.cluster.wire.MoneyDecoder;
import org.steelyard.cluster.wire.UetrBitsDecoder;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.Rules;
import org.steelyard.settlement.ScreeningVersion;

/**
 * Values of fixed size from bytes. Banks and currencies are few and come again with each payment: those seen
 * are kept, up to a limit, so that they are checked once.
 */
final class MoneyReader {

    /** Bounds what a flood of invented banks could make this keep. */
    private static final int MOST_KEPT = 65_536;

    private final Long2ObjectHashMap<Bic> banks = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Currency> currencies = new Long2ObjectHashMap<>();

    Bic bank(long packed) {
        Bic known = banks.get(packed);
        if (known != null) {
            return known;
        }
        Bic bank = new Bic(packed);
        if (banks.size() < MOST_KEPT) {
            banks.put(packed, bank);
        }
        return bank;
    }

    Currency currency(CurrencyCodeDecoder from) {
        long key = from.letters(0) & 0xFFL | (from.letters(1) & 0xFFL) << 8 | (from.letters(2) & 0xFFL) << 16
                | (long) from.minorUnits() << 24;
        Currency known = currencies.get(key);
        if (known != null) {
            return known;
        }
        Currency currency = new Currency(from.letters(), from.minorUnits());
        if (currencies.size() < MOST_KEPT) {
            currencies.put(key, currency);
        }
        return currency;
    }

    Amount amount(MoneyDecoder from) {
        return new Amount(currency(from.currency()), from.minor());
    }

    LedgerId ledger(LedgerDecoder from) {
        return new LedgerId(bank(from.agent()), currency(from.currency()));
    }

    AccountId account(AccountNameDecoder from) {
        return new AccountId(ledger(from.ledger()), bank(from.holder()));
    }

    static Uetr uetr(UetrBitsDecoder from) {
        return new Uetr(from.high(), from.low());
    }

    static Digest digest(DigestBitsDecoder from) {
        return new Digest(from.first(), from.second(), from.third(), from.fourth());
    }

    static Rules rules(short overtaking, short offsetsOnEntry, short largestSet) {
        return new Rules(WireNumbers.OVERTAKINGS.get(overtaking), WireNumbers.isYes(offsetsOnEntry),
                WireNumbers.isYes(largestSet));
    }

    static ScreeningVersion version(ListVersionDecoder from) {
        return new ScreeningVersion(from.list(), from.rules());
    }
}
