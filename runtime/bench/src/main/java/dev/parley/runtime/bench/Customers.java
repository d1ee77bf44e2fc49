/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import dev.parley.runtime.bench.Loop.Kind;
import dev.parley.runtime.bench.Loop.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What customers cost: each row is one kind of request in a closed loop, in the same run, with the CPU time of the
 * server and its database a request. The first row, which does nothing, is what HTTP itself costs.
 */
final class Customers {

    private static final String PASSWORD = "for the benchmark";
    private static final Pattern TOKEN = Pattern.compile("\"token\" ?: ?\"([^\"]+)\"");
    private static final Pattern CONVERSATION = Pattern.compile("\"conversation_id\" ?: ?\"([^\"]+)\"");
    private static final Pattern QUESTION = Pattern.compile("\"question\" ?: ?\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String SESSION = "/api/session/";
    private static final String MESSAGES = "/api/chatbot/messages/";
    private static final String FAQS = "/api/chatbot/faqs/";

    private static final List<String> OTHER_WORDS = List.of(
            "hi, my parcel from order %d has not come yet, what can I do",
            "I would like to send back order %d, how does that go?",
            "which ways to pay are there for order %d?",
            "I have forgotten my password again, for the %d. time",
            "is the bill for order %d somewhere to be downloaded",
            "we moved house, number %d, please change where you send things");

    private record Row(String name, Kind kind) {}

    private final List<Integer> users;
    private final Duration measured;
    private final Duration warmUp;
    private final int faqs;
    private final AtomicLong orders = new AtomicLong();

    Customers(List<Integer> users, Duration measured, Duration warmUp, int faqs) {
        this.users = users;
        this.measured = measured;
        this.warmUp = warmUp;
        this.faqs = faqs;
    }

    boolean run(Path distribution, List<String> databases) throws Exception {
        var fine = true;
        for (var name : databases) {
            var environment = new HashMap<>(Map.of("PARLEY_ADMIN_PASSWORD", PASSWORD));
            try (var database = Database.named(name)) {
                environment.putAll(database.environment());
                try (var server = Server.start(distribution, environment)) {
                    fine &= on(name, database, server);
                }
            }
        }
        return fine;
    }

    private boolean on(String name, Database database, Server server) throws Exception {
        add(server.port());
        System.out.printf(
                Locale.ROOT,
                "%s, 12 sample FAQs and %d more, %d s a row after %d s of warm-up%n%-42s %s%n",
                name,
                faqs,
                measured.toSeconds(),
                warmUp.toSeconds(),
                "",
                Figures.HEADER);
        for (var row : rows()) {
            new Loop(server.port(), 16, row.kind()).run(warmUp);
        }
        long errors = 0;
        for (int count : users) {
            for (var row : rows()) {
                var before = server.cpu().plus(database.cpu());
                var beforeDatabase = database.cpu();
                var figures = new Loop(server.port(), count, row.kind()).run(measured);
                var used = server.cpu().plus(database.cpu()).minus(before);
                System.out.printf(
                        Locale.ROOT,
                        "%-42s %s%n",
                        row.name(),
                        figures.row(count, used, database.cpu().minus(beforeDatabase)));
                errors += figures.errors();
            }
        }
        System.out.printf(Locale.ROOT, "resident memory of the server %d MB%n%n", server.residentMegabytes());
        return errors == 0;
    }

    private List<Row> rows() {
        return List.of(
                new Row(
                        "GET /health/live",
                        (connection, token) ->
                                () -> connection.get("/health/live", "", "").status() == 200),
                new Row("question in the FAQ's own words", this::own),
                new Row("question in other words", this::other),
                new Row("question that nothing answers", this::unanswerable),
                new Row("poll with nothing new (304)", Customers::poll),
                new Row("FAQ list, known already (304)", Customers::list));
    }

    private Request own(Connection connection, String token) throws IOException {
        var questions = QUESTION.matcher(connection.get(FAQS, token, "").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        return () -> asked(connection, token, questions.get(random(questions.size())))
                .contains("\"faq\"");
    }

    /** Never the same words twice, so that nothing can be known already. */
    private Request other(Connection connection, String token) {
        return () -> !asked(
                        connection,
                        token,
                        OTHER_WORDS.get(random(OTHER_WORDS.size())).formatted(orders.incrementAndGet()))
                .isEmpty();
    }

    private Request unanswerable(Connection connection, String token) {
        return () -> !asked(connection, token, "who won the chess match number " + orders.incrementAndGet())
                .isEmpty();
    }

    private static Request poll(Connection connection, String token) throws IOException {
        var conversation = found(CONVERSATION, asked(connection, token, "hello"));
        var path = "/api/chatbot/conversations/" + conversation + "/messages/?after=2";
        var tag = connection.get(path, token, "").tag();
        return () -> connection.get(path, token, tag).status() == 304;
    }

    private static Request list(Connection connection, String token) throws IOException {
        var tag = connection.get(FAQS, token, "").tag();
        return () -> connection.get(FAQS, token, tag).status() == 304;
    }

    private static String asked(Connection connection, String token, String question) throws IOException {
        return connection.post(MESSAGES, token, "{\"message_text\":\"" + question + "\"}");
    }

    private static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    /** FAQs that are not asked for, to be searched through. */
    private void add(int port) throws IOException {
        try (var connection = new Connection(port)) {
            var credentials = "{\"name\":\"admin\",\"password\":\"" + PASSWORD + "\"}";
            var token = found(TOKEN, connection.post(SESSION, "", credentials));
            for (int from = 0; from < faqs; from += 500) {
                var entries = IntStream.range(from, Math.min(faqs, from + 500))
                        .mapToObj(i -> "{\"question\":\"How do I set the dial %d of machine %d to %d?\","
                                        .formatted(i % 7, i, i % 11)
                                + "\"answer\":\"Turn it by %d degrees. Then wait for the light.\"}".formatted(i % 360))
                        .collect(Collectors.joining(",", "[", "]"));
                if (connection.post("/api/admin/faqs/import/", token, entries).isEmpty()) {
                    throw new IllegalStateException("the FAQs could not be imported");
                }
            }
        }
    }

    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
