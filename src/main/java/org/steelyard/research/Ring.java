package org.steelyard.research;

import java.util.List;
import java.util.Locale;

import org.steelyard.figures.Svg;

/** Banks on a ring, and what flows between them: the larger, the thicker. */
record Ring(String title, List<Node> nodes, List<Flow> flows) {

    private static final double SIZE = 560;
    private static final double RADIUS = 205;
    private static final double BEND = .25;
    private static final double WIDEST = 14;

    /** A bank, with its share of all that is sent. */
    record Node(String name, double share) {
    }

    /** What one bank pays another; the share is that of all payments. */
    record Flow(int payer, int payee, double share) {
    }

    String svg() {
        Svg svg = new Svg(SIZE, SIZE, title);
        double most = flows.stream().mapToDouble(Flow::share).max().orElse(1);
        for (Flow flow : flows) {
            double[] from = place(flow.payer(), 1);
            double[] to = place(flow.payee(), 1);
            double[] bend = {SIZE / 2 + ((from[0] + to[0]) / 2 - SIZE / 2) * BEND,
                    SIZE / 2 + ((from[1] + to[1]) / 2 - SIZE / 2) * BEND};
            double strength = flow.share() / most;
            svg.bow(from, bend, to, Math.max(.6, strength * WIDEST), .25 + .5 * strength,
                    flow.payer() % 6, String.format(Locale.ROOT, "%s pays %s: %.2f %%",
                            nodes.get(flow.payer()).name(), nodes.get(flow.payee()).name(),
                            flow.share() * 100));
        }
        double largest = nodes.stream().mapToDouble(Node::share).max().orElse(1);
        for (int i = 0; i < nodes.size(); i++) {
            double[] at = place(i, 1);
            double[] label = place(i, 1.13);
            Node node = nodes.get(i);
            svg.dot(at[0], at[1], 4 + 12 * StrictMath.sqrt(node.share() / largest), i % 6,
                    String.format(Locale.ROOT, "%s sends %.1f %%", node.name(), node.share() * 100));
            String anchor = label[0] > SIZE / 2 + 20 ? "start" : label[0] < SIZE / 2 - 20 ? "end" : "middle";
            svg.text(label[0], label[1] + 4, anchor, "name", node.name());
        }
        return svg.end();
    }

    private double[] place(int node, double stretch) {
        double angle = 2 * StrictMath.PI * node / nodes.size() - StrictMath.PI / 2;
        return new double[]{SIZE / 2 + RADIUS * stretch * StrictMath.cos(angle),
                SIZE / 2 + RADIUS * stretch * StrictMath.sin(angle)};
    }
}
