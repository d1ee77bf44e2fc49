/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Sender;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Source;
import dev.parley.lib.jdbi.Database;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ready-made shapes, as contracts/rag/shapes.json has them. */
class ShapesTest {

    private static final String QUESTION = "How long does a refund take?";

    @RegisterExtension
    static final WireMockExtension SERVICE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static Optional<Finding> asked(Bridge bridge) {
        return bridge.answer(Fixture.question(QUESTION), piece -> {});
    }

    private static Finding finding(String... sources) {
        var titles = List.of(sources).stream()
                .map(title -> new Source(title, Optional.empty(), Optional.empty()))
                .toList();
        return new Finding("ANSWER", "rag", Optional.empty(), 0.8, titles);
    }

    @Test
    void fastapi() {
        SERVICE.stubFor(post("/query")
                .withRequestBody(equalToJson("{\"question\": \"" + QUESTION + "\", \"top_k\": 5}"))
                .withHeader("Authorization", equalTo("Bearer " + Fixture.KEY))
                .withHeader("Content-Type", equalTo("application/json"))
                .willReturn(okJson("""
                        {"answer": "ANSWER", "sources": [
                          {"title": "Doc 1", "url": "https://d/1", "snippet": "a\\n snippet", "score": 0.9}]}""")));

        var source = new Source("Doc 1", Optional.of("https://d/1"), Optional.of("a snippet"));
        assertEquals(
                Optional.of(new Finding("ANSWER", "rag", Optional.empty(), 0.8, List.of(source))),
                asked(Fixture.bridge(SERVICE.baseUrl())));
    }

    @Test
    void fastapi_with_sources_that_are_mere_texts() {
        SERVICE.stubFor(post("/query")
                .willReturn(okJson(
                        "{\"answer\": \"ANSWER\", \"sources\": [\"doc1.md\", \"https://d/2\", \"doc1.md\", \" \"]}")));

        assertEquals(
                List.of(
                        new Source("doc1.md", Optional.empty(), Optional.empty()),
                        new Source("https://d/2", Optional.of("https://d/2"), Optional.empty())),
                asked(Fixture.bridge(SERVICE.baseUrl())).orElseThrow().sources());
    }

    @Test
    void without_a_key_nothing_is_said_of_one() {
        SERVICE.stubFor(post("/query").willReturn(okJson("{\"answer\": \"ANSWER\"}")));

        assertEquals(Optional.of(finding()), asked(Fixture.bridge(SERVICE.baseUrl(), ".key", "")));
        SERVICE.verify(postRequestedFor(urlEqualTo("/query")).withoutHeader("Authorization"));
    }

    @Test
    void openai_gets_the_whole_history_and_then_the_question() {
        SERVICE.stubFor(
                post("/v1/chat/completions").withRequestBody(equalToJson("""
                        {"model": "support", "stream": true, "messages": [
                          {"role": "user", "content": "hello"},
                          {"role": "assistant", "content": "Hi!"},
                          {"role": "user", "content": "and a refund?"}]}""")).willReturn(okJson("""
                        {"id": "c1", "object": "chat.completion", "choices": [{"index": 0, "finish_reason": "stop",
                          "message": {"role": "assistant", "content": "ANSWER", "annotations": [
                            {"type": "url_citation", "url_citation": {"url": "https://d/1", "title": "Doc 1"}}]}}]}""")));

        var question = Fixture.question(
                "and a refund?",
                Audience.CUSTOMER,
                Fixture.said(Sender.USER, "hello"),
                Fixture.said(Sender.BOT, "Hi!"));
        var bridge = Fixture.bridge(SERVICE.baseUrl() + "/v1", "shape", "openai", "model", "support");
        var found = bridge.answer(question, piece -> {}).orElseThrow();
        assertEquals("ANSWER", found.text());
        assertEquals(List.of(new Source("Doc 1", Optional.of("https://d/1"), Optional.empty())), found.sources());
    }

    @Test
    void openai_with_an_answer_in_parts() {
        SERVICE.stubFor(post("/v1/chat/completions").willReturn(okJson("""
                {"choices": [{"message": {"content": [{"type": "text", "text": "ANS"}, {"type": "text", "text": "WER"}]}}]}""")));

        assertEquals(Optional.of(finding()), asked(Fixture.bridge(SERVICE.baseUrl(), "shape", "openai")));
    }

