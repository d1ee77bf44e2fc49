/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a question is put. */
final class Template {

    private static final List<Header> USUAL =
            List.of(new Header("Accept", "application/json, text/event-stream"), new Header("User-Agent", "Parley"));
    private static final Header JSON = new Header("Content-Type", "application/json");

    private final String method;
    private final Target target;
    private final List<Header> headers;
    private final Optional<Body> body;

    private Template(String method, Target target, List<Header> headers, Optional<Body> body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    static Template of(Values values, Target target, boolean hasKey) {
        var method = values.text("method").orElse("POST").toUpperCase(Locale.ROOT);
        if (!List.of("POST", "PUT", "PATCH", "GET").contains(method)) {
            throw new BadSetting("method has to be POST, PUT, PATCH or GET");
        }
        Words.check(target.url());
        var body = method.equals("GET")
                ? Optional.<Body>empty()
                : values.text("body").map(Body::of);
        return new Template(
                method,
                target,
                headers(values, hasKey, body.isPresent()),
                isStreaming(values) ? streaming(body, values) : body);
    }

    private static boolean isStreaming(Values values) {
        var stream = values.text("stream").orElse("never");
        if (!List.of("auto", "never").contains(stream)) {
            throw new BadSetting("stream has to be auto or never");
        }
        return stream.equals("auto");
    }

    private static Optional<Body> streaming(Optional<Body> body, Values values) {
        return body.map(given -> values.text("streaming").map(given::with).orElse(given));
    }

    /** Those that are set, and the usual ones that are not. */
    private static List<Header> headers(Values values, boolean hasKey, boolean hasBody) {
        var own = values.texts("headers").stream()
                .map(Header::of)
                .filter(header -> hasKey || !header.needsKey())
                .toList();
        var usual = Stream.concat(USUAL.stream(), hasBody ? Stream.of(JSON) : Stream.empty())
                .filter(header -> own.stream().noneMatch(other -> other.is(header.name())));
        return Stream.concat(own.stream(), usual).toList();
    }

    Request filled(Words words) {
        return new Request(
                method,
                target.uri(words),
                headers.stream().map(header -> header.filled(words)).toList(),
                body.map(given -> given.filled(words)).orElse(new byte[0]));
    }
}
