/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.lib.http.Answer;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachedTest {

    private final Cached cached = new Cached();

    private static Answer answer(int status, String etag, int length) {
        var headers = HttpHeaders.of(etag.isEmpty() ? Map.of() : Map.of("ETag", List.of(etag)), (name, value) -> true);
        return new Answer(status, headers, TextNode.valueOf("x".repeat(length)), URI.create("http://localhost/"));
    }

    @Test
    void keeps_good_answers_that_have_an_etag() {
        var good = answer(200, "W/\"1\"", 10);
        cached.keep("good", good);
        cached.keep("no etag", answer(200, "", 10));
        cached.keep("not found", answer(404, "W/\"1\"", 10));
        cached.keep("long", answer(200, "W/\"1\"", 600_000));

        assertEquals(Optional.of("W/\"1\""), cached.last("good").map(Cached.Entry::etag));
        assertEquals(Optional.of(good), cached.last("good").map(Cached.Entry::answer));
        assertEquals(1, cached.size());
    }

    @Test
    void forgets_what_was_not_asked_for_longest() {
        for (int i = 0; i < 500; i++) {
            cached.keep("asked " + i, answer(200, "W/\"" + i + '"', 10));
        }
        cached.last("asked 0");
        cached.keep("one more", answer(200, "W/\"more\"", 10));

        assertEquals(500, cached.size());
        assertTrue(cached.last("asked 0").isPresent());
        assertEquals(Optional.empty(), cached.last("asked 1"));
    }

    @Test
    void holds_only_so_much() {
        for (int i = 0; i < 300; i++) {
            cached.keep("asked " + i % 100, answer(200, "W/\"" + i + '"', 400_000));
        }
        assertEquals(24, cached.size());
        assertTrue(cached.last("asked 99").isPresent());
    }
}
