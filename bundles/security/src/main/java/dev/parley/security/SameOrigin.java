/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/**
 * Tells apart what a browser sends for a page of ours from what it sends for somebody else's, by the headers that
 * pages cannot forge (Fetch Metadata, RFC 6454). Programs send neither and are no danger.
 */
final class SameOrigin {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private SameOrigin() {}

    /** Whether this request changes nothing, or does not come from a page of another origin. */
    static boolean permits(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return SAFE.contains(request.getMethod())
                || (site != null ? OURS.contains(site) : origin == null || isHost(origin, request.getHeader("Host")));
    }

    private static boolean isHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
