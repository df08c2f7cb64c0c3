package org.steelyard.research;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.steelyard.figures.Bars;
import org.steelyard.figures.LineChart;
import org.steelyard.figures.Svg;
import org.steelyard.figures.Table;

/** The results of an experiment on one page of HTML that needs nothing else: figures, charts, tables. */
final class Report {

    private static final int MOST_LINES = 8;
    private static final int MOST_BANKS = 16;

    private final String name;
    private final List<Table> tables;
    private final List<Summary.Mean> means;
    private final StringBuilder html = new StringBuilder();

    private Report(String name, List<Table> tables) {
        this.name = name;
        this.tables = tables;
        this.means = Summary.means(Summary.table(tables, RunTables.RUNS));
    }

    /** The page. */
    static String of(String name, List<Table> tables) {
        return new Report(name, tables).page();
    }

    private String page() {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(Svg.escaped(name)).append("</title>\n<style>\n").append(css())
                .append("</style>\n<main>\n<h1>").append(Svg.escaped(name)).append("</h1>\n");
        html.append("<p class=\"lead\">Payment days on the engine of Steelyard. Every figure is reckoned from"
                + " the tables beside this page, and the same scenario makes the same page.</p>\n");
        for (String currency : distinct(Summary.Mean::currency)) {
            new CurrencyPart(currency).add();
        }
        html.append("<footer>Delay indicator: value waiting, over time, by what it would be if all waited"
                + " till the close. Available: balances and credit at the opening. All measures are defined"
                + " in docs/researcher/simulate.md.</footer>\n</main>\n</html>\n");
        return html.toString();
    }

