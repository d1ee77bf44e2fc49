/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import java.util.Map;

/** How Parley signs in to another system. Thread-safe. */
public interface Credentials {

    /** Headers for a request; may fetch what it takes, and throws {@link dev.parley.api.connector.Unavailable} if it can't. */
    Map<String, String> headers();

    /** The last headers were refused: whether there will be others, so that the request is worth another try. */
    default boolean renew() {
        return false;
    }

    /** Headers that stay the same. */
    static Credentials fixed(Map<String, String> headers) {
        var same = Map.copyOf(headers);
        return () -> same;
    }
}
