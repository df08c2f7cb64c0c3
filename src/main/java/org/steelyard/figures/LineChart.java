package org.steelyard.figures;

import java.util.List;
import java.util.Locale;

/**
 * Lines over two axes that begin at nothing.
 *
 * @param width by which the page shows it; its text keeps one size
 * @param title for whoever cannot see it
 * @param across what runs to the right
 * @param up what runs upwards
 * @param lines at most eight, each of its own colour
 */
public record LineChart(double width, String title, String across, String up, List<Line> lines) {

    public static final double WIDE = 1_100;
    public static final double NARROW = 560;

    private static final double HEIGHT = 330;
    private static final double LEFT = 56;
    private static final double RIGHT = 16;
    private static final double TOP = 14;
    private static final double BOTTOM = 44;
    private static final int MOST_DOTS = 20;
    private static final int MOST_TICKS = 6;

    /** A line by its points, from the left. */
    public record Line(String name, int hue, List<Point> points) {
    }

    /** A point. */
    public record Point(double x, double y) {
    }

    /** The picture. */
    public String svg() {
        double mostX = most(true);
        double mostY = most(false);
        Svg svg = new Svg(width, HEIGHT, title);
        double stepX = step(mostX);
        double stepY = step(mostY);
        for (int i = 0; i * stepY <= mostY + stepY * 1e-9; i++) {
            double at = y(i * stepY, mostY);
            svg.line(i == 0 ? "axis" : "grid", LEFT, at, width - RIGHT, at);
            svg.text(LEFT - 8, at + 4, "end", "tick", tick(i * stepY, stepY));
        }
        for (int i = 0; i * stepX <= mostX + stepX * 1e-9; i++) {
            double at = x(i * stepX, mostX);
            svg.line("grid", at, TOP, at, HEIGHT - BOTTOM);
            svg.text(at, HEIGHT - BOTTOM + 18, "middle", "tick", tick(i * stepX, stepX));
        }
        svg.text((LEFT + width - RIGHT) / 2, HEIGHT - 6, "middle", "label", across);
        for (Line line : lines) {
            draw(svg, line, mostX, mostY);
        }
        return svg.end();
    }

    /** What each colour means; stands above the picture. */
    public String legend() {
        StringBuilder html = new StringBuilder("<div class=\"legend\">");
        for (Line line : lines) {
            html.append("<span><i style=\"background:var(--hue-").append(line.hue()).append(")\"></i>")
                    .append(Svg.escaped(line.name())).append("</span>");
        }
        return html.append("<span>").append(Svg.escaped("upwards: " + up)).append("</span></div>\n")
                .toString();
    }

    private void draw(Svg svg, Line line, double mostX, double mostY) {
        StringBuilder points = new StringBuilder();
        for (Point point : line.points()) {
            points.append(Svg.number(x(point.x(), mostX))).append(',')
                    .append(Svg.number(y(point.y(), mostY))).append(' ');
        }
        svg.curve(line.hue(), points.toString().strip());
        if (line.points().size() <= MOST_DOTS) {
            for (Point point : line.points()) {
                svg.dot(x(point.x(), mostX), y(point.y(), mostY), 4, line.hue(),
                        String.format(Locale.ROOT, "%s: %.3f at %.3f", line.name(), point.y(), point.x()));
            }
        }
    }

    private double most(boolean alongX) {
        double most = lines.stream().flatMap(line -> line.points().stream())
                .mapToDouble(point -> alongX ? point.x() : point.y()).max().orElse(0);
        return most <= 0 ? 1 : most;
    }

    private double x(double value, double most) {
        return LEFT + value / most * (width - LEFT - RIGHT);
    }

    private static double y(double value, double most) {
        return HEIGHT - BOTTOM - value / most * (HEIGHT - TOP - BOTTOM);
    }

    /** 1, 2 or 5 times a power of ten, so that there are a few ticks. */
    private static double step(double most) {
        double step = 1e-9;
        double[] factors = {2, 2.5, 2};
        for (int i = 0; most / step > MOST_TICKS; i++) {
            step *= factors[i % factors.length];
        }
        return step;
    }

    private static String tick(double value, double step) {
        int decimals = 0;
        for (double each = step; each < 0.999 && decimals < 6; each *= 10) {
            decimals++;
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
