/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.knowledge.Source;
import dev.parley.knowledge.rag.Failed.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads server-sent events with JSON, in the form of OpenAI (deltas, then {@code [DONE]} or a finish reason) or of Dify
 * (messages, then {@code message_end}). A stream that ends before it says so is no answer.
 */
final class Events {

    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";
    private static final Pointer DELTA = Pointer.of("/choices/0/delta/content");
    private static final Pointer FINISHED = Pointer.of("/choices/0/finish_reason");

    private final Mapping mapping;
    private final Pieces pieces;
    private List<Source> sources = List.of();
    private Optional<String> conversation = Optional.empty();
    private boolean isFinished;
    private boolean isOver;

    Events(Mapping mapping, Pieces pieces) {
        this.mapping = mapping;
        this.pieces = pieces;
    }

    Reply read(InputStream stream) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        var data = new StringBuilder();
        for (var line = next(lines); line != null; line = next(lines)) {
            if (line.startsWith(DATA)) {
                data.append(line.substring(DATA.length())).append('\n');
            } else if (line.isEmpty()) {
                take(data.toString().strip());
                data.setLength(0);
            }
        }
        return new Reply(pieces.text(), sources, conversation);
    }

    private String next(BufferedReader lines) throws IOException {
        if (isOver) {
            return null;
        }
        var line = lines.readLine();
        if (line == null && !isFinished) {
            throw new Failed(Kind.USELESS, "its answer is cut off");
        }
        return line;
    }

    private void take(String data) throws IOException {
        isOver = data.equals(DONE);
        if (!isOver && !data.isEmpty()) {
            take(json(data));
        }
    }

    private static JsonNode json(String data) throws Failed {
        try {
            return Json.MAPPER.readTree(data);
        } catch (JacksonException e) {
            throw new Failed(Kind.USELESS, "its answer is no JSON");
        }
    }

    private void take(JsonNode event) throws Failed {
        Answers.checkIsNoError(mapping, event);
        var name = event.path("event").asText("");
        if (name.equals("error")) {
            throw new Failed(Kind.USELESS, "it answers with an error");
        }
        mapping.conversation(event).ifPresent(given -> conversation = Optional.of(given));
        var cited = mapping.sources().in(event);
        sources = cited.isEmpty() ? sources : cited;
        if (name.equals("message_replace")) {
            pieces.replace(event.path("answer").asText());
        } else {
            piece(event).ifPresent(pieces::add);
        }
        isOver = name.equals("message_end");
        isFinished = isFinished || FINISHED.in(event).findAny().isPresent();
    }

    private static Optional<String> piece(JsonNode event) {
        return DELTA.in(event)
                .findFirst()
                .or(() -> Optional.of(event.path("answer")))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
