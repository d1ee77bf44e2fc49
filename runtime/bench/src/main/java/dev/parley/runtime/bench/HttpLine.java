/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.io.IOException;
import java.util.regex.Pattern;

/** Speaks by one request a turn. */
record HttpLine(Connection connection, String token) implements Line {

    private static final Pattern TOKEN = Pattern.compile("\"token\" ?: ?\"([^\"]+)\"");

    private static final Pattern CONVERSATION = Pattern.compile("\"conversation_id\" ?: ?(\"[^\"]+\")");

    static HttpLine open(int port) throws IOException {
        var connection = new Connection(port);
        return new HttpLine(connection, newGuest(connection));
    }

    /** The token of a new guest. */
    static String newGuest(Connection connection) throws IOException {
        var found = TOKEN.matcher(connection.post("/api/session/", "", "{}"));
        return found.find() ? found.group(1) : "";
    }

    /** The id of the conversation that was answered in, as JSON. */
    static String conversation(String answer) {
        var found = CONVERSATION.matcher(answer);
        return found.find() ? found.group(1) : "null";
    }

    @Override
    public String say(String conversation, String message) throws IOException {
        return connection.post(
                "/api/chat/message/",
                token,
                "{\"conversation_id\":" + conversation + ",\"message\":\"" + message + "\"}");
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
