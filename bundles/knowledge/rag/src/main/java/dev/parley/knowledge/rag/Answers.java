/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.knowledge.rag.Failed.Kind;
import java.io.IOException;
import java.util.Set;

/** Reads what a service sends back: JSON at once, or a stream of events. */
final class Answers {

    private static final Set<Integer> BUSY = Set.of(502, 503, 504);
    private static final int LIMITED = 429;

    private final Mapping mapping;

    Answers(Mapping mapping) {
        this.mapping = mapping;
    }

    /** @param pieces get the text as it comes */
    Reply read(Response response, Pieces pieces) throws IOException {
        check(response);
        var reply = response.isStream() ? new Events(mapping, pieces).read(response.body()) : whole(response);
        return new Reply(Text.cut(Text.clean(reply.text()).strip(), Text.MOST), reply.sources(), reply.conversation());
    }

    private Reply whole(Response response) throws IOException {
        var json = json(response);
        checkIsNoError(mapping, json);
        return new Reply(
                Mapping.text(mapping.answer(), json).orElse(""),
                mapping.sources().in(json),
                mapping.conversation(json));
    }

    static void checkIsNoError(Mapping mapping, JsonNode json) throws Failed {
        if (mapping.isError(json)) {
            throw new Failed(Kind.USELESS, "it answers with an error");
        }
    }

    /** Whatever its label says. */
    private static JsonNode json(Response response) throws IOException {
        try {
            var json = Json.MAPPER.readTree(response.body());
            if (json.isContainerNode()) {
                return json;
            }
        } catch (JacksonException e) {
            // Neither the text nor where it went wrong is anybody's business.
        }
        throw new Failed(Kind.USELESS, "its answer is no JSON");
    }

    private static void check(Response response) throws Failed {
        int status = response.status();
        if (status >= 300) {
            throw new Failed(kind(status), "status " + status, RetryAfter.of(response.head()));
        }
    }

    private static Kind kind(int status) {
        if (BUSY.contains(status)) {
            return Kind.BUSY;
        }
        if (status == LIMITED) {
            return Kind.LIMITED;
        }
        if (status == 401 || status == 403) {
            return Kind.STRANGER;
        }
        if (status == 404 || status == 410) {
            return Kind.FORGOTTEN;
        }
        return status >= 500 ? Kind.TROUBLED : Kind.REJECTED;
    }
}
