/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/** Requests as they go over the wire: where to, and with what, so that nobody else is told who asks. */
final class Requests {

    private final URI base;

    Requests(URI base) {
        this.base = base;
    }

    URI uri(Call call) {
        var query = call.query().isEmpty() ? "" : (call.path().contains("?") ? '&' : '?') + Call.encoded(call.query());
        var root = base.toString();
        var isWhole = call.path().startsWith("http://") || call.path().startsWith("https://");
        return URI.create((isWhole ? "" : root.endsWith("/") ? root : root + '/') + call.path() + query);
    }

    /** What writes is carried to nobody else. */
    URI redirected(Call call, URI from, String location) throws BadAnswer {
        try {
            var uri = from.resolve(location);
            if (isWeb(uri) && ("GET".equals(call.method()) || isOurs(uri))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw BadAnswer.of("a redirect that is no address");
        }
        throw BadAnswer.of("a redirect of a " + call.method() + " that is not followed");
    }

    private static boolean isWeb(URI uri) {
        return uri.getHost() != null
                && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
    }

    HttpRequest request(Call call, URI uri, Map<String, String> signIn) throws NotSent {
        var request = HttpRequest.newBuilder(uri);
        set(request, Map.of("Accept", "application/json", "User-Agent", "Parley"));
        if (call.body().isPresent()) {
            set(request, Map.of("Content-Type", call.body().get().type()));
        }
        if (isOurs(uri)) {
            set(request, call.headers());
            set(request, signIn);
        }
        return request.method(
                        call.method(),
                        call.body()
                                .filter(body -> body.bytes().length > 0) // of which the client says when it sends it
                                .<HttpRequest.BodyPublisher>map(body -> new Outgoing(body.bytes()))
                                .orElseGet(HttpRequest.BodyPublishers::noBody))
                .build();
    }

    /** The client names the value that it refuses, which may be a secret: that is left out. */
    private static void set(HttpRequest.Builder request, Map<String, String> headers) throws NotSent {
        for (var header : headers.entrySet()) {
            try {
                request.setHeader(header.getKey(), header.getValue());
            } catch (IllegalArgumentException e) {
                throw NotSent.withheld("what is set for the header " + header.getKey() + " can't be sent", null);
            }
        }
    }

    private boolean isOurs(URI uri) {
        return base.getScheme().equalsIgnoreCase(uri.getScheme())
                && base.getHost().equalsIgnoreCase(uri.getHost())
                && port(base) == port(uri);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
