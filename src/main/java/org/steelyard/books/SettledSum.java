package org.steelyard.books;

import java.math.BigInteger;
import java.time.YearMonth;

import org.steelyard.money.Bic;
import org.steelyard.money.Currency;
import org.steelyard.settlement.Kind;
import org.steelyard.settlement.Purpose;

/**
 * What one bank has paid another in a month.
 *
 * @param month of the business days on which it settled
 * @param side whose entries say so
 * @param currency of the value
 * @param payer of the legs
 * @param payee of the legs
 * @param kind of the instructions
 * @param purpose of the instructions
 * @param count how many legs
 * @param minor their sum, in minor units
 */
public record SettledSum(YearMonth month, SettledSide side, Currency currency, Bic payer, Bic payee,
        Kind kind, Purpose purpose, long count, BigInteger minor) {
}
