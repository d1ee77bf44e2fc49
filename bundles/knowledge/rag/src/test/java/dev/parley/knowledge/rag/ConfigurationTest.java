/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Services that no shape is made for, by configuration alone: the examples of the README. */
class ConfigurationTest {

    @RegisterExtension
    static final WireMockExtension SERVICE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static Finding asked(String path, Object... more) {
        return Fixture.bridge(SERVICE.baseUrl() + path, more)
                .answer(Fixture.question("refunds?"), piece -> {})
                .orElseThrow();
    }

    private static Source source(String title, String link, String excerpt) {
        return new Source(title, Optional.ofNullable(link), Optional.ofNullable(excerpt));
    }

    @Test
    void azure_on_your_data() {
        var path = "/openai/deployments/gpt/chat/completions?api-version=2024-10-21";
        SERVICE.stubFor(post(urlEqualTo(path))
                .withHeader("api-key", equalTo(Fixture.KEY))
                .withRequestBody(equalToJson("""
                        {"messages": [{"role": "user", "content": "refunds?"}], "stream": true, "data_sources": [
                          {"type": "azure_search", "parameters": {"index_name": "faq"}}]}"""))
                .willReturn(okJson("""
                        {"choices": [{"message": {"role": "assistant", "content": "14 days [doc1].", "context": {
                          "citations": [{"title": "Refunds", "url": "https://d/refunds", "content": "Within 14 days",
                            "filepath": "refunds.md", "chunk_id": "0"}], "intent": "[\\"refunds\\"]"}}}]}""")));

        var found = asked(path, "shape", "openai", "headers", new String[] {"api-key: {{key}}"}, "body", """
                        {"messages": ["{{history}}", {"role": "user", "content": "{{question}}"}],
                         "data_sources": [{"type": "azure_search", "parameters": {"index_name": "faq"}}]}""");
        assertEquals("14 days [doc1].", found.text());
        assertEquals(List.of(source("Refunds", "https://d/refunds", "Within 14 days")), found.sources());
    }

    @Test
    void lang_serve() {
        SERVICE.stubFor(post("/chain/invoke")
                .withRequestBody(
                        equalToJson("{\"input\": {\"question\": \"refunds?\", \"chat_history\": []}, \"config\": {}}"))
                .willReturn(okJson("""
                        {"output": {"answer": "14 days.", "context": [
                          {"page_content": "Within 14 days", "metadata": {"source": "https://d/refunds"}},
                          {"page_content": "Or later", "metadata": {"source": "docs/late.md"}}]}, "metadata": {}}""")));

        var found = asked(
                "/chain/invoke",
                "shape",
                "custom",
                "body",
                "{\"input\": {\"question\": \"{{question}}\", \"chat_history\": {{history}}}, \"config\": {}}",
                "answer",
                new String[] {"/output/answer", "/output"},
                "sources",
                "/output/context",
                "source.link",
                "/metadata/source",
                "source.excerpt",
                "/page_content");
        assertEquals("14 days.", found.text());
        assertEquals(
                List.of(
                        source("https://d/refunds", "https://d/refunds", "Within 14 days"),
                        source("docs/late.md", null, "Or later")),
                found.sources());
    }

    @Test
    void hayhooks() {
        SERVICE.stubFor(
                post("/rag/run")
                        .withRequestBody(equalToJson("{\"query\": \"refunds?\"}"))
                        .willReturn(
                                okJson(
                                        "{\"result\": {\"llm\": {\"replies\": [\"14 \", \"days.\"]}, \"documents\": [\"refunds.md\"]}}")));

        var found = asked(
                "/rag/run",
                "shape",
                "custom",
                "body",
                "{\"query\": \"{{question}}\"}",
                "answer",
                List.of("/result/llm/replies", "/result"),
                "sources",
                "/result/documents");
        assertEquals("14 days.", found.text());
        assertEquals(List.of(source("refunds.md", null, null)), found.sources());
    }

    @Test
    void stars_stand_for_all() {
        SERVICE.stubFor(post("/retrieveAndGenerate").willReturn(okJson("""
                {"output": [{"type": "reasoning"}, {"type": "message", "content": [{"text": "14 "}, {"text": "days."}]}],
                 "citations": [
                   {"retrievedReferences": [{"content": {"text": "one"}}, {"content": {"text": "two"}}]},
                   {"retrievedReferences": []},
                   {"retrievedReferences": [{"content": {"text": "three"}}]}]}""")));

        var found = asked(
                "/retrieveAndGenerate",
                "shape",
                "custom",
                "answer",
                "/output/*/content/*/text",
                "sources",
                "/citations/*/retrievedReferences/*",
                "source.excerpt",
                "/content/text");
        assertEquals("14 days.", found.text());
        assertEquals(
                List.of("one", "two", "three"),
                found.sources().stream().map(Source::title).toList());
    }

    @Test
    void a_get_with_the_question_in_its_address() {
        SERVICE.stubFor(get(urlPathEqualTo("/search"))
                .withQueryParam("q", equalTo("refunds?"))
                .willReturn(okJson("[{\"text\": \"14 days.\"}]")));

        assertEquals(
                "14 days.",
                asked("/search?q={{question}}", "shape", "custom", "method", "GET", "answer", "/0/text")
                        .text());
    }

    @Test
    void links_are_links_only_if_they_can_be_opened() {
        SERVICE.stubFor(post("/query").willReturn(okJson("""
                {"answer": "14 days.", "sources": [
                  {"title": "a", "url": "javascript:alert(1)"}, {"title": "b", "url": "//d/x"},
                  {"title": "c", "url": "file:///etc/passwd"}, {"title": "d", "url": "https://u:p@d/x"},
                  {"title": "e", "url": "HTTPS://d/x y"}, {"title": " f\\n\\u0000", "url": " https://d/x "},
                  {"score": 1}, 7, null, {"title": ["g", "h"], "url": 5}]}""")));

        assertEquals(
                List.of(
                        source("a", null, null),
                        source("b", null, null),
                        source("c", null, null),
                        source("d", null, null),
                        source("e", null, null),
                        source("f", "https://d/x", null),
                        source("gh", null, null)),
                asked("/query").sources());
    }

    @Test
    void own_words_for_no_answer() {
        SERVICE.stubFor(post("/query").willReturn(okJson("{\"answer\": \"Keine Ahnung!\"}")));
        var bridge = Fixture.bridge(SERVICE.baseUrl(), "no.answer", new String[] {"keine ahnung.?"});
        assertEquals(Optional.empty(), bridge.answer(Fixture.question("refunds?"), piece -> {}));
    }
}
