/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.conversation.Audience;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static String url(String shape, String url) {
        return Settings.of(Fixture.properties(url, "shape", shape))
                .target()
                .uri(Words.NONE)
                .toString();
    }

    @ParameterizedTest
    @CsvSource({
        "fastapi, http://h:8000, http://h:8000/query",
        "fastapi, http://h:8000/, http://h:8000/query",
        "fastapi, https://h/ask, https://h/ask",
        "fastapi, https://h/ask/, https://h/ask/",
        "fastapi, https://h?x=1, https://h/query?x=1",
        "fastapi, https://h/query#top, https://h/query",
        "openai, https://h, https://h/v1/chat/completions",
        "openai, https://h/v1, https://h/v1/chat/completions",
        "openai, https://h/v1/, https://h/v1/chat/completions",
        "openai, https://h/api/v1, https://h/api/v1/chat/completions",
        "openai, https://h/v1/chat/completions, https://h/v1/chat/completions",
        "openai, https://h/v2/chat, https://h/v2/chat",
        "dify, https://api.dify.ai/v1, https://api.dify.ai/v1/chat-messages",
        "flowise, https://h/api/v1/prediction/7, https://h/api/v1/prediction/7",
        "custom, https://h, https://h",
        "custom, HTTPS://[2606:4700::1]:8443/x, HTTPS://[2606:4700::1]:8443/x",
    })
    void the_usual_path_is_added_where_there_is_none(String shape, String given, String used) {
        assertEquals(used, url(shape, given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://h/x",
                "gopher://h:70/x",
                "jar:http://h/x!/y",
                "javascript:alert(1)",
                "h/query",
                "//h/query",
                "http:///query",
                "http://",
                "http://user:" + Fixture.KEY + "@h/query",
                "http://user@h/query",
                "http://@h/query",
                "http://h:0/query",
                "http://h:99999/query",
                "http://h:x/query",
                "http://h /query",
                "http://h\r\nX: y/query",
                "http://a_b/query",
                "http://{{question}}/query",
                "http://h.{{user}}/query",
                "http://h/{{secret}}",
                "http://h/%zz",
            })
    void an_address_that_is_none_is_refused_without_being_repeated(String url) {
        var refused = assertThrows(BadSetting.class, () -> url("fastapi", url));
        assertFalse(refused.getMessage().contains(Fixture.KEY));
    }

    @Test
    void flowise_needs_the_path_of_a_flow() {
        assertTrue(assertThrows(BadSetting.class, () -> url("flowise", "https://h/"))
                .getMessage()
                .contains("/api/v1/prediction/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shape|soap",
                "method|TRACE",
                "headers|no colon",
                "headers|Ba d: x",
                "headers|Host: elsewhere",
                "headers|Content-Length: 1",
                "headers|X: {{nobody}}",
                "body|{\"question\": ",
                "body|[1]",
                "body|{\"question\": \"{{Question}}\"}",
                "answer|answer",
                "no.answer|(",
                "stream|yes",
                "streaming|1",
                "timeout|0",
                "timeout|soon",
                "max.bytes|100000000",
                "retries|-1",
                "audiences|everybody",
            })
    void a_setting_that_is_wrong_is_named(String name, String value) {
        var properties = Fixture.properties("https://h", "shape", "openai", name, value);
        var refused = assertThrows(BadSetting.class, () -> Settings.of(properties));
        assertTrue(refused.getMessage().contains(name)
                || refused.getMessage().contains("{{")
                || refused.getMessage().contains(value)
                || refused.getMessage().contains("header"));
    }

    @Test
    void what_is_left_empty_is_as_the_shape_has_it() {
        var settings = Settings.of(Map.of("url", "https://h", "answer", new String[0], "body", " ", "method", ""));
        assertEquals("rag", settings.name());
        assertEquals(100, settings.ranking());
        assertEquals(Set.of(Audience.CUSTOMER), settings.audiences());
        assertEquals(5, settings.mapping().answer().size());
        assertFalse(settings.target().allowPrivate());
    }

    @Test
    void single_properties_differ_from_it() {
        var settings = Settings.of(Map.of(
                "url",
                "https://h",
                "name",
                "wiki",
                "service.ranking",
                "150",
                "answer",
                List.of("/a", "/b"),
                "audiences",
                new String[] {"customer", "Assistant"},
                "allow.private",
                "true"));
        assertEquals("wiki", settings.name());
        assertEquals(150, settings.ranking());
        assertEquals(2, settings.mapping().answer().size());
        assertEquals(Set.of(Audience.CUSTOMER, Audience.ASSISTANT), settings.audiences());
        assertTrue(settings.target().allowPrivate());
    }

    @Test
    void nothing_of_it_says_the_key() {
        var settings =
                Settings.of(Fixture.properties("https://h/query?token=" + Fixture.KEY, "headers", "X: " + Fixture.KEY));
        var request = settings.template().filled(new Words(Map.of("key", Fixture.KEY), List::of));
        for (var each : List.of(settings, settings.target(), settings.key(), request, request.headers())) {
            assertFalse(each.toString().contains(Fixture.KEY), each.getClass().getName());
        }
    }
}
