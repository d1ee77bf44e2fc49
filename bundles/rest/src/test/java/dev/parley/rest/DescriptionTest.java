/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DescriptionTest {

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

    @Test
    void is_the_document_with_the_version_in_it() throws Exception {
        JsonNode document = running.json(running.send(running.request("/api/openapi.json")));

        assertEquals("3.1.1", document.get("openapi").asText());
        assertTrue(
                document.at("/info/version").asText().matches("\\d+\\.\\d+\\.\\d+.*"),
                document.at("/info/version").asText());
    }

    @Test
    void describes_what_is_there() {
        Set<String> paths = new java.util.TreeSet<>();
        Contract.document().get("paths").fieldNames().forEachRemaining(paths::add);

        assertEquals(
                Set.of(
                        "/api/hooks/github/",
                        "/api/hooks/jira/",
                        "/api/hooks/servicenow/",
                        "/api/chat/message/",
                        "/api/chat/candidates/",
                        "/api/chat/config/",
                        "/api/chat/conversations/",
                        "/api/chat/conversations/{id}/",
                        "/api/chatbot/messages/",
                        "/api/chatbot/faqs/",
                        "/api/chatbot/conversations/",
                        "/api/chatbot/conversations/{id}/",
                        "/api/chatbot/conversations/{id}/messages/",
                        "/api/chatbot/feedback/",
                        "/api/chatbot/feedback/{id}/",
                        "/api/chatbot/config/",
                        "/api/me/",
                        "/api/me/export/",
                        "/api/change-requests/",
                        "/api/change-requests/calendar/",
                        "/api/change-requests/{id}/",
                        "/api/change-requests/by_servicenow_number/",
                        "/api/admin/hand-overs/",
                        "/api/admin/hand-overs/{id}/",
                        "/api/admin/hand-overs/{id}/reply/",
                        "/api/admin/hand-overs/{id}/close/",
                        "/api/admin/detections/",
                        "/api/admin/utterances/",
                        "/api/admin/audit/",
                        "/api/admin/accounts/",
                        "/api/admin/accounts/{id}/",
                        "/api/admin/accounts/{id}/password/",
                        "/api/admin/conversations/",
                        "/api/admin/conversations/{id}/",
                        "/api/admin/figures/",
                        "/api/admin/faqs/",
                        "/api/admin/faqs/{id}/",
                        "/api/admin/faqs/order/",
                        "/api/admin/faqs/search/",
                        "/api/admin/faqs/export/",
                        "/api/admin/faqs/import/",
                        "/api/admin/feedback/",
                        "/api/admin/feedback/export/",
                        "/api/admin/feedback/unanswered/",
                        "/api/admin/feedback/days/",
                        "/api/admin/feedback/faq/",
                        "/api/admin/documents/",
                        "/api/admin/documents/{name}/",
                        "/api/session/",
                        "/api/openapi.json",
                        "/health/live",
                        "/health/ready"),
                paths);
    }

    @Test
    void refers_to_nothing_that_is_not_there() {
        List<String> references = Contract.document().findValuesAsText("$ref");

        assertFalse(references.isEmpty());
        references.forEach(reference ->
                assertFalse(Contract.document().at(reference.substring(1)).isMissingNode(), reference));
    }

    @Test
    void names_every_operation_once() {
        List<String> names = Contract.document().get("paths").findValuesAsText("operationId");

        assertEquals(62, names.size());
        assertEquals(names.size(), Set.copyOf(names).size());
    }
}
