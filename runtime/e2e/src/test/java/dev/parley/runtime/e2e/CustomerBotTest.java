/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers ask the distribution: FAQ, then a RAG service, then the honest fallback; admins see it and mend it. */
class CustomerBotTest {

    private static final String PASSWORD = "for this test alone";
    private static final String WARRANTY = "How long is the warranty on a dishwasher?";
    private static final String NOBODY_KNOWS = "What is the airspeed of an unladen swallow?";

    @TempDir
    Path directory;

    private final Map<String, String> environment = new HashMap<>(Map.of("PARLEY_ADMIN_PASSWORD", PASSWORD));

    @Test
    void answers_from_faq_then_rag_then_fallback_on_h2() throws Exception {
        answersAndLearns();
    }

    @Test
    void answers_from_faq_then_rag_then_fallback_on_postgresql() throws Exception {
        try (var postgres = Postgres.start()) {
            environment.putAll(postgres.environment());
            answersAndLearns();
        }
    }

    private void answersAndLearns() throws Exception {
        try (var rag = new RagService()) {
            environment.putAll(rag.environment());
            Customer customer;
            String voted;
            try (var parley = start()) {
                customer = Customer.guest(parley.url());
                voted = answers(customer, rag);
                learns(customer, Customer.account(parley.url(), "admin", PASSWORD));
                parley.kill();
            }
            try (var parley = start()) {
                customer.at(parley.url());
                var kept = customer.messages();
                assertEquals("down", kept.get(1).path("feedback").asText(), kept.toString());
                assertEquals(voted, kept.get(1).path("id").asText());
                assertEquals(
                        "About 11 metres a second.",
                        customer.ask(NOBODY_KNOWS).path("text").asText());
                forgets(customer);
            }
            assertFalse(logs().contains(RagService.KEY));
        }
    }

    /** @return the message that was voted down */
    private static String answers(Customer customer, RagService rag) {
        var faq = customer.get("api/chatbot/faqs/").get(0);
        var known = customer.ask(faq.get("question").asText());
        assertEquals(faq.get("answer").asText(), known.get("text").asText());
        assertEquals("faq", known.get("answered_by").asText());
        assertEquals("bot", known.get("sender").asText());
        assertEquals(0, rag.asked().size());

        var far = customer.ask(WARRANTY);
        assertEquals("The warranty is two years.", far.get("text").asText());
        assertEquals("https://docs.example/warranty", far.at("/sources/0/link").asText());
        assertEquals(WARRANTY, rag.asked().get(0).get("question").asText());
        assertTrue(rag.keys().get(0).contains(RagService.KEY));

        var fallback =
                customer.get("api/chatbot/config/").get("fallback_message").asText();
        assertEquals(fallback, customer.ask(NOBODY_KNOWS).get("text").asText());
        for (var illness : RagService.Health.values()) {
            if (illness != RagService.Health.WELL) {
                rag.is(illness);
                assertEquals(fallback, customer.ask(WARRANTY).get("text").asText(), illness.name());
            }
        }
        rag.is(RagService.Health.WELL);

        var messages = customer.messages();
        assertEquals("customer", messages.at("/0/sender").asText());
        for (int seq = 1; seq <= messages.size(); seq++) {
            assertEquals(seq, messages.get(seq - 1).get("seq").asInt());
        }
        var first = known.get("message_id").asText();
        var tag = customer.poll(0).headers().firstValue("ETag").orElseThrow();
        assertEquals(304, customer.poll(0, "If-None-Match", tag).statusCode());
        assertEquals(200, customer.vote(first, "up").statusCode());
        assertEquals(200, customer.poll(0, "If-None-Match", tag).statusCode());
        assertEquals(200, customer.vote(first, "down").statusCode());
        assertEquals(400, customer.vote(first, "maybe").statusCode());
        assertEquals(422, customer.vote(messages.at("/0/id").asText(), "up").statusCode());
        return first;
    }

