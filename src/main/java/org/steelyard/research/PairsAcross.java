package org.steelyard.research;

import java.util.List;

import org.steelyard.settlement.Priority;

/**
 * Trades of one currency for another, each two payments that settle versus each other (RTGSGEN-1, step 9).
 */
final class PairsAcross {

    private static final double TRADING_SHARE = .2;
    private static final double MEDIAN = 2e6;
    private static final double SIGMA = 1.5;
    private static final double REVERSED = .45;
    private static final double WINDOW_OPENS = .10;
    private static final double WINDOW_CLOSES = .50;

    private final SplitMix chance;
    private final List<Payment> payments;
    private final int currencies;
    private int pairs;

    PairsAcross(SplitMix chance, List<Payment> payments, int currencies) {
        this.chance = chance;
        this.payments = payments;
        this.currencies = currencies;
    }

    /** Draws so many among the largest banks. */
    void draw(int count, int banks) {
        int trading = Math.max(2, (int) (banks * TRADING_SHARE));
        while (pairs < count) {
            int one = (int) (chance.uniform() * trading);
            int other = (one + 1 + (int) (chance.uniform() * (trading - 1))) % trading;
            int bought = 1 + (int) (chance.uniform() * (currencies - 1));
            double notional = 100 * MEDIAN * StrictMath.exp(SIGMA * chance.normal());
            add(one, other, bought, notional);
            if (chance.uniform() < REVERSED && pairs < count) {
                add(other, one, bought, notional * chance.uniform(.6, 1.4));
            }
        }
    }

    /** One bank sells an amount of the first currency to another. */
    private void add(int seller, int buyer, int bought, double notional) {
        double rate = Preset.FIXING * chance.uniform(.997, 1.003);
        long at = (long) (chance.uniform(WINDOW_OPENS, WINDOW_CLOSES) * Rtgsgen.DAY_MILLIS);
        long sold = Rtgsgen.clip(notional);
        payments.add(new Payment(at, seller, buyer, 0, sold, Priority.NORMAL, pairs));
        payments.add(new Payment(at, buyer, seller, bought, Rtgsgen.clip(sold * rate), Priority.NORMAL,
                pairs));
        pairs++;
    }
}
