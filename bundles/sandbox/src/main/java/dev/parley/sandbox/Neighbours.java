/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/** Who may use the sandbox: programs and browsers on this machine, and no page of another origin. */
final class Neighbours {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Neighbours() {}

    static boolean isLocal(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether a browser sends this from our own page, called by a name that is surely ours. */
    static boolean isOurs(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        return HERE.contains(request.getServerName())
                && (site == null || site.equals("same-origin"))
                && origin != null
                && isHost(origin, request.getHeader("Host"));
    }

    private static boolean isHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
