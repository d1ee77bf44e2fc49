/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.net.URI;
import java.util.List;

/** What goes over the wire. */
record Request(String method, URI uri, List<Header> headers, byte[] body) {

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "Request[" + method + ' ' + uri.getHost() + ']';
    }
}
