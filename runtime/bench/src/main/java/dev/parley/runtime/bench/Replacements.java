/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import dev.parley.runtime.bench.Chatter.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The example intent is replaced again and again by a newer version while guests talk to it and to another intent. They
 * keep to a pace, whoever is still waiting for an answer, as long as there is a guest who is not. Before, they talk the
 * same without a replacement, for comparison.
 */
final class Replacements {

    private final int rate;
    private final boolean isTried;
    private final Duration quiet;
    private final Duration warmUp;

    /**
     * @param rate turns a second
     * @param isTried whether each version has to pass its trial
     * @param quiet how long they talk without a replacement
     */
    Replacements(int rate, boolean isTried, Duration quiet, Duration warmUp) {
        this.rate = rate;
        this.isTried = isTried;
        this.quiet = quiet;
        this.warmUp = warmUp;
    }

    boolean run(Path distribution, int times) throws Exception {
        try (var site = isTried ? Site.of(distribution) : Site.of(distribution).untried()) {
            var versions = new Versions(ExampleJar.built(), site);
            versions.drop(0);
            try (var server = Server.start(distribution, site.environment())) {
                return on(server, versions, times);
            }
        }
    }

    private boolean on(Server server, Versions versions, int times) throws Exception {
        var jvm = new Jvm(server.process().pid());
        try (var crowd = Crowd.talking(server.port(), rate)) {
            crowd.after(warmUp);
        }
        long heap = jvm.heap();
        try (var crowd = Crowd.talking(server.port(), rate)) {
            TimeUnit.NANOSECONDS.sleep(quiet.toNanos());
            long began = System.nanoTime();
            var waited = versions.replace(times, crowd.hearing());
            long ended = System.nanoTime();
            var guests = crowd.ended();
            System.out.printf(
                    Locale.ROOT,
                    "%d of %d replacements %s, at %d turns a second%n",
                    waited.size(),
                    times,
                    isTried ? "with a trial each" : "without the gate",
                    rate);
            var before = Figures.of(turns(guests), began - quiet.toNanos(), began);
            var during = Figures.of(turns(guests), began, ended);
            print("before", before);
            print("during them", during);
            System.out.printf(
                    Locale.ROOT,
                    "worst extra latency %.1f ms; from drop to the first answer of the new version: p50 %.0f ms, p95 %.0f"
                            + " ms%n",
                    Figures.percentile(during.asking(), 100) - Figures.percentile(before.asking(), 100),
                    Figures.percentile(sorted(waited), 50),
                    Figures.percentile(sorted(waited), 95));
            boolean isWhole = isWhole(guests);
            return isClean(jvm, heap) && isWhole && waited.size() == times;
        }
    }

    private static List<Turn> turns(List<Chatter> guests) {
        return guests.stream().flatMap(guest -> guest.turns().stream()).toList();
    }

    private static void print(String when, Figures figures) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %6d turns, %4.0f a second; p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, worst %.1f ms%n",
                when,
                figures.turns(),
                figures.turns() / (figures.lasted().toNanos() / 1e9),
                Figures.percentile(figures.asking(), 50),
                Figures.percentile(figures.asking(), 95),
                Figures.percentile(figures.asking(), 99),
                Figures.percentile(figures.asking(), 100));
    }

    private static long[] sorted(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static boolean isWhole(List<Chatter> guests) throws IOException {
        var tally = Tally.NONE;
        for (var guest : guests) {
            tally = tally.plus(guest.tally());
        }
        var failures =
                guests.stream().flatMap(guest -> guest.failures().stream()).toList();
        failures.stream().limit(3).forEach(System.out::println);
        System.out.printf(
                "%d turns: %d failed, %d lost, %d doubled%n",
                turns(guests).size(), failures.size(), tally.lost(), tally.doubled());
        return failures.isEmpty() && tally.equals(Tally.NONE);
    }

    /** @param before bytes on the heap */
    private static boolean isClean(Jvm jvm, long before) throws IOException {
        long loaders = jvm.loaders(ExampleJar.CLASS);
        System.out.printf(
                Locale.ROOT,
                "class loaders of the intent: %d; alive on the heap: %.1f MB before, %.1f MB after%n",
                loaders,
                before / 1e6,
                jvm.heap() / 1e6);
        return loaders == 1;
    }
}
