/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.lib.wire.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** What is sent to one connection or to many: JSON that is written once for all that see this server at one address. */
final class Frame {

    /** Of frames that are no message of a conversation. */
    static final int NO_SEQ = 0;

    private final int seq;
    private final Function<URI, Record> content;
    private volatile Encoded encoded;

    /**
     * A frame as it is sent.
     *
     * @param base what addresses in it are relative to
     * @param size in bytes
     */
    record Encoded(URI base, int seq, String json, int size) {}

    private Frame(int seq, Function<URI, Record> content) {
        this.seq = seq;
        this.content = content;
    }

    static Frame of(Record content) {
        return new Frame(NO_SEQ, base -> content);
    }

    /** @param content by the base of the addresses in it */
    static Frame of(int seq, Function<URI, Record> content) {
        return new Frame(seq, content);
    }

    int seq() {
        return seq;
    }

    Encoded encoded(URI base) {
        var last = encoded;
        if (last == null || !last.base().equals(base)) {
            byte[] json = Json.write(content.apply(base));
            last = new Encoded(base, seq, new String(json, StandardCharsets.UTF_8), json.length);
            encoded = last;
        }
        return last;
    }
}
