/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.stream.StreamSupport;

/** Cuts lists into pages as GitHub does: 30 items unless told otherwise, and a Link to the next. */
final class Pages {

    record Page(JsonNode body, String link) {}

    private Pages() {}

    static Page of(Request request, JsonNode body) {
        for (var field : new String[] {"items", "check_runs", "statuses"}) {
            if (body.path(field).isArray()) {
                var part = of(request, body.path(field));
                return new Page(((ObjectNode) body.deepCopy()).set(field, part.body()), part.link());
            }
        }
        return body instanceof ArrayNode list ? cut(request, list) : new Page(body, "");
    }

    private static Page cut(Request request, ArrayNode list) {
        int size = number(request, "per_page", 30);
        int page = number(request, "page", 1);
        var items = StreamSupport.stream(list.spliterator(), false)
                .skip((page - 1L) * size)
                .limit(size)
                .toList();
        return new Page(Examples.array(items), page * size < list.size() ? link(request, page + 1) : "");
    }

    private static int number(Request request, String name, int otherwise) {
        var values = request.queryParameter(name);
        return values.isPresent() ? Integer.parseInt(values.firstValue()) : otherwise;
    }

    private static String link(Request request, int page) {
        var address = request.getAbsoluteUrl().replaceAll("[?&]page=\\d+", "");
        var next = address + (address.contains("?") ? '&' : '?') + "page=" + page;
        return "<" + address + ">; rel=\"first\", <" + next + ">; rel=\"next\", <" + next + "9>; rel=\"last\"";
    }
}
