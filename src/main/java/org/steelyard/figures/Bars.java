package org.steelyard.figures;

import java.util.List;
import java.util.Locale;

/** Names with a bar each, the longest first. */
public record Bars(String title, List<Bar> bars) {

    private static final double WIDTH = 560;
    private static final double LEFT = 130;
    private static final double RIGHT = 70;
    private static final double ROW = 33;

    /** One bar; the share of the whole in percent stands behind it. */
    public record Bar(String name, double value, double share) {
    }

    /** The picture. */
    public String svg() {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        Svg svg = new Svg(WIDTH, ROW * Math.max(1, bars.size()) + 4, title);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double width = most <= 0 ? 0 : bar.value() / most * (WIDTH - LEFT - RIGHT);
            String share = String.format(Locale.ROOT, "%.1f %%", bar.share() * 100);
            svg.text(LEFT - 8, ROW * i + 21, "end", "name", bar.name());
            svg.bar(LEFT, ROW * i + 6, width, ROW - 12, 1, bar.name() + ": " + share);
            svg.text(LEFT + width + 8, ROW * i + 21, "start", "tick", share);
        }
        return svg.end();
    }
}
