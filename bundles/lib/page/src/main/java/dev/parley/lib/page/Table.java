/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import static dev.parley.lib.page.Html.element;
import static dev.parley.lib.page.Html.p;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A table. The first cell of a row is its name; numbers stand at the right. */
public final class Table {

    private final String caption;
    private final List<String> columns;
    private final List<Element> rows = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>();

    private Table(String caption, List<String> columns) {
        this.caption = caption;
        this.columns = columns;
    }

    /** @param caption what it shows @param columns their headings */
    public static Table of(String caption, String... columns) {
        return new Table(caption, List.of(columns));
    }

    /** Adds a row; see {@link Html} for what a cell may be. */
    public Table row(Object... cells) {
        var row = element("tr");
        for (int i = 0; i < cells.length; i++) {
            var cell = element(i == 0 ? "th" : "td", cells[i])
                    .is("scope", i == 0 ? Optional.of("row") : Optional.empty())
                    .is("data-label", Optional.of(columns.get(i)).filter(label -> !label.isEmpty()));
            if (cells[i] instanceof Number) {
                numbers.add(i);
                cell = cell.kind("number");
            }
            row = row.with(cell);
        }
        rows.add(row);
        return this;
    }

    /** The table, or a sentence in its place if it has no row. */
    public Html orElse(String sentence) {
        if (rows.isEmpty()) {
            return p(sentence).kind("empty");
        }
        var heads = IntStream.range(0, columns.size()).mapToObj(this::head).toList();
        var table = element(
                "table", element("caption", caption), element("thead", element("tr", heads)), element("tbody", rows));
        return Html.div("scroll", table)
                .is("role", "group")
                .is("aria-label", caption)
                .is("tabindex", 0);
    }

    /** What has no name is no heading. */
    private Element head(int i) {
        return columns.get(i).isEmpty()
                ? element("td")
                : element("th", columns.get(i)).is("scope", "col").kind(numbers.contains(i) ? "number" : "");
    }
}
