package org.steelyard.research;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Kinds of systems that the generator knows, with its parameters for them. */
public enum Preset {
    /** Values, sizes and timing as published of TARGET2. */
    T2_100,
    /** A large sparse network with a few very large banks, as published of Fedwire. */
    FEDWIRE_1000,
    /** A small dense network of direct participants. */
    TIERED_30,
    /** Two economies that settle with each other payment versus payment; not calibrated to any. */
    CORRIDOR_40;

    /** The exchange rate of the corridor: units of each further currency for one of the first. */
    static final double FIXING = 11.2;

    /**
     * Who pays whom.
     *
     * @param banks how many banks
     * @param payments how many payments, over all currencies and with the legs of pairs; what the banks lend
     *            each other at the end of the day comes on top
     * @param gamma bank i has the size i to the power of minus gamma
     * @param kappa density of the network
     * @param rho reciprocity: how much likelier (or, under 0, unlikelier) both directions are than chance
     */
    record Shape(int banks, int payments, double gamma, double kappa, double rho) {
    }

    /**
     * How much they pay.
     *
     * @param mu logarithm of the median amount in major units
     * @param sigma standard deviation of that logarithm
     * @param eta how much larger the amounts between large banks are
     * @param back chance that a payment is answered by another the other way
     * @param phi share of the day's surplus that net receivers lend to net payers
     */
    record Values(double mu, double sigma, double eta, double back, double phi) {
    }

    Shape shape() {
        return switch (this) {
            case T2_100 -> new Shape(100, 20_000, 1.1, .25, .30);
            case FEDWIRE_1000 -> new Shape(1_000, 200_000, 1.2, .40, -.85);
            case TIERED_30 -> new Shape(30, 20_000, .9, 2.0, .80);
            case CORRIDOR_40 -> new Shape(40, 16_000, .9, 2.0, .80);
        };
    }

    Values amounts() {
        return switch (this) {
            case T2_100 -> new Values(9.10, 3.68, .10, .25, .7);
            case FEDWIRE_1000 -> new Values(8.20, 3.00, .25, .25, .7);
            case TIERED_30, CORRIDOR_40 -> new Values(9.10, 3.00, .10, .25, .7);
        };
    }

    List<String> currencies() {
        return switch (this) {
            case T2_100, TIERED_30 -> List.of("EUR");
            case FEDWIRE_1000 -> List.of("USD");
            case CORRIDOR_40 -> List.of("CNY", "RUB");
        };
    }

    /** How it is written: {@code T2-100}. */
    public String label() {
        return name().replace('_', '-');
    }

    /** How many banks it has. */
    public int banks() {
        return shape().banks();
    }

    /** How many payments it has unless told otherwise. */
    public int payments() {
        return shape().payments();
    }

    /**
     * Reads what {@link #label} writes.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Preset of(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label.toUpperCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no preset '" + label + "', only "
                        + Arrays.stream(values()).map(Preset::label).toList()));
    }
}