    @Test
    void dify_goes_on_with_its_own_conversation_after_a_restart_too() {
        var reply = okJson("""
                {"event": "message", "conversation_id": "c1", "answer": "ANSWER", "metadata": {"retriever_resources": [
                  {"position": 1, "document_name": "Doc 1", "content": "snippet"}]}}""");
        SERVICE.stubFor(post("/v1/chat-messages").willReturn(reply));
        var database = Fixture.database();
        var properties = Fixture.properties(SERVICE.baseUrl(), "shape", "dify");

        var first = Fixture.bridge(database, InetAddress::getAllByName, properties);
        assertEquals(
                List.of(new Source("Doc 1", Optional.empty(), Optional.of("snippet"))),
                asked(first).orElseThrow().sources());
        asked(Fixture.bridge(database, InetAddress::getAllByName, properties));

        var requests = SERVICE.findAll(postRequestedFor(urlEqualTo("/v1/chat-messages")));
        var user = Pseudonym.of("rag", "ann@example.org");
        assertEquals(2, requests.size());
        for (int i = 0; i < 2; i++) {
            assertTrue(equalToJson("{\"inputs\": {}, \"query\": \"" + QUESTION + "\", \"response_mode\": \"blocking\","
                            + " \"conversation_id\": \"" + List.of("", "c1").get(i) + "\", \"user\": \"" + user + "\"}")
                    .match(requests.get(i).getBodyAsString())
                    .isExactMatch());
        }
        assertFalse(user.contains("ann"));
    }

    @Test
    void a_conversation_that_dify_does_not_know_any_more_begins_anew() {
        SERVICE.stubFor(post("/v1/chat-messages")
                .withRequestBody(matchingJsonPath("$.conversation_id", equalTo("gone")))
                .willReturn(aResponse().withStatus(404).withBody("{\"code\": \"not_found\"}")));
        SERVICE.stubFor(post("/v1/chat-messages")
                .withRequestBody(matchingJsonPath("$.conversation_id", equalTo("")))
                .willReturn(okJson("{\"conversation_id\": \"new\", \"answer\": \"ANSWER\"}")));
        var database = Fixture.database();
        var known = new RemoteConversations(new Database(database), "rag");
        known.keep(Fixture.CONVERSATION, "gone");

        var bridge = Fixture.bridge(
                database, InetAddress::getAllByName, Fixture.properties(SERVICE.baseUrl(), "shape", "dify"));
        assertEquals(Optional.of(finding()), asked(bridge));
        assertEquals(Optional.of("new"), known.find(Fixture.CONVERSATION));
    }

    @Test
    void flowise_gets_our_conversation_and_its_files_are_no_links() {
        var path = "/api/v1/prediction/7";
        SERVICE.stubFor(post(path)
                .withRequestBody(equalToJson("{\"question\": \"" + QUESTION + "\", \"streaming\": false,"
                        + " \"overrideConfig\": {\"sessionId\": \"" + Fixture.CONVERSATION + "\"}}"))
                .willReturn(okJson("""
                        {"text": "ANSWER", "chatId": "c1", "sessionId": "s1", "sourceDocuments": [
                          {"pageContent": "snippet", "metadata": {"source": "policies/refund.pdf", "page": 1}}]}""")));

        var found = asked(Fixture.bridge(SERVICE.baseUrl() + path, "shape", "flowise"))
                .orElseThrow();
        assertEquals("ANSWER", found.text());
        assertEquals(
                List.of(new Source("policies/refund.pdf", Optional.empty(), Optional.of("snippet"))), found.sources());
    }

    @Test
    void only_those_are_answered_whom_it_is_meant_for() {
        var bridge = Fixture.bridge(SERVICE.baseUrl());
        var question = Fixture.question(QUESTION, Audience.ASSISTANT);

        assertEquals(Optional.empty(), bridge.answer(question, piece -> {}));
        assertEquals(List.of(), bridge.search(question));
        SERVICE.verify(0, postRequestedFor(urlEqualTo("/query")));
    }

    @Test
    void what_a_customer_searches_is_a_passage_that_is_sure() {
        SERVICE.stubFor(post("/query").willReturn(okJson("{\"answer\": \"ANSWER\", \"sources\": [\"https://d/2\"]}")));

        var passages = Fixture.bridge(SERVICE.baseUrl()).search(Fixture.question(QUESTION));
        assertEquals(List.of(new Passage("https://d/2", "ANSWER", Optional.of("https://d/2"), 0.8)), passages);
    }
}
