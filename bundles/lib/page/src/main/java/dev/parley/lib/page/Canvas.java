/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import static dev.parley.lib.page.Html.element;

import dev.parley.lib.page.Plot.Series;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Draws figures as SVG: in the units of its view box, with the colours of the stylesheet. */
final class Canvas {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 200;
    private static final int LEFT = 44;
    private static final int TOP = 8;
    private static final int BOTTOM = 22;
    private static final int TICKS = 4;
    private static final int ROW = 34;

    private final List<String> labels;
    private final double top;

    /** @param largest figure that there is room for */
    Canvas(List<String> labels, double largest) {
        this.labels = labels;
        this.top = round(largest);
    }

    Element lines(List<Series> series) {
        var drawing = axes();
        for (int i = 0; i < series.size(); i++) {
            drawing = drawing.with(element("path").is("d", path(series.get(i))).kind("line s" + i))
                    .with(points(series.get(i), i));
        }
        return drawing;
    }

    /** A figure between none would not be seen without its point. */
    private List<Element> points(Series series, int kind) {
        return IntStream.range(0, labels.size())
                .filter(i -> !Double.isNaN(series.values().get(i)))
                .mapToObj(i -> element("circle")
                        .is("cx", number(x(i)))
                        .is("cy", number(y(series.values().get(i))))
                        .is("r", 2.5)
                        .kind("area s" + kind))
                .toList();
    }

    Element columns(List<Series> series) {
        var drawing = axes();
        double width = (WIDTH - LEFT) / (double) Math.max(1, labels.size());
        for (int at = 0; at < labels.size(); at++) {
            double below = 0;
            for (int i = 0; i < series.size(); i++) {
                double value = series.get(i).values().get(at);
                if (value > 0) {
                    drawing = drawing.with(column(LEFT + at * width, width * .85, below, value, i));
                    below += value;
                }
            }
        }
        return drawing;
    }

    /** A row for each label, with the figure behind the bar. */
    static Element bars(List<String> labels, Series series, double largest) {
        var drawing = svg(WIDTH, labels.size() * ROW + 4);
        for (int i = 0; i < labels.size(); i++) {
            double value = series.values().get(i);
            double width = largest > 0 && value > 0 ? value / largest * (WIDTH - 60) : 0;
            drawing = drawing.with(
                    label(labels.get(i), 0, i * ROW + 12, "start"),
                    element("rect")
                            .is("x", 0)
                            .is("y", i * ROW + 16)
                            .is("width", number(width))
                            .is("height", 12)
                            .kind("area s0"),
                    label(Plot.text(value), width + 5, i * ROW + 26, "start"));
        }
        return drawing;
    }

    /** What a legend shows of a series. */
    static Element key(int series, boolean isLine) {
        var key = isLine
                ? element("path").is("d", "M0 6H24").kind("line s" + series).is("stroke-width", 2)
                : element("rect")
                        .is("width", 24)
                        .is("height", 12)
                        .is("opacity", opacity(series))
                        .kind("area s" + series);
        return element("svg", key).is("viewBox", "0 0 24 12").is("aria-hidden", "true");
    }

    private Element axes() {
        var drawing = svg(WIDTH, HEIGHT);
        for (int i = 0; i <= TICKS; i++) {
            double value = top * i / TICKS;
            drawing = drawing.with(
                    element("path")
                            .is("d", "M" + LEFT + ' ' + number(y(value)) + 'H' + WIDTH)
                            .kind("grid"),
                    label(Plot.text(value), LEFT - 5, y(value) + 4, "end"));
        }
        int last = labels.size() - 1;
        for (int i : IntStream.of(0, last / 2, last)
                .distinct()
                .filter(at -> at >= 0 && at <= last)
                .toArray()) {
            var anchor = i == last && last > 0 ? "end" : i == 0 ? "start" : "middle";
            double x = i == 0 ? LEFT : i == last ? WIDTH : LEFT + (i + .5) * (WIDTH - LEFT) / labels.size();
            drawing = drawing.with(label(labels.get(i), x, HEIGHT - 6, anchor));
        }
        return drawing;
    }

    private Element column(double x, double width, double below, double value, int series) {
        return element("rect")
                .is("x", number(x))
                .is("y", number(y(below + value)))
                .is("width", number(width))
                .is("height", number(y(below) - y(below + value)))
                .is("opacity", opacity(series))
                .kind("area s" + series);
    }

    /** Series upon each other differ in lightness too. */
    private static String opacity(int series) {
        return List.of("1", ".55", ".8", ".35").get(series);
    }

    private String path(Series series) {
        var path = new StringBuilder();
        boolean isDown = false;
        for (int i = 0; i < series.values().size(); i++) {
            double value = series.values().get(i);
            if (!Double.isNaN(value)) {
                path.append(isDown ? 'L' : 'M').append(number(x(i))).append(' ').append(number(y(value)));
            }
            isDown = !Double.isNaN(value);
        }
        return path.toString();
    }

    private double x(int i) {
        return LEFT + (i + .5) * (WIDTH - LEFT) / labels.size();
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP);
    }

    /** The next larger number that divides well by four: 1.2, 2, 4 or 8 times a power of ten. */
    private static double round(double largest) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(largest, 1e-6))));
        for (double step : new double[] {1.2, 2, 4, 8}) {
            if (step * power >= largest) {
                return step * power;
            }
        }
        return 12 * power;
    }

    private static Element svg(int width, int height) {
        return element("svg").is("viewBox", "0 0 " + width + ' ' + height).kind("plot");
    }

    private static Element label(String text, double x, double y, String anchor) {
        return element("text", text).is("x", number(x)).is("y", number(y)).is("text-anchor", anchor);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
