package org.steelyard.research;

/**
 * Chance for the generator: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), and normal numbers by Acklam's
 * rational approximation of the inverse of their distribution (2003, relative error under 1.15e-9). Only
 * arithmetic and {@link StrictMath}, so that a seed means the same numbers, to the last bit, everywhere.
 */
final class SplitMix {

    private static final double[] A = {-3.969683028665376e+01, 2.209460984245205e+02,
            -2.759285104469687e+02,
            1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00};
    private static final double[] B = {-5.447609879822406e+01, 1.615858368580409e+02,
            -1.556989798598866e+02,
            6.680131188771972e+01, -1.328068155288572e+01, 1};
    private static final double[] C = {-7.784894002430293e-03, -3.223964580411365e-01,
            -2.400758277161838e+00,
            -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00};
    private static final double[] D = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
            3.754408661907416e+00, 1};
    private static final double TAIL = 0.02425;

    private long state;

    SplitMix(long seed) {
        state = seed;
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Uniform, above 0 and under 1. */
    double uniform() {
        return ((next() >>> 11) + 0.5) * 0x1p-53;
    }

    /** Uniform between the two. */
    double uniform(double least, double most) {
        return least + (most - least) * uniform();
    }

    /** Standard normal. */
    double normal() {
        return quantile(uniform());
    }

    /** Exponential with mean 1. */
    double exponential() {
        return -StrictMath.log(uniform());
    }

    /** Where the standard normal distribution reaches p. */
    static double quantile(double p) {
        if (p > 1 - TAIL) {
            return -quantile(1 - p);
        }
        if (p < TAIL) {
            double q = StrictMath.sqrt(-2 * StrictMath.log(p));
            return polynomial(C, q) / polynomial(D, q);
        }
        double q = p - 0.5;
        double r = q * q;
        return polynomial(A, r) * q / polynomial(B, r);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
