/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.insight.Insights.Search;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What admins' questions take, in milliseconds: a main for the README. Conversations have five turns each. */
final class InsightCost {

    private static final String NOTED = """
            {"kind":"ask","slot":"priority","intent":"create_change","confidence":0.9,"quick_replies":[%s],\
            "progress":{"intent":"create_change","required":[],"collected":{},"next":"priority","complete":false},\
            "trace":{"took_ms":7}}""".formatted("\"a quick reply\"".concat(",\"a quick reply\"".repeat(60)));
    private static final int TURNS = 5;
    private static final int ROUNDS = 5;

    private InsightCost() {}

    public static void main(String[] args) throws Exception {
        var settings = args[0].equals("h2") ? Databases.h2(Files.createTempDirectory("insight")) : Databases.postgres();
        try (var database = Databases.open(settings)) {
            var store = new JdbiConversations(database.source(), new Listeners(), Duration.ofDays(7));
            var from = Instant.parse("2030-06-03T00:00:00Z");
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                var talker = new Talker(store, "user-" + i % 100, "rest");
                for (int turn = 0; turn < TURNS; turn++) {
                    talker.turn("Restart the payments service after the patch", from.plusSeconds(i), NOTED);
                }
            }
            for (int round = 0; round < ROUNDS; round++) {
                var insights = new JdbiInsights(database.source(), Duration.ofDays(7), 50_000, System::nanoTime);
                long list = millis(() -> insights.conversations(Search.ALL, 20, Optional.empty()));
                var nowhere = new Search(
                        Optional.of("nowhere"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.empty());
                long search = millis(() -> insights.conversations(nowhere, 20, Optional.empty()));
                long figures = millis(() -> insights.figures(from, from.plus(Duration.ofDays(30))));
                System.out.printf("list %d ms, search %d ms, figures %d ms%n", list, search, figures);
            }
        }
    }

    private static long millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
