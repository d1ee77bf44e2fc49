/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.sandbox.Answer;
import dev.parley.sandbox.Call;
import dev.parley.sandbox.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a list, and where the others are. As on GitHub their addresses are not the one that was asked: a repository
 * is in them by its number. A list that fits on one page says nothing.
 */
record Paging(Call call, int page, int size) {

    private static final int USUAL = 30;
    private static final int MOST = 100;

    static Paging of(Call call) {
        return new Paging(
                call,
                Math.max(1, call.number("page", 1, Integer.MAX_VALUE)),
                Math.max(1, call.number("per_page", USUAL, MOST)));
    }

    <T> Answer answer(List<T> all, Function<? super T, ? extends JsonNode> shape, Function<ArrayNode, JsonNode> whole) {
        long skipped = (long) (page - 1) * size;
        var part = Json.array(all.stream().skip(skipped).limit(size), shape);
        var answer = Answer.ok(whole.apply(part));
        int last = Math.max(1, (all.size() + size - 1) / size);
        return last == 1 ? answer : answer.with("Link", links(last));
    }

    <T> Answer answer(List<T> all, Function<? super T, ? extends JsonNode> shape) {
        return answer(all, shape, part -> part);
    }

    private String links(int last) {
        var links = new ArrayList<String>();
        if (page > 1) {
            links.add(link(page - 1, "prev"));
        }
        if (page < last) {
            links.add(link(page + 1, "next"));
            links.add(link(last, "last"));
        }
        if (page > 1) {
            links.add(link(1, "first"));
        }
        return String.join(", ", links);
    }

    private String link(int to, String relation) {
        var path = call.path().replaceFirst("^/repos/[^/]+/[^/]+", "/repositories/1000");
        var query = Stream.of(Objects.requireNonNullElse(call.request().getQueryString(), "")
                        .split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith("page="))
                .collect(Collectors.joining("&", "", "&"));
        return "<%s%s?%spage=%d>; rel=\"%s\""
                .formatted(call.base(), path, query.equals("&") ? "" : query, to, relation);
    }
}
