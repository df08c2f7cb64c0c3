package org.steelyard.figures;

import java.util.Locale;

/** Text of a picture. Coordinates are written with one decimal, always with a point. */
public final class Svg {

    private final StringBuilder out = new StringBuilder();

    public Svg(double width, double height, String title) {
        add(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">\n",
                number(width), number(height),
                escaped(title)));
    }

    public Svg line(String type, double x1, double y1, double x2, double y2) {
        return add(String.format(Locale.ROOT,
                "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n", type, number(x1),
                number(y1), number(x2), number(y2)));
    }

    /** Text that starts, stands in the middle or ends at a place. */
    public Svg text(double x, double y, String anchor, String type, String text) {
        return add(String.format(Locale.ROOT,
                "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n", type, number(x),
                number(y), anchor, escaped(text)));
    }

    public Svg curve(int hue, String points) {
        return add(String.format(Locale.ROOT,
                "<polyline class=\"curve\" style=\"stroke:var(--hue-%s)\" points=\"%s\"/>\n", hue, points));
    }

    public Svg dot(double x, double y, double radius, int hue, String tip) {
        return add(String.format(Locale.ROOT,
                "<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"%s\" style=\"fill:var(--hue-%s)\">"
                        + "<title>%s</title></circle>\n",
                number(x), number(y), number(radius), hue, escaped(tip)));
    }

    public Svg bar(double x, double y, double width, double height, int hue, String tip) {
        return add(String.format(Locale.ROOT, "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"2\""
                + " style=\"fill:var(--hue-%s)\"><title>%s</title></rect>\n", number(x), number(y),
                number(width), number(height), hue, escaped(tip)));
    }

    /** A bow from one place to another, bent towards a third. */
    public Svg bow(double[] from, double[] bend, double[] to, double width, double opacity, int hue,
            String tip) {
        String way = String.format(Locale.ROOT, "M%s %sQ%s %s %s %s", number(from[0]), number(from[1]),
                number(bend[0]), number(bend[1]), number(to[0]), number(to[1]));
        String style = String.format(Locale.ROOT, "stroke:var(--hue-%s);stroke-width:%s;opacity:%.2f", hue,
                number(width), opacity);
        return add("<path class=\"flow\" d=\"" + way + "\" style=\"" + style + "\"><title>" + escaped(tip)
                + "</title></path>\n");
    }

    public String end() {
        return out.append("</svg>\n").toString();
    }

    private Svg add(String element) {
        out.append(element);
        return this;
    }

    public static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
