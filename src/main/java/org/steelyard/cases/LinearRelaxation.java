package org.steelyard.cases;

import java.util.ArrayList;
import java.util.List;

import org.steelyard.liquidity.ClearingProblem;

/**
 * What a queue would be worth at most if every unit could settle in part, legs of a group in one proportion:
 * a linear programme, solved by the simplex method on a dense dictionary (Chvátal, Linear Programming, 1983,
 * chapter 2). Floating point; it is a figure to compare with, and nothing is decided by it.
 */
final class LinearRelaxation {

    private static final double TINY = 1e-10;
    /** After so many pivots that gain nothing, the rule of Bland, which cannot go round in circles. */
    private static final int PATIENCE = 50;

    /** One row for each basic variable: constant, then the coefficient of each that is not basic. */
    private final double[][] rows;
    private final double[] constants;
    private final double[] objective;
    private double reached;
    private final int[] basic;
    private final int[] free;

    private LinearRelaxation(List<double[]> limits, List<Double> bounds, double[] values) {
        int units = values.length;
        this.rows = new double[limits.size() + units][];
        this.constants = new double[rows.length];
        for (int row = 0; row < limits.size(); row++) {
            rows[row] = limits.get(row);
            constants[row] = bounds.get(row);
        }
        for (int unit = 0; unit < units; unit++) {
            rows[limits.size() + unit] = new double[units];
            rows[limits.size() + unit][unit] = -1;
            constants[limits.size() + unit] = 1;
        }
        this.objective = values;
        this.basic = new int[rows.length];
        this.free = new int[units];
        for (int row = 0; row < basic.length; row++) {
            basic[row] = units + row;
        }
        for (int unit = 0; unit < units; unit++) {
            free[unit] = unit;
        }
    }

    static double bound(QueueModel model) {
        ClearingProblem problem = model.problem(QueueModel.Objective.VALUE);
        int units = problem.units();
        double largest = 1;
        for (int unit = 0; unit < units; unit++) {
            largest = Math.max(largest, (double) problem.value(unit));
        }
        double[] values = new double[units];
        for (int unit = 0; unit < units; unit++) {
            values[unit] = (double) problem.value(unit) / largest;
        }
        List<double[]> limits = new ArrayList<>();
        List<Long> headrooms = model.headrooms();
        for (int position = 0; position < headrooms.size(); position++) {
            limits.add(new double[units]);
        }
        for (int payment = 0; payment < model.payments.size(); payment++) {
            int unit = model.unitOf[payment];
            double minor = model.payments.get(payment).minor();
            model.touch(model.payments.get(payment), new QueueModel.Touching() {
                @Override
                public void draws(int position) {
                    limits.get(position)[unit] -= minor;
                }

                @Override
                public void fills(int position) {
                    limits.get(position)[unit] += minor;
                }
            });
        }
        List<Double> bounds = new ArrayList<>();
        for (int position = 0; position < limits.size(); position++) {
            bounds.add(scaled(limits.get(position), (double) headrooms.get(position)));
        }
        LinearRelaxation programme = new LinearRelaxation(limits, bounds, values);
        programme.solve();
        return programme.reached * largest;
    }

    private static double scaled(double[] row, double bound) {
        double largest = 1;
        for (double each : row) {
            largest = Math.max(largest, Math.abs(each));
        }
        for (int i = 0; i < row.length; i++) {
            row[i] /= largest;
        }
        return bound / largest;
    }

    private void solve() {
        int idle = 0;
        for (int entering = entering(idle); entering >= 0; entering = entering(idle)) {
            int leaving = leaving(entering);
            if (leaving < 0) {
                throw new IllegalStateException(
                        "no unit settles more than once, and still there is no bound");
            }
            double before = reached;
            pivot(leaving, entering);
            idle = reached > before + TINY ? 0 : idle + 1;
        }
    }

    private int entering(int idle) {
        int best = -1;
        for (int column = 0; column < free.length; column++) {
            if (objective[column] > TINY) {
                boolean better = best < 0 || (idle < PATIENCE
                        ? objective[column] > objective[best]
                        : free[column] < free[best]);
                best = better ? column : best;
            }
        }
        return best;
    }

    private int leaving(int column) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int row = 0; row < rows.length; row++) {
            if (rows[row][column] < -TINY) {
                double ratio = Math.max(0, constants[row]) / -rows[row][column];
                if (ratio < least - TINY || ratio < least + TINY && best >= 0 && basic[row] < basic[best]) {
                    least = ratio;
                    best = row;
                }
            }
        }
        return best;
    }

    private void pivot(int leaving, int entering) {
        double[] row = rows[leaving];
        double by = -row[entering];
        row[entering] = -1;
        for (int column = 0; column < row.length; column++) {
            row[column] /= by;
        }
        constants[leaving] /= by;
        for (int other = 0; other < rows.length; other++) {
            if (other != leaving && rows[other][entering] != 0) {
                constants[other] += rows[other][entering] * constants[leaving];
                substitute(rows[other], row, entering);
            }
        }
        reached += objective[entering] * constants[leaving];
        substitute(objective, row, entering);
        int left = basic[leaving];
        basic[leaving] = free[entering];
        free[entering] = left;
    }

    private static void substitute(double[] into, double[] row, int entering) {
        double times = into[entering];
        into[entering] = 0;
        for (int column = 0; column < row.length; column++) {
            into[column] += times * row[column];
        }
    }
}
