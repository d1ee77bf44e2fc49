/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.api.conversation.Exchange;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.intent.Reply.Answer;
import dev.parley.lib.wire.ChangeCardJson;
import dev.parley.lib.wire.Json;
import dev.parley.lib.wire.ReplyJson;
import dev.parley.websocket.Frames.BotMessageJson;
import dev.parley.websocket.Frames.StatusJson;
import dev.parley.websocket.Frames.UserMessageJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The messages of a conversation as frames: the same whether they are new or read again. */
final class Transcript {

    private final Ports ports;

    Transcript(Ports ports) {
        this.ports = ports;
    }

    /** What was just written; status updates follow what is told. */
    List<Frame> live(UUID conversation, Exchange exchange) {
        var frames = new ArrayList<Frame>();
        exchange.said().ifPresent(said -> frames.add(said(conversation, said, exchange.clientMessageId())));
        var outcome = ports.dialog().outcome(conversation, exchange.replied());
        frames.add(replied(outcome, exchange.clientMessageId()));
        if (exchange.told().isPresent()) {
            status(outcome).ifPresent(frames::add);
        }
        return frames;
    }

    /** Up to so many messages with a larger {@code seq}. */
    List<Frame> after(UUID conversation, int seq, int most) {
        var frames = new ArrayList<Frame>();
        var asked = Optional.<String>empty();
        for (Message message : ports.conversations().messages(conversation, seq, most)) {
            if (message.sender() == Sender.USER) {
                asked = clientMessageId(message);
                frames.add(said(conversation, message, asked));
            } else {
                frames.add(replied(ports.dialog().outcome(conversation, message), asked));
                asked = Optional.empty();
            }
        }
        return frames;
    }

    private static Frame said(UUID conversation, Message said, Optional<String> clientMessageId) {
        var json = new UserMessageJson(
                "user_message", conversation, said.id(), said.seq(), said.timestamp(), said.text(), clientMessageId);
        return Frame.of(said.seq(), base -> json);
    }

    private static Frame replied(Outcome outcome, Optional<String> clientMessageId) {
        return Frame.of(
                outcome.seq(),
                base -> new BotMessageJson(
                        "bot_message", outcome.reply().text(), clientMessageId, ReplyJson.of(outcome, base)));
    }

    private static Optional<Frame> status(Outcome outcome) {
        return outcome.reply() instanceof Answer answer
                ? answer.change()
                        .map(change -> Frame.of(
                                Frame.NO_SEQ,
                                base -> new StatusJson(
                                        "status_update", outcome.conversation(), ChangeCardJson.of(change, base))))
                : Optional.empty();
    }

    private static Optional<String> clientMessageId(Message said) {
        try {
            return Optional.ofNullable(Json.read(said.metadata().getBytes(StandardCharsets.UTF_8))
                    .path("client_message_id")
                    .textValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
