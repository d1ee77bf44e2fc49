/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** {@code parley record-conversation}: makes a conversation file of a conversation that took place. */
final class RecordConversation {

    private static final String USAGE = "record-conversation ID [--url URL]";

    private final String id;
    private final URI url;
    private final String token;

    /** @param environment where {@code PARLEY_URL}, {@code PARLEY_PORT} and {@code PARLEY_TOKEN} are */
    RecordConversation(List<String> args, UnaryOperator<String> environment) {
        var options = Options.of(args, Set.of("--url"), Set.of(), USAGE);
        this.id = options.only(USAGE);
        this.url = URI.create(options.find("--url")
                .or(() -> Optional.ofNullable(environment.apply("PARLEY_URL")))
                .orElseGet(() -> "http://127.0.0.1:%s/"
                        .formatted(Optional.ofNullable(environment.apply("PARLEY_PORT"))
                                .orElse("8080"))));
        this.token = Optional.ofNullable(environment.apply("PARLEY_TOKEN"))
                .orElseThrow(() -> new Mistake("put the token of the conversation's owner into PARLEY_TOKEN"));
    }

    int run(PrintStream out) {
        if (!id.matches("[0-9a-fA-F-]{36}")) {
            throw new Mistake("\"%s\" is no id of a conversation".formatted(id));
        }
        var reply = new HttpLine(url, token).get("api/chat/conversations/" + id + "/");
        if (reply.isRefused()) {
            throw new IllegalStateException("%s says: %s".formatted(url, reply.says()));
        }
        out.print(Recording.of((Map<?, ?>) reply.json(), zone()));
        return 0;
    }

    /** A Parley on this machine has this machine's zone for those who have told none. */
    private Optional<ZoneId> zone() {
        try {
            return InetAddress.getByName(url.getHost()).isLoopbackAddress()
                    ? Optional.of(ZoneId.systemDefault())
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
