/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.widget;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of the page.
 *
 * @param etag a strong one (RFC 9110, 8.8.3)
 * @param caching the value of {@code Cache-Control}: names under {@code assets/} carry a hash of their content; what is
 *     embedded keeps its name, and is another after an update. The script is asked for each time, as it takes no panel
 *     but the one that was built with it
 * @param isEmbedded whether pages of other origins may have it, and check what they get (subresource integrity)
 */
record Asset(byte[] content, String type, String etag, String caching, boolean isEmbedded) {

    private static final Pattern NAME = Pattern.compile("/(?:assets/)?[\\w-]+(?:\\.\\w+)?\\.(\\w+)");

    private static final String SCRIPT = "/parley-chat.js";

    /** The element's script, and what it fetches when it is needed: its panel and its languages. */
    private static final Pattern EMBEDDED = Pattern.compile("/parley-chat(-panel|\\.\\w+)?\\.\\w+");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    /** The file of this name, beginning with a slash, if the build made one. */
    static Optional<Asset> load(String name) {
        var parts = NAME.matcher(name);
        if (!parts.matches() || !TYPES.containsKey(parts.group(1))) {
            return Optional.empty();
        }
        return read("page" + name)
                .map(content -> new Asset(
                        content,
                        TYPES.get(parts.group(1)),
                        etag(content),
                        caching(name),
                        EMBEDDED.matcher(name).matches()));
    }

    private static String caching(String name) {
        if (name.startsWith("/assets/")) {
            return "public, max-age=31536000, immutable";
        }
        return EMBEDDED.matcher(name).matches() && !name.equals(SCRIPT) ? "public, max-age=600" : "no-cache";
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", caching);
        response.setHeader("ETag", etag);
        if (isEmbedded) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        }
        var known = request.getHeader("If-None-Match");
        if (known != null && known.contains(etag)) {
            response.setStatus(304);
            return;
        }
        response.setContentType(type);
        response.setContentLength(content.length);
        if (request.getMethod().equals("GET")) {
            response.getOutputStream().write(content);
        }
    }

    private static Optional<byte[]> read(String resource) {
        try (var in = Asset.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String etag(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
