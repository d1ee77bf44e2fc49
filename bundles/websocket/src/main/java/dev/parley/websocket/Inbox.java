/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.conversation.Audience;
import dev.parley.api.dialog.Utterance;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.Json;
import dev.parley.lib.wire.Problem;
import dev.parley.lib.wire.Speech;
import dev.parley.lib.wire.Text;
import dev.parley.websocket.Frames.About;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What one client sends, frame by frame. Whatever is wrong with one, the client is told, and the next one counts. */
final class Inbox {

    private static final String CHANNEL = "websocket";
    private static final int LONGEST_NAME = 100;

    private final Switchboard switchboard;
    private final Connection connection;
    private final Rate rate;

    Inbox(Switchboard switchboard, Connection connection) {
        this.switchboard = switchboard;
        this.connection = connection;
        this.rate = new Rate(switchboard.limits().rate());
    }

    void take(String frame) {
        connection.heard();
        rate.count(System.nanoTime());
        if (rate.isFarTooMuch()) {
            connection.close(Line.POLICY, "You send too much.");
        } else if (rate.isTooMuch()) {
            String detail = "You send too much: at most " + switchboard.limits().rate() + " frames in " + Rate.SECONDS
                    + " s. This one was dropped.";
            connection.send(Frames.error(Problem.later(429, detail, Rate.SECONDS), about(frame)));
        } else {
            read(frame);
        }
    }

    private void read(String frame) {
        var about = About.NOTHING;
        try {
            var input = input(frame);
            about = about(input);
            act(input);
        } catch (RuntimeException e) {
            connection.send(Frames.error(e, about));
        }
    }

    private void act(Input input) {
        var type = input.text("type").orElseThrow(() -> new BadInput("The frame has no \"type\"."));
        switch (type) {
            case "user_message" -> say(input);
            case "typing" -> typing(input);
            case "resume" -> resume(input);
            case "ping" -> connection.send(Frames.PONG);
            default -> throw new BadInput("type must be user_message, typing, resume or ping.");
        }
    }

    private void say(Input input) {
        var visitor = connection.visitor();
        boolean isCustomer = visitor.audience() == Audience.CUSTOMER;
        var form = isCustomer ? Map.<String, String>of() : Speech.form(input);
        var text = form.isEmpty()
                ? Speech.text(input, "message")
                : Speech.textIfAny(input, "message").orElse("");
        var language = visitor.language().map(locale -> locale.toLanguageTag()).orElse("*");
        var said = new Speech(input, language).by(visitor.user(), isCustomer ? Audience.CHATBOT : CHANNEL, text, form);
        said.conversation().ifPresent(this::admit);
        switchboard.speaking().say(connection, inZone(said, visitor));
    }

    private static Utterance inZone(Utterance said, Visitor visitor) {
        return new Utterance(
                said.user(),
                said.conversation(),
                said.text(),
                said.clientMessageId(),
                said.form(),
                said.channel(),
                said.locale(),
                said.zone().or(visitor::zone));
    }

    private void typing(Input input) {
        boolean isTyping = input.flag("is_typing").orElseThrow(() -> new BadInput("is_typing must be true or false."));
        conversation(input).ifPresent(id -> switchboard.typing(connection, id, isTyping));
    }

    private void resume(Input input) {
        var conversation = conversation(input).orElseThrow(() -> new BadInput("Say which conversation_id to resume."));
        var after = input.number("after_seq", 0, Integer.MAX_VALUE)
                .orElseThrow(() -> new BadInput("Say after_seq: the seq of the last message that is there, or 0."));
        admit(conversation);
        switchboard.resume(connection, conversation, after.intValue());
    }

    private void admit(UUID conversation) {
        if (!connection.mayFollow(conversation)) {
            throw new Refusal(Problem.of(
                    429, "You follow too many conversations: at most " + Connection.MOST_FEEDS + " on one socket."));
        }
    }

    private static Optional<UUID> conversation(Input input) {
        return input.text("conversation_id").map(id -> Text.uuid("conversation_id", id));
    }

    private static Input input(String frame) {
        JsonNode json;
        try {
            json = Json.read(frame.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new BadInput("The frame is not valid JSON.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!json.isObject()) {
            throw new BadInput("A frame must be a JSON object.");
        }
        return new Input(json);
    }

    /** Tells which of its messages the client is told about, where that can be read. */
    private static About about(String frame) {
        try {
            return about(input(frame));
        } catch (BadInput e) {
            return About.NOTHING;
        }
    }

    private static About about(Input input) {
        var json = input.json();
        return new About(
                Optional.ofNullable(json.path("conversation_id").textValue()).flatMap(Inbox::uuid),
                Optional.ofNullable(json.path("client_message_id").textValue())
                        .filter(id -> id.length() <= LONGEST_NAME));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(Text.uuid("", text));
        } catch (BadInput e) {
            return Optional.empty();
        }
    }
}
