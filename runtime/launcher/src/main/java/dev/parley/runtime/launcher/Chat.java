/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code parley chat}: a conversation in the terminal or in a pipe, one line a message. */
final class Chat {

    private static final String PROMPT = "> ";

    private final Client client;
    private final Locality locality = Locality.ofProcess();
    private String conversation;

    Chat(Home home, List<String> args) {
        var options = options(args);
        this.client = new Client(options.containsKey("--url") ? options.get("--url") : Running.url(home.data()));
        this.conversation = options.get("--conversation");
    }

    int run() {
        var token = signIn();
        try (var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))) {
            prompt();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    say(line);
                }
                prompt();
            }
        } catch (IOException e) {
            throw new Problem("the input cannot be read");
        }
        if (Boolean.getBoolean("parley.terminal") && conversation != null) {
            System.out.printf("%nTo go on: PARLEY_TOKEN=%s parley chat --conversation %s%n", token, conversation);
        }
        return 0;
    }

    /** The token of {@code PARLEY_TOKEN}, or a guest's. */
    private String signIn() {
        var token = System.getenv("PARLEY_TOKEN");
        if (token == null) {
            var session = client.post("api/session/", Map.of());
            if (session.status() >= 300) {
                throw new Problem("this Parley lets no guests in; put your token into PARLEY_TOKEN");
            }
            token = session.text("token");
        }
        client.signIn(token);
        return token;
    }

    private void say(String line) {
        var message = new HashMap<String, Object>(locality.fields());
        message.put("conversation_id", conversation);
        message.put("message", line);
        message.put("client_message_id", UUID.randomUUID().toString());
        var answer = client.post("api/chat/message/", message);
        if (answer.status() >= 300) {
            System.err.println("parley: "
                    + (answer.text("detail").isEmpty() ? "the answer was " + answer.status() : answer.text("detail")));
            return;
        }
        conversation = answer.text("conversation_id");
        System.out.println(answer.text("bot_message"));
        quickReplies(answer.body().get("quick_replies"));
    }

    private static void quickReplies(Object replies) {
        if (replies instanceof List<?> list && !list.isEmpty()) {
            list.forEach(reply -> System.out.print("[" + label(reply) + "] "));
            System.out.println();
        }
    }

    private static Object label(Object reply) {
        return reply instanceof Map<?, ?> map && map.get("label") != null ? map.get("label") : reply;
    }

    private static void prompt() {
        if (Boolean.getBoolean("parley.terminal")) {
            System.out.print(PROMPT);
            System.out.flush();
        }
    }

    private static Map<String, String> options(List<String> args) {
        var options = new HashMap<String, String>();
        for (var i = 0; i < args.size(); i += 2) {
            if (!List.of("--url", "--conversation").contains(args.get(i)) || i + 1 == args.size()) {
                throw new Problem("usage: parley chat [--conversation ID] [--url URL]", Problem.USAGE);
            }
            options.put(args.get(i), args.get(i + 1));
        }
        return options;
    }
}
