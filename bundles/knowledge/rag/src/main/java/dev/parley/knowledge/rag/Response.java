/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.knowledge.rag.Failed.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * What a service sends back.
 *
 * @param body fails if it ends too early or is too long
 */
record Response(Head head, InputStream body) {

    static Response of(InputStream in, int mostBytes) throws IOException {
        var head = Head.read(in);
        return new Response(head, new Measured(framed(head, in, mostBytes), mostBytes));
    }

    private static InputStream framed(Head head, InputStream in, int mostBytes) throws Failed {
        if (head.header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
            return new Chunked(in);
        }
        var length = length(head);
        if (length.filter(bytes -> bytes > mostBytes).isPresent()) {
            throw Measured.tooLong(mostBytes);
        }
        return length.<InputStream>map(bytes -> new Exactly(in, bytes)).orElse(in);
    }

    private static Optional<Long> length(Head head) throws Failed {
        try {
            return head.header("content-length").map(Long::parseLong);
        } catch (NumberFormatException e) {
            throw new Failed(Kind.TROUBLED, "what it speaks is no HTTP");
        }
    }

    int status() {
        return head.status();
    }

    boolean isStream() {
        return head.header("content-type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/event-stream"))
                .isPresent();
    }
}
