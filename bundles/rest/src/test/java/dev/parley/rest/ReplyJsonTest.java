/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Evidence;
import dev.parley.api.change.Field;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Progress;
import dev.parley.api.intent.Form;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.Source;
import dev.parley.lib.wire.ChangeCardJson;
import dev.parley.lib.wire.ReplyJson;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplyJsonTest {

    private static Running running;

    @BeforeAll
    static void start() throws Exception {
        running = new Running();
    }

    @BeforeEach
    void reset() {
        running.reset();
    }

    @AfterAll
    static void stop() throws Exception {
        running.stop();
    }

    private static final List<QuickReply> REPLIES = List.of(new QuickReply("2 High", "2"));

    @Test
    void writes_an_answer_about_a_change() throws Exception {
        Change change = running.stub.add(
                Running.ADA, ChangeState.NEW, ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart"));
        running.stub.progress =
                new Progress("create_change_request", List.of("a", "b"), values(), Optional.empty(), true);

        JsonNode json = say(Reply.answer("Created.").with(change).suggest(QuickReply.of("undo")));

        assertEquals("answer", json.get("kind").asText());
        assertEquals("Created.", json.get("bot_message").asText());
        assertEquals("create_change_request", json.get("intent").asText());
        assertEquals(0.75, json.get("confidence").asDouble());
        assertEquals(2, json.get("seq").asInt());
        assertEquals("2030-06-01T12:00:00.123456Z", json.get("timestamp").asText());
        assertEquals("[\"a\",\"b\"]", json.get("required_fields").toString());
        assertEquals("{\"b\":\"1\",\"a\":\"2\"}", json.get("collected_data").toString());
        assertTrue(json.get("next_field").isNull());
        assertTrue(json.get("is_complete").asBoolean());
        assertEquals(
                "[{\"label\":\"undo\",\"value\":\"undo\"}]",
                json.get("quick_replies").toString());
        assertEquals(
                ("{\"number\":\"CHG0030001\",\"sys_id\":\"%s\",\"url\":\"%s\",\"state\":\"New\",\"state_code\":\"-5\","
                                + "\"short_description\":\"Restart\",\"planned_start_date\":null,\"planned_end_date\":null,"
                                + "\"evidence\":[]}")
                        .formatted(change.sysId(), running.uri("/#change/1")),
                json.get("change_request").toString());
        assertFalse(json.has("form"));
        assertFalse(json.has("incident"));
        assertFalse(json.has("values"));
    }

    @Test
    void shows_the_window_and_the_evidence_of_a_change() throws Exception {
        var fields = ChangeFields.NONE
                .with(Field.PLANNED_START, Instant.parse("2031-03-01T22:00:00Z"))
                .with(Field.PLANNED_END, Instant.parse("2031-03-01T23:00:00Z"))
                .with(Field.JIRA_ISSUE_KEY, "PAY-12")
                .with(Field.GITHUB_REPO, "acme/pay")
                .with(Field.GITHUB_PR_NUMBER, 41);
        var change = running.stub.add(Running.ADA, ChangeState.NEW, fields);
        var known = new Evidence(
                "PAY-12", Optional.of("In Review"), Optional.of(URI.create("https://jira.test/browse/PAY-12")));

        JsonNode card = say(Reply.answer("So.").with(change.with(known))).get("change_request");

        assertEquals("2031-03-01T22:00:00Z", card.get("planned_start_date").asText());
        assertEquals("2031-03-01T23:00:00Z", card.get("planned_end_date").asText());
        assertEquals(
                "[{\"label\":\"PAY-12\",\"state\":\"In Review\",\"url\":\"https://jira.test/browse/PAY-12\"},"
                        + "{\"label\":\"acme/pay#41\"}]",
                card.get("evidence").toString());
    }

    @Test
    void says_where_an_answer_is_from() throws Exception {
        var source = new Source("Windows", Optional.of("https://wiki.test/w"), Optional.empty());
        var finding = new Finding("On Sundays.", "help", Optional.empty(), 0.9, List.of(source));

        JsonNode json = say(Reply.answer(finding));

        assertEquals(
                "[{\"title\":\"Windows\",\"link\":\"https://wiki.test/w\"}]",
                json.get("sources").toString());
        assertEquals("help", json.get("answered_by").asText());
        JsonNode other = say(Reply.answer("Hello."));
        assertFalse(other.has("sources"));
        assertFalse(other.has("answered_by"));
    }

    @Test
    void leaves_absolute_addresses_and_absent_ones_as_they_are() {
        var change = running.stub.add(Running.ADA, ChangeState.NEW, ChangeFields.NONE);
        var base = URI.create("https://parley.example/api/");

        assertEquals(
                Optional.of(URI.create("https://parley.example/#change/1")),
                ChangeCardJson.of(change, base).url());
        assertEquals(
                Optional.of(URI.create("https://other.example/x")),
                ChangeCardJson.of(at(change, Optional.of(URI.create("https://other.example/x"))), base)
                        .url());
        assertEquals(
                Optional.empty(),
                ChangeCardJson.of(at(change, Optional.empty()), base).url());
    }

    @Test
    void writes_a_question_with_its_form() throws Exception {
        running.stub.progress =
                new Progress("create_change_request", List.of("priority"), Map.of(), Optional.of("priority"), false);
        var form = new Form(List.of(
                new Form.FormField("priority", "choice", "priority", true, REPLIES, 0),
                new Form.FormField("short_description", "text", "summary", false, List.of(), 160),
                new Form.FormField(
                        "number",
                        "reference",
                        "change number",
                        true,
                        List.of(),
                        0,
                        Optional.of("CHG"),
                        Optional.of("That is none."),
                        true)));

        JsonNode json = say(new Reply.Ask("priority", "Which?", REPLIES, Optional.of(form)));

        assertEquals("ask", json.get("kind").asText());
        assertEquals("priority", json.get("next_field").asText());
        assertFalse(json.get("is_complete").asBoolean());
        assertEquals(
                "{\"fields\":[{\"name\":\"priority\",\"type\":\"choice\",\"label\":\"priority\",\"required\":true,"
                        + "\"options\":[{\"label\":\"2 High\",\"value\":\"2\"}],\"max_length\":0,\"search\":false},"
                        + "{\"name\":\"short_description\",\"type\":\"text\",\"label\":\"summary\",\"required\":false,"
                        + "\"options\":[],\"max_length\":160,\"search\":false},"
                        + "{\"name\":\"number\",\"type\":\"reference\",\"label\":\"change number\",\"required\":true,"
                        + "\"options\":[],\"max_length\":0,\"value\":\"CHG\",\"problem\":\"That is none.\","
                        + "\"search\":true}]}",
                json.get("form").toString());
    }

    @Test
    void writes_what_is_read_back() throws Exception {
        JsonNode json = say(new Reply.Confirm("Shall I?", REPLIES, values()));

        assertEquals("confirm", json.get("kind").asText());
        assertEquals("{\"b\":\"1\",\"a\":\"2\"}", json.get("values").toString());
    }

    @Test
    void writes_a_hand_off_and_a_failure() throws Exception {
        assertEquals(
                "hand_off",
                say(new Reply.HandOff("Ask Ada.", List.of())).get("kind").asText());

        JsonNode failure = say(new Reply.Failure("That went wrong.", List.of(), "I-1"));
        assertEquals("failure", failure.get("kind").asText());
        assertEquals("I-1", failure.get("incident").asText());
    }

    @Test
    void has_a_kind_for_every_reply() {
        var replies = List.of(
                Reply.answer("x"),
                new Reply.Ask("x", "x", List.of(), Optional.empty()),
                new Reply.Confirm("x", List.of(), Map.of()),
                new Reply.HandOff("x", List.of()),
                new Reply.Failure("x", List.of(), "x"));

        assertEquals(
                Arrays.stream(Reply.class.getPermittedSubclasses()).collect(Collectors.toSet()),
                replies.stream().map(Object::getClass).collect(Collectors.toSet()));
        replies.forEach(reply -> assertNotNull(
                ReplyJson.of(outcome(reply), URI.create("http://localhost/")).kind()));
    }

    private static Outcome outcome(Reply reply) {
        return new Outcome(UUID.randomUUID(), UUID.randomUUID(), 2, Stub.NOW, 1, Progress.NONE, reply);
    }

    private static Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("b", "1");
        values.put("a", "2");
        return values;
    }

    private static Change at(Change change, Optional<URI> url) {
        return new Change(
                change.sysId(),
                change.number(),
                change.state(),
                change.fields(),
                change.requestedBy(),
                url,
                change.createdAt(),
                change.updatedAt());
    }

    private static JsonNode say(Reply reply) throws Exception {
        running.stub.reply = reply;
        return running.json(running.say("{\"message\":\"hi\"}"));
    }
}
