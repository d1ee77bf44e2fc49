/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.knowledge.rag.Failed.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The first lines of a message of HTTP/1.1. Of several headers with a name, the first counts. */
record Head(int status, Map<String, String> headers) {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");
    private static final int MOST_BYTES = 65_536;

    static byte[] of(Request request) {
        var uri = request.uri();
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var head = new StringBuilder(request.method())
                .append(' ')
                .append(path)
                .append(uri.getRawQuery() == null ? "" : '?' + uri.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(uri.getRawAuthority())
                .append("\r\nConnection: close\r\nAccept-Encoding: identity\r\n");
        request.headers().forEach(header -> head.append(header.name())
                .append(": ")
                .append(header.value())
                .append("\r\n"));
        if (request.body().length > 0) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The head of the response, past those that only say that it will come. */
    static Head read(InputStream in) throws IOException {
        for (int left = 10; left > 0; left--) {
            var head = one(in);
            if (head.status >= 200) {
                return head;
            }
        }
        throw noHttp();
    }

    private static Head one(InputStream in) throws IOException {
        var status = STATUS.matcher(line(in));
        if (!status.matches()) {
            throw noHttp();
        }
        var headers = new HashMap<String, String>();
        int length = 0;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            length += line.length();
            if (colon < 1 || length > MOST_BYTES) {
                throw noHttp();
            }
            headers.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Head(Integer.parseInt(status.group(1)), headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Up to the line's end, without it. */
    static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > MOST_BYTES) {
                throw new Failed(Kind.TROUBLED, "the connection broke off");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static Failed noHttp() {
        return new Failed(Kind.TROUBLED, "what it speaks is no HTTP");
    }
}
