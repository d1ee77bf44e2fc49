/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.io.IOException;
import java.nio.file.Path;

/** Prints how many windows of a file are found as they are meant, and each that is not. */
final class Accuracy {

    private Accuracy() {}

    public static void main(String[] files) throws IOException {
        for (var file : files) {
            measure(Path.of(file));
        }
    }

    private static void measure(Path file) throws IOException {
        var rows = Row.of(file);
        int starts = 0;
        int windows = 0;
        for (var row : rows) {
            var found = row.found();
            boolean start = row.start().equals(row.local(found.start()));
            boolean end = row.end().equals(row.local(found.end()));
            starts += start ? 1 : 0;
            windows += start && end ? 1 : 0;
            if (!start || !end) {
                System.out.printf(
                        "%s [%s, %s]: %s to %s, meant %s to %s%n",
                        row.text(),
                        row.context().locale().toLanguageTag(),
                        row.context().now().toLocalDateTime(),
                        row.local(found.start()),
                        row.local(found.end()),
                        row.start(),
                        row.end());
            }
        }
        System.out.printf(
                "%s: start %d/%d (%.1f %%), start and end %d/%d (%.1f %%)%n",
                file,
                starts,
                rows.size(),
                100.0 * starts / rows.size(),
                windows,
                rows.size(),
                100.0 * windows / rows.size());
        speed(rows);
    }

    /** In ns: others may be at work on this machine. */
    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void speed(java.util.List<Row> rows) {
        int rounds = 200;
        long began = 0;
        for (int round = -rounds; round < rounds; round++) {
            if (round == 0) {
                began = cpu();
            }
            rows.forEach(row -> Times.find(row.text(), row.context()));
        }
        System.out.printf("%.3f ms CPU a sentence%n", (cpu() - began) / 1e6 / rounds / rows.size());
    }
}
