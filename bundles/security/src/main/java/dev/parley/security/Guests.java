/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether people may talk without signing in. */
enum Guests {
    AUTO,
    ALWAYS,
    NEVER;

    /** @param host the address that the server listens on */
    boolean allowedAt(String host) {
        return this == ALWAYS || this == AUTO && isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
