package org.steelyard.cluster;

import org.steelyard.cluster.wire.AccountNameEncoder;
import org.steelyard.cluster.wire.CurrencyCodeEncoder;
import org.steelyard.cluster.wire.DigestBitsEncoder;
import org.steelyard.cluster.wire.LedgerEncoder;
import org.steelyard.cluster.wire.ListVersionEncoder;
import org.steelyard.cluster.wire.MoneyEncoder;
import org.steelyard.cluster.wire.UetrBitsEncoder;
import org.steelyard.money.AccountId;
import org.steelyard.money.Amount;
import org.steelyard.money.Currency;
import org.steelyard.money.LedgerId;
import org.steelyard.money.Uetr;
import org.steelyard.settlement.Digest;
import org.steelyard.settlement.ScreeningVersion;

/** Values of fixed size to bytes. */
final class MoneyWriter {

    private MoneyWriter() {
    }

    static void put(CurrencyCodeEncoder to, Currency currency) {
        String code = currency.code();
        to.putLetters((byte) code.charAt(0), (byte) code.charAt(1), (byte) code.charAt(2));
        to.minorUnits((short) currency.minorUnits());
    }

    static void put(MoneyEncoder to, Amount amount) {
        to.minor(amount.minor());
        put(to.currency(), amount.currency());
    }

    static void put(LedgerEncoder to, LedgerId ledger) {
        to.agent(ledger.agent().packed());
        put(to.currency(), ledger.currency());
    }

    static void put(AccountNameEncoder to, AccountId account) {
        put(to.ledger(), account.ledger());
        to.holder(account.holder().packed());
    }

    static void put(UetrBitsEncoder to, Uetr uetr) {
        to.high(uetr.high()).low(uetr.low());
    }

    static void put(DigestBitsEncoder to, Digest digest) {
        to.first(digest.first()).second(digest.second()).third(digest.third()).fourth(digest.fourth());
    }

    static void put(ListVersionEncoder to, ScreeningVersion version) {
        to.list(version.list()).rules(version.rules());
    }
}
