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
 * @param caching the value of {@code Cache-Control}: names under {@code assets/} carry a hash of their content
 */
record Asset(byte[] content, String type, String etag, String caching) {

    private static final Pattern NAME = Pattern.compile("/(assets/)?[\\w-]+\\.(\\w+)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    /** The file of this name, beginning with a slash, if the build made one. */
    static Optional<Asset> load(String name) {
        var parts = NAME.matcher(name);
        if (!parts.matches() || !TYPES.containsKey(parts.group(2))) {
            return Optional.empty();
        }
        var caching = parts.group(1) == null ? "no-cache" : "public, max-age=31536000, immutable";
        return read("page" + name)
                .map(content -> new Asset(content, TYPES.get(parts.group(2)), etag(content), caching));
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", caching);
        response.setHeader("ETag", etag);
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
