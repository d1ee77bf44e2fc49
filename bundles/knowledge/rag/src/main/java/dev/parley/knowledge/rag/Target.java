/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where to ask.
 *
 * @param url may have placeholders in its path and query
 * @param allowPrivate whether that may be in the own network
 */
record Target(String url, boolean allowPrivate) {

    private static final Pattern PARTS = Pattern.compile("([^:/?#]+://[^/?#]*)([^?#]*)([^#]*)(#.*)?");

    /** @throws BadSetting if it is no address that Parley may ask */
    static Target of(Values values) {
        var url = values.text("url").orElseThrow(() -> new BadSetting("url is missing"));
        var parts = PARTS.matcher(url);
        if (!parts.matches()) {
            throw new BadSetting("url is no address of the form https://host/path");
        }
        if (parts.group(1).contains("{{")) {
            throw new BadSetting("url must have placeholders in its path and query only");
        }
        var target = new Target(
                parts.group(1) + path(parts.group(2), values) + parts.group(3), values.flag("allow.private"));
        check(target.uri(Words.NONE));
        return target;
    }

    /** An address without a path is that of a server, one that ends where a shape's path begins is that of an API. */
    private static String path(String path, Values values) {
        if (path.isEmpty() || path.equals("/")) {
            values.text("needs.path").ifPresent(needed -> {
                throw new BadSetting("url needs a path, such as " + needed);
            });
            return values.text("path").orElse(path);
        }
        var usual = values.text("path").orElse("/");
        int second = usual.indexOf('/', 1);
        var bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return second > 0 && bare.endsWith(usual.substring(0, second)) ? bare + usual.substring(second) : path;
    }

    private static void check(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new BadSetting("url has to begin with http:// or https://");
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawAuthority() == null
                || uri.getRawAuthority().contains("@")) {
            throw new BadSetting("url must have no user name or password in it");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new BadSetting("url has no host, or one that is not valid");
        }
    }

    String host() {
        return Wire.host(uri(Words.NONE));
    }

    /** With what placeholders stand for. */
    URI uri(Words words) {
        try {
            return new URI(words.fill(
                    url, text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")));
        } catch (URISyntaxException e) {
            throw new BadSetting("url is no valid address");
        }
    }

    /** Without path and query, which may hold secrets. */
    @Override
    public String toString() {
        var parts = PARTS.matcher(url);
        return parts.matches() ? parts.group(1) : "";
    }
}
