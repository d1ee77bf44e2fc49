/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a GitHub's REST interface is. */
final class Address {

    private static final Pattern FORM = Pattern.compile(
            "https?://[A-Za-z0-9._-]+(:\\d{1,5})?(/[A-Za-z0-9._/-]*)?|https?://\\[[0-9a-f:]+](:\\d+)?/?.*");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Address() {}

    /**
     * The address as it is meant: GitHub itself has its interface on a host of its own, an Enterprise server below
     * {@code /api/v3}. On loopback it is taken as it is.
     */
    static URI of(String given) {
        var text = given.strip().replaceAll("/+$", "");
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("the address is not like https://api.github.com or https://host/api/v3");
        }
        var uri = URI.create(text);
        var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the address has no host");
        }
        if (uri.getScheme().equals("http") && !LOOPBACK.contains(host)) {
            throw new IllegalArgumentException("the address must begin with https, as the token is sent there");
        }
        if (host.equals("github.com") || host.equals("www.github.com")) {
            return URI.create("https://api.github.com");
        }
        boolean isWhole = !uri.getPath().isEmpty()
                || host.equals("api.github.com")
                || host.endsWith(".ghe.com")
                || LOOPBACK.contains(host);
        return isWhole ? uri : URI.create(text + "/api/v3");
    }
}