    private static void learns(Customer customer, Customer admin) {
        assertEquals(401, customer.send("GET", "api/admin/feedback/", null).statusCode());
        var votes = admin.get("api/admin/feedback/?value=down").get("results");
        assertEquals(1, votes.size());
        assertEquals("faq", votes.at("/0/answered_by").asText());
        var open = admin.get("api/admin/feedback/unanswered/").get("results");
        var group = open.valueStream()
                .filter(one -> one.get("name").asText().equals(NOBODY_KNOWS))
                .findFirst()
                .orElseThrow();
        var mended = Customer.read(admin.send(
                "POST",
                "api/admin/feedback/faq/",
                Customer.json(Map.of(
                        "message_id",
                        group.at("/questions/0/message_id").asText(),
                        "answer",
                        "About 11 metres a second."))));
        assertEquals(NOBODY_KNOWS, mended.at("/faq/question").asText());
        assertEquals(NOBODY_KNOWS, mended.at("/after/0/faq/question").asText());
        assertEquals(
                "About 11 metres a second.",
                customer.ask(NOBODY_KNOWS).get("text").asText());
        var today = admin.get("api/admin/feedback/days/").get("results");
        assertTrue(today.get(today.size() - 1).get("unanswered").asInt() > 0, today.toString());
    }

    private static void forgets(Customer customer) {
        var export = customer.get("api/me/export/");
        assertTrue(export.toString().contains(WARRANTY));
        assertEquals(204, customer.send("DELETE", "api/me/", null).statusCode());
        assertEquals(404, customer.poll(0).statusCode());
        assertFalse(customer.get("api/me/export/").toString().contains(WARRANTY));
    }

    @Test
    void a_setting_holds_at_once_and_a_key_is_never_shown_nor_kept_readable() throws Exception {
        try (var rag = new RagService();
                var parley = start()) {
            var admin = Customer.account(parley.url(), "admin", PASSWORD);
            var customer = Customer.guest(parley.url());
            assertEquals(
                    "VasiliasBot",
                    customer.get("api/chatbot/config/").get("bot_name").asText());
            set(
                    admin,
                    Map.of(
                            "bot_name", "Emma",
                            "fallback_message", "Ask Emma's mother: +30 210 000000",
                            "polling_interval_ms", "1234",
                            "rag_api_url", rag.url(),
                            "rag_api_key", RagService.KEY,
                            "rag_shape", "fastapi",
                            "rag_allow_private", "true"));
            until(() ->
                    customer.get("api/chatbot/config/").get("bot_name").asText().equals("Emma"));
            var config = customer.get("api/chatbot/config/").toString();
            assertTrue(config.contains("1234"), config);
            assertFalse(config.contains("rag"), config);
            assertEquals(
                    "Ask Emma's mother: +30 210 000000",
                    customer.ask(NOBODY_KNOWS).get("text").asText());
            until(() -> customer.ask(WARRANTY).get("text").asText().equals("The warranty is two years."));
            for (var page : new String[] {
                "configMgr", "configMgr/parley.chatbot", "services.json", "components.json", "status-Configurations.txt"
            }) {
                var shown = admin.send("GET", "system/console/" + page, null, "Authorization", basic());
                assertFalse(shown.body().contains(RagService.KEY), page);
            }
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), UTF_8).contains(RagService.KEY), file.toString());
            }
        }
    }

    /** As the form of the web console does. */
    private static void set(Customer admin, Map<String, String> properties) {
        var form = new LinkedHashMap<String, String>();
        form.put("apply", "true");
        form.put("action", "ajaxConfigManager");
        form.put("propertylist", String.join(",", properties.keySet()));
        form.putAll(properties);
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var answer = admin.send(
                "POST",
                "system/console/configMgr/parley.chatbot",
                body,
                "Authorization",
                basic(),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertTrue(answer.statusCode() < 400, answer.statusCode() + " " + answer.body());
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(UTF_8));
    }

    private static void until(BooleanSupplier condition) {
        for (int tries = 0; tries < 100 && !condition.getAsBoolean(); tries++) {
            LockSupport.parkNanos(100_000_000);
        }
        assertTrue(condition.getAsBoolean());
    }

    private RunningParley start() {
        return RunningParley.start(directory.resolve("data"), environment);
    }

    private String logs() throws Exception {
        try (var files = Files.walk(directory.resolve("data").resolve("logs"))) {
            var all = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
