package org.steelyard.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.steelyard.figures.Svg;

/** Series of trade as one HTML page that needs nothing else: a picture and a table each. */
public final class TradePage {

    private static final double WIDTH = 1_000;
    private static final double HEIGHT = 260;
    private static final double LEFT = 80;
    private static final double BOTTOM = 30;
    private static final double TOP = 12;
    private static final int FEW_LABELS = 18;

    private TradePage() {
    }

    /** The page. The same series make the same bytes. */
    public static String of(List<Series> series, Step step, Optional<Goal> goal) {
        StringBuilder html = new StringBuilder("""
                <!doctype html>
                <html lang="en"><meta charset="utf-8"><title>Trade statistics</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>
                :root{color-scheme:light dark;--hue-1:#1f6f8b;--line:#8886}
                @media(prefers-color-scheme:dark){:root{--hue-1:#5fb4d2}}
                body{font:15px/1.45 system-ui,sans-serif;max-width:1040px;margin:2rem auto;padding:0 1rem}
                svg{width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:currentColor}
                .grid,.axis{stroke:var(--line)}table{border-collapse:collapse;width:100%}
                td,th{padding:.2rem .5rem;text-align:right;border-bottom:1px solid var(--line)}
                td:first-child,th:first-child{text-align:left}pre{white-space:pre-wrap}
                </style>
                <h1>Trade statistics</h1>
                """);
        for (Series each : series) {
            List<Line> lines = Line.of(each, step);
            html.append("<h2>").append(Svg.escaped(TradeText.title(each))).append("</h2>\n")
                    .append(picture(each, lines)).append(table(lines)).append("<pre>");
            List<String> text = TradeText.of(each, step, goal);
            text.subList(text.indexOf("") + 1, text.size())
                    .forEach(line -> html.append(Svg.escaped(line)).append('\n'));
            html.append("</pre>\n");
        }
        return html.append("</html>\n").toString();
    }

    private static String picture(Series series, List<Line> lines) {
        BigDecimal most = lines.stream().flatMap(line -> line.value().stream())
                .max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        Svg svg = new Svg(WIDTH, HEIGHT, TradeText.title(series));
        double high = HEIGHT - TOP - BOTTOM;
        svg.line("axis", LEFT, HEIGHT - BOTTOM, WIDTH, HEIGHT - BOTTOM);
        svg.line("grid", LEFT, TOP, WIDTH, TOP);
        svg.text(LEFT - 8, TOP + 4, "end", "tick", Words.value(most));
        svg.text(LEFT - 8, HEIGHT - BOTTOM + 4, "end", "tick", "0");
        double step = (WIDTH - LEFT) / lines.size();
        int every = Math.ceilDiv(lines.size(), FEW_LABELS);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            double part = most.signum() == 0 || line.value().isEmpty()
                    ? 0
                    : line.value().get().doubleValue() / most.doubleValue();
            svg.bar(LEFT + i * step + step * 0.15, TOP + high * (1 - part), step * 0.7, high * part, 1,
                    line.period() + ": " + Words.value(line.value()));
            if (i % every == 0) {
                svg.text(LEFT + (i + 0.5) * step, HEIGHT - BOTTOM + 18, "middle", "tick", line.period());
            }
        }
        return svg.end();
    }

    private static String table(List<Line> lines) {
        StringBuilder html = new StringBuilder("<table><tr><th>period<th>value<th>on previous"
                + "<th>on year before<th>year to date<th>on year before</tr>\n");
        for (Line line : lines) {
            html.append("<tr><td>").append(line.period());
            for (String cell : List.of(Words.value(line.value()), Words.growth(line.onPrevious()),
                    Words.growth(line.onYear()), Words.value(line.yearToDate()),
                    Words.growth(line.yearToDateOnYear()))) {
                html.append("<td>").append(cell);
            }
            html.append("</tr>\n");
        }
        return html.append("</table>\n").toString();
    }
}
