/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import static dev.parley.lib.page.Html.details;
import static dev.parley.lib.page.Html.element;
import static dev.parley.lib.page.Html.p;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plot of figures, with the figures as a table for those who would rather read them. Series differ in colour and in
 * dashes or patterns.
 */
public final class Plot {

    /**
     * Figures of one kind.
     *
     * @param name with the unit, if it has one
     * @param values one for each label of the plot, not below 0; {@link Double#NaN} where there is none
     */
    public record Series(String name, List<Double> values) {

        public Series {
            values = List.copyOf(values);
        }

        public static Series of(String name, Stream<? extends Number> values) {
            return new Series(name, values.map(Number::doubleValue).toList());
        }
    }

    static final int MOST_SERIES = 4;

    private final String title;
    private final List<String> labels;
    private final List<Series> series = new ArrayList<>();

    private Plot(String title, List<String> labels) {
        this.title = title;
        this.labels = List.copyOf(labels);
    }

    /** @param labels what the figures are of: days, names */
    public static Plot of(String title, List<String> labels) {
        return new Plot(title, labels);
    }

    /** Adds figures; at most {@value #MOST_SERIES} series. */
    public Plot series(String name, Stream<? extends Number> values) {
        var more = Series.of(name, values);
        if (series.size() == MOST_SERIES || more.values().size() != labels.size()) {
            throw new IllegalArgumentException("a plot has up to 4 series with a figure for each label");
        }
        series.add(more);
        return this;
    }

    /** How figures go on, from one to the next. */
    public Html lines() {
        return figure(new Canvas(labels, room(largest())).lines(series), true);
    }

    /** Columns, of several series upon each other. */
    public Html columns() {
        double highest = IntStream.range(0, labels.size())
                .mapToDouble(
                        i -> series.stream().mapToDouble(one -> figure(one, i)).sum())
                .max()
                .orElse(0);
        return figure(new Canvas(labels, room(highest)).columns(series), false);
    }

    /** Bars that begin at the left, each below its label; for few labels that are long. Only the first series. */
    public Html bars() {
        return figure(Canvas.bars(labels, series.get(0), largest()), false);
    }

    /** Where figures are whole, so are the numbers at the axis. */
    private double room(double largest) {
        boolean isWhole = series.stream()
                .flatMap(one -> one.values().stream())
                .allMatch(value -> value.isNaN() || value == Math.rint(value));
        return isWhole ? Math.max(4, largest) : largest;
    }

    private double largest() {
        return largest(series.stream().flatMap(one -> one.values().stream())).orElse(0);
    }

    private static OptionalDouble largest(Stream<Double> values) {
        return values.mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .max();
    }

    private static double figure(Series series, int i) {
        double value = series.values().get(i);
        return Double.isNaN(value) ? 0 : value;
    }

    private Html figure(Element drawing, boolean isLines) {
        var caption = element("figcaption", title);
        if (largest() == 0) {
            return element("figure", caption, p("None in this time.").kind("empty"));
        }
        var named = drawing.is("role", "img").is("aria-label", title + ". " + described());
        return element(
                "figure",
                caption,
                series.size() > 1 ? List.of(legend(isLines)) : List.of(),
                named,
                details("As a table", table()));
    }

    private String described() {
        var sentences = series.stream()
                .map(one -> one.name() + " "
                        + text(one.values().stream()
                                .filter(value -> !value.isNaN())
                                .mapToDouble(x -> x)
                                .min()
                                .orElse(0))
                        + " to "
                        + text(largest(one.values().stream()).orElse(0)));
        return String.join(", ", sentences.toList()) + ". The figures follow as a table.";
    }

    private Html legend(boolean isLines) {
        var keys = IntStream.range(0, series.size())
                .mapToObj(
                        i -> element("li", Canvas.key(i, isLines), series.get(i).name()))
                .toList();
        return element("ul", keys).kind("legend");
    }

    private Html table() {
        var columns = Stream.concat(Stream.of("Of"), series.stream().map(Series::name))
                .toArray(String[]::new);
        var table = Table.of(title, columns);
        for (int i = 0; i < labels.size(); i++) {
            int at = i;
            table.row(Stream.concat(
                            Stream.of(labels.get(i)),
                            series.stream().map(one -> text(one.values().get(at))))
                    .toArray());
        }
        return table.orElse("");
    }

    /** {@code 1,500}, {@code 2.5}, or – where there is none. */
    static String text(double value) {
        return Double.isNaN(value)
                ? "–"
                : new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
