package org.steelyard.research;

/** Which banks pay which, how often: sizes, links and weights (RTGSGEN-1, steps 1 to 3). */
final class Network {

    private static final double WEIGHT_SIGMA = 0.8;
    private static final int HUB = 0;

    /** By bank; the sum is 1. */
    private final double[] size;
    private final boolean[][] linked;
    private final double[] sendersUpTo;
    private final double[][] receiversUpTo;

    private Network(double[] size, boolean[][] linked) {
        this.size = size;
        this.linked = linked;
        this.sendersUpTo = sums(size);
        this.receiversUpTo = new double[size.length][];
    }

    /**
     * Draws one.
     *
     * @param rank the bank's place by size, from 0, for each bank
     */
    static Network draw(Preset.Shape shape, int[] rank, SplitMix chance) {
        int banks = rank.length;
        double[] size = sizes(shape.gamma(), rank);
        boolean[][] linked = new boolean[banks][banks];
        for (int i = 0; i < banks; i++) {
            for (int j = i + 1; j < banks; j++) {
                link(shape, linked, i, j, (double) banks * banks * size[i] * size[j], chance);
            }
        }
        int hub = indexOf(rank, HUB);
        for (int i = 0; i < banks; i++) {
            linked[i][hub] = i != hub;
        }
        if (isWithoutLinks(linked[hub])) {
            linked[hub][hub == 0 ? 1 : 0] = true;
        }
        Network network = new Network(size, linked);
        network.drawWeights(chance);
        return network;
    }

    private static void link(Preset.Shape shape, boolean[][] linked, int i, int j, double gravity,
            SplitMix chance) {
        double p = 1 - StrictMath.exp(-shape.kappa() * gravity);
        boolean there = chance.uniform() < p;
        boolean back = chance.uniform() < p;
        if (shape.rho() > 0 && there != back && chance.uniform() < shape.rho()) {
            there = true;
            back = true;
        } else if (shape.rho() < 0 && there && back && chance.uniform() < -shape.rho()) {
            there = chance.uniform() < 0.5;
            back = !there;
        }
        linked[i][j] = there;
        linked[j][i] = back;
    }

    private void drawWeights(SplitMix chance) {
        for (int i = 0; i < size.length; i++) {
            double[] weight = new double[size.length];
            for (int j = 0; j < size.length; j++) {
                if (linked[i][j]) {
                    weight[j] = size[j] * StrictMath.exp(WEIGHT_SIGMA * chance.normal());
                }
            }
            receiversUpTo[i] = sums(weight);
        }
    }

    int sender(SplitMix chance) {
        return draw(sendersUpTo, chance.uniform());
    }

    int receiver(int sender, SplitMix chance) {
        return draw(receiversUpTo[sender], chance.uniform());
    }

    boolean isLinked(int payer, int payee) {
        return linked[payer][payee];
    }

    /** How much two banks weigh together, 1 for two of average size. */
    double gravity(int one, int other) {
        return (double) size.length * size.length * size[one] * size[other];
    }

    private static double[] sizes(double gamma, int[] rank) {
        double[] size = new double[rank.length];
        double sum = 0;
        for (int i = 0; i < size.length; i++) {
            size[i] = StrictMath.pow(rank[i] + 1.0, -gamma);
            sum += size[i];
        }
        for (int i = 0; i < size.length; i++) {
            size[i] /= sum;
        }
        return size;
    }

    private static double[] sums(double[] of) {
        double[] sums = new double[of.length];
        double sum = 0;
        for (int i = 0; i < of.length; i++) {
            sum += of[i];
            sums[i] = sum;
        }
        return sums;
    }

    /** The first whose sum is over this share of the whole. */
    private static int draw(double[] upTo, double share) {
        double aim = share * upTo[upTo.length - 1];
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > aim) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static boolean isWithoutLinks(boolean[] links) {
        for (boolean each : links) {
            if (each) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(int[] rank, int wanted) {
        int at = 0;
        while (rank[at] != wanted) {
            at++;
        }
        return at;
    }
}