    private static String css() {
        try (InputStream in = Report.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Set<String> distinct(Function<Summary.Mean, String> of) {
        Set<String> all = new LinkedHashSet<>();
        means.forEach(mean -> all.add(of.apply(mean)));
        return all;
    }

    /** What the report says of one currency. */
    private final class CurrencyPart {

        private final String currency;
        private final List<Summary.Mean> own;
        private final List<String> words;
        private final List<String> places;

        CurrencyPart(String currency) {
            this.currency = currency;
            this.own = means.stream().filter(mean -> mean.currency().equals(currency)).toList();
            this.words = own.stream().map(Summary.Mean::mechanisms).distinct().limit(MOST_LINES).toList();
            this.places = own.stream().map(Summary.Mean::liquidity).distinct().toList();
        }

        void add() {
            tiles();
            curves();
            String place = places.get(places.size() / 2);
            html.append("<div class=\"two\">\n");
            course("Queue over the day", "waiting value, share of the day's", "waiting_minor", place);
            course("Settled over the day", "settled value, share of the day's", "settled_minor", place);
            html.append("</div>\n<div class=\"two\">\n");
            ring();
            providers(place);
            html.append("</div>\n");
            table();
            expectations();
        }

        private void tiles() {
            Summary.Mean first = own.getFirst();
            double value = first.of("value_minor");
            html.append("<div class=\"tiles\">\n");
            tile(currency, "currency; " + first.seeds() + (first.seeds() == 1 ? " day" : " days"));
            tile(String.format(Locale.ROOT, "%,.0f", first.of("payments")), "payments a day");
            tile(millions(value), "value a day, millions of minor units");
            tile(percent(first.of("upper_bound_minor") / value), "upper bound of liquidity, of value");
            tile(percent(first.of("lower_bound_minor") / value), "lower bound of liquidity, of value");
            tile(percent(first.of("netting_ratio")), "netting ratio of the whole day");
            html.append("</div>\n");
        }

        private void tile(String figure, String what) {
            html.append("<div class=\"tile\"><b>").append(Svg.escaped(figure)).append("</b><span>")
                    .append(Svg.escaped(what)).append("</span></div>\n");
        }

        /** The curve is read level: how much less liquidity does the same delay take? */
        private void curves() {
            List<LineChart.Line> lines = new ArrayList<>();
            for (String word : words) {
                lines.add(new LineChart.Line(word, words.indexOf(word), own.stream()
                        .filter(mean -> mean.mechanisms().equals(word))
                        .map(mean -> new LineChart.Point(
                                mean.of("available_minor") / mean.of("value_minor"),
                                mean.of("delay_indicator")))
                        .toList()));
            }
            section("Liquidity and delay", "Each point is the mean of all days with that liquidity. Read it"
                    + " level: at the same delay, a curve further left needs less liquidity.",
                    new LineChart(LineChart.WIDE, "liquidity against delay",
                            "liquidity available, share of the day's value",
                            "delay indicator", lines));
            saved(lines);
        }

        /** Liquidity at equal delay, by straight lines between the points. */
        private void saved(List<LineChart.Line> lines) {
            if (lines.size() < 2 || lines.getFirst().points().size() < 2) {
                return;
            }
            LineChart.Line plain = lines.getFirst();
            html.append("<section><h2>Liquidity saved at equal delay</h2><p>Against ")
                    .append(Svg.escaped(plain.name()))
                    .append(", at the delay that it has with the liquidity in the head of the column;"
                            + " straight lines between the points of the curve.</p>"
                            + "<div class=\"scroll\"><table><tr><th class=\"word\">mechanisms</th>");
            List<LineChart.Point> at = plain.points().stream().skip(1)
                    .filter(point -> point.y() > 0).toList();
            at.forEach(point -> html.append("<th>").append(percent(point.x())).append("</th>"));
            html.append("</tr>\n");
            for (LineChart.Line line : lines.subList(1, lines.size())) {
                html.append("<tr><td class=\"word\">").append(Svg.escaped(line.name())).append("</td>");
                for (LineChart.Point point : at) {
                    double needed = Summary.liquidityAt(line.points(), point.y());
                    // A curve that never has so much delay needs less than its first point.
                    double most = Double.isNaN(needed) ? line.points().getFirst().x() : needed;
                    html.append("<td>").append(Double.isNaN(needed) ? "over " : "")
                            .append(percent(1 - most / point.x())).append("</td>");
                }
                html.append("</tr>\n");
            }
            html.append("</table></div></section>\n");
        }

        private void course(String title, String up, String measure, String place) {
            Table course = Summary.table(tables, RunTables.COURSE);
            Map<String, List<LineChart.Point>> byWord = new LinkedHashMap<>();
            String seed = course.rows().getFirst().getFirst();
            double value = own.getFirst().of("value_minor");
            for (List<String> row : course.rows()) {
                if (row.get(0).equals(seed) && row.get(1).equals(place) && row.get(3).equals(currency)) {
                    byWord.computeIfAbsent(row.get(2), word -> new ArrayList<>()).add(new LineChart.Point(
                            number(course, row, "seconds") / 3_600, number(course, row, measure) / value));
                }
            }
            List<LineChart.Line> lines = new ArrayList<>();
            byWord.forEach((word, points) -> {
                if (words.contains(word)) {
                    lines.add(new LineChart.Line(word, words.indexOf(word), points));
                }
            });
            section(title, "Liquidity " + place + ", the first day.",
                    new LineChart(LineChart.NARROW, title, "hours after the opening", up, lines));
        }

        private void ring() {
            Table flows = Summary.table(tables, RunTables.FLOWS);
            List<List<String>> rows = flows.rows().stream()
                    .filter(row -> row.get(0).equals(flows.rows().getFirst().getFirst())
                            && row.get(3).equals(currency))
                    .toList();
            double total = rows.stream().mapToDouble(row -> number(flows, row, "value_minor")).sum();
            Map<String, Double> sent = new LinkedHashMap<>();
            rows.forEach(row -> sent.merge(row.get(4), number(flows, row, "value_minor"), Double::sum));
            List<String> banks = sent.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_BANKS).map(Map.Entry::getKey).toList();
            List<Ring.Flow> between = rows.stream()
                    .filter(row -> banks.contains(row.get(4)) && banks.contains(row.get(5)))
                    .map(row -> new Ring.Flow(banks.indexOf(row.get(4)), banks.indexOf(row.get(5)),
                            number(flows, row, "value_minor") / total))
                    .toList();
            Ring ring = new Ring("who pays whom", banks.stream()
                    .map(bank -> new Ring.Node(bank, sent.getOrDefault(bank, 0.0) / total)).toList(),
                    between);
            html.append("<section><h2>Who pays whom</h2><p>The ").append(banks.size())
                    .append(" banks that send most, on the first day; a bow has the colour of its payer.</p>")
                    .append(ring.svg()).append("</section>\n");
        }

        private void providers(String place) {
            Table accounts = Summary.table(tables, RunTables.ACCOUNTS);
            String seed = accounts.rows().getFirst().getFirst();
            List<List<String>> rows = accounts.rows().stream()
                    .filter(row -> row.get(0).equals(seed) && row.get(1).equals(place)
                            && row.get(2).equals(words.getLast()) && row.get(3).equals(currency))
                    .toList();
            double all = rows.stream().mapToDouble(row -> number(accounts, row, "used_minor")).sum();
            List<Bars.Bar> bars = rows.stream()
                    .map(row -> new Bars.Bar(row.get(4), number(accounts, row, "used_minor"),
                            all == 0 ? 0 : number(accounts, row, "used_minor") / all))
                    .sorted((one, other) -> Double.compare(other.value(), one.value())).limit(MOST_BANKS)
                    .toList();
            html.append("<section><h2>Who provides liquidity</h2><p>Share of all liquidity used; liquidity ")
                    .append(place).append(", ").append(Svg.escaped(words.getLast()))
                    .append(", the first day.</p>")
                    .append(new Bars("who provides liquidity", bars).svg()).append("</section>\n");
        }

        private void table() {
            html.append("<section><h2>All results</h2><p>Means over the days.</p><div class=\"scroll\">"
                    + "<table><tr><th>liquidity</th><th class=\"word\">mechanisms</th><th>available</th>"
                    + "<th>used</th><th>delay indicator</th><th>mean delay, s</th><th>unsettled</th>"
                    + "<th>queue max</th><th>turnover</th><th>gridlock, s</th></tr>\n");
            for (Summary.Mean mean : own) {
                double value = mean.of("value_minor");
                html.append(String.format(Locale.ROOT, "<tr><td>%s</td><td class=\"word\">%s</td><td>%s</td>"
                        + "<td>%s</td><td>%.3f</td><td>%,.0f</td><td>%s</td><td>%s</td><td>%.1f</td>"
                        + "<td>%,.0f</td></tr>\n", mean.liquidity(), Svg.escaped(mean.mechanisms()),
                        percent(mean.of("available_minor") / value), percent(mean.of("used_minor") / value),
                        mean.of("delay_indicator"), mean.of("mean_delay_seconds"),
                        percent(mean.of("unsettled_share")), percent(mean.of("queue_peak_minor") / value),
                        mean.of("turnover_of_used"), mean.of("gridlock_seconds")));
            }
            html.append("</table></div></section>\n");
        }

        /** Only of days on which the engine was asked: those with payments that were handed in before. */
        private void expectations() {
            List<Summary.Mean> asked = own.stream().filter(mean -> mean.of("expected_asked") > 0).toList();
            if (asked.isEmpty()) {
                return;
            }
            html.append("<section><h2>Do expected times come true?</h2><p>At each full hour the engine is"
                    + " asked of each payment that is due and waits when it will settle, by what is known"
                    + " then. Of the times that it told, how many came true by so many minutes, before or"
                    + " after; what never settled did not, and counts in the error as settled at the close."
                    + " Shares are of all answers of all days, the error is the mean of the days' medians by"
                    + " their answers.</p><div class=\"scroll\"><table><tr><th>liquidity</th>"
                    + "<th class=\"word\">mechanisms"
                    + "</th><th>asked a day</th><th>a time was told</th><th>within 1 min</th>"
                    + "<th>within 5 min</th><th>within 15 min</th><th>median error, s</th></tr>\n");
            for (Summary.Mean mean : asked) {
                html.append(String.format(Locale.ROOT, "<tr><td>%s</td><td class=\"word\">%s</td>"
                        + "<td>%,.0f</td><td>%s</td>", mean.liquidity(), Svg.escaped(mean.mechanisms()),
                        mean.of("expected_asked"),
                        percent(mean.of("expected_told") / mean.of("expected_asked"))));
                for (int minutes : List.of(1, 5, 15)) {
                    cell(mean.weighted("expected_within_" + minutes + "min_share", "expected_told"), 100,
                            " %");
                }
                cell(mean.weighted("expected_median_error_seconds", "expected_told"), 1, "");
                html.append("</tr>\n");
            }
            html.append("</table></div></section>\n");
        }

        private void cell(double value, int times, String unit) {
            html.append("<td>").append(Double.isNaN(value)
                    ? "none told"
                    : String.format(Locale.ROOT, times == 1 ? "%,.0f%s" : "%,.1f%s", value * times, unit))
                    .append("</td>");
        }

        private void section(String title, String text, LineChart chart) {
            html.append("<section><h2>").append(Svg.escaped(title)).append("</h2><p>")
                    .append(Svg.escaped(text)).append("</p>").append(chart.legend()).append(chart.svg())
                    .append("</section>\n");
        }
    }

    private static double number(Table table, List<String> row, String column) {
        return Double.parseDouble(row.get(table.at(column)));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private static String millions(double minor) {
        return String.format(Locale.ROOT, "%,.0f", minor / 1e6);
    }
}
