/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody writes, and the window that is meant.
 *
 * @param start a local date-time in the zone, - for none
 */
record Row(String text, Context context, String start, String end) {

    /** Reads {@code text, locale, zone, now, start, end}, separated by tabs, below a heading. */
    static List<Row> of(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(Row::of)
                .toList();
    }

    private static Row of(String[] cells) {
        var now = LocalDateTime.parse(cells[3]).atZone(ZoneId.of(cells[2]));
        return new Row(cells[0], new Context(now, Locale.forLanguageTag(cells[1])), local(cells[4]), local(cells[5]));
    }

    private static String local(String cell) {
        return cell.equals("-") ? cell : LocalDateTime.parse(cell).toString();
    }

    /** The first window in the text. */
    Resolved found() {
        return Times.find(text, context).stream()
                .findFirst()
                .map(found -> found.window().resolve(context.now()))
                .orElse(new Resolved(Optional.empty(), Optional.empty(), false));
    }

    String local(Optional<ZonedDateTime> moment) {
        return moment.map(m -> m.withZoneSameInstant(context.now().getZone())
                        .toLocalDateTime()
                        .toString())
                .orElse("-");
    }
}
