/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A guest who goes through a script at a pace, in one conversation after another. */
final class Chatter {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final int TURNS_A_CONVERSATION = 60;

    /** @param began by {@link System#nanoTime} */
    record Turn(long began, long nanos) {}

    /** @param sent the ids of the guest's messages, in their order */
    record Conversation(String id, List<String> sent) {}

    private final int port;
    private final String token;
    private final Script script;
    private final Hearing hearing;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Conversation> conversations = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Connection connection;
    private int version;

    Chatter(int port, Script script, Hearing hearing) throws IOException {
        this.port = port;
        this.connection = new Connection(port);
        this.token = HttpLine.newGuest(connection);
        this.script = script;
        this.hearing = hearing;
    }

    List<Turn> turns() {
        return turns;
    }

    /** Turns that were not answered, or not as they should have been. */
    List<String> failures() {
        return failures;
    }

    Chatter talk(Pace pace, BooleanSupplier isOver) throws IOException {
        while (!isOver.getAsBoolean()) {
            var sent = new ArrayList<String>();
            var id = "";
            for (int turn = 0; turn < TURNS_A_CONVERSATION && !isOver.getAsBoolean(); turn++) {
                pace.await();
                var reply = say(id, turn, sent);
                if (!reply.has("conversation_id")) {
                    break;
                }
                id = reply.get("conversation_id").asText();
            }
            if (!id.isEmpty()) {
                conversations.add(new Conversation(id, sent));
            }
        }
        return this;
    }

    private JsonNode say(String conversation, int turn, List<String> sent) throws IOException {
        var message = UUID.randomUUID().toString();
        sent.add(message);
        var said = JSON.createObjectNode().put("message", script.text(turn)).put("client_message_id", message);
        said.put("conversation_id", conversation.isEmpty() ? null : conversation);
        long began = System.nanoTime();
        var answer = post(said.toString());
        turns.add(new Turn(began, System.nanoTime() - began));
        var reply = JSON.readTree(answer.isEmpty() ? "{}" : answer);
        judge(turn, reply);
        return reply;
    }

    /** The empty string if it is refused, or if nothing comes back. */
    private String post(String said) throws IOException {
        try {
            return connection.post("/api/chat/message/", token, said);
        } catch (IOException e) {
            connection.close();
            connection = new Connection(port);
            return "";
        }
    }

    /** Whoever has heard from a version hears from none before it any more. */
    private void judge(int turn, JsonNode reply) {
        var now = Script.version(reply).orElse(version);
        if (!script.isRight(turn, reply) || now < version) {
            failures.add("%s → %s, after version %d".formatted(script.text(turn), reply, version));
        }
        version = Math.max(version, now);
        Script.version(reply).ifPresent(hearing::heard);
    }

    /** What the conversations' logs say of the messages that were sent. */
    Tally tally() throws IOException {
        var tally = Tally.NONE;
        for (var conversation : conversations) {
            tally = tally.plus(Tally.of(conversation.sent(), log(conversation.id())));
        }
        connection.close();
        return tally;
    }

    private List<JsonNode> log(String conversation) throws IOException {
        var all = new ArrayList<JsonNode>();
        for (var part = log(conversation, 0); !part.isEmpty(); part = log(conversation, all.size())) {
            part.forEach(all::add);
        }
        return all;
    }

    private JsonNode log(String conversation, int after) throws IOException {
        var path = "/api/chat/conversations/" + conversation + "/?after=" + after;
        return JSON.readTree(connection.get(path, token, "").body()).path("messages");
    }
}
