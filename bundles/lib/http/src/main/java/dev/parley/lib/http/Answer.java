/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What the other system answered, other than that it can't just now.
 *
 * @param status 200 to 499
 * @param body a missing node if there was none, or none that is JSON
 * @param from where it came from, redirects followed
 */
public record Answer(int status, HttpHeaders headers, JsonNode body, URI from) {

    public boolean isSuccess() {
        return status < 300;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Without headers and body, as these may hold secrets. */
    @Override
    public String toString() {
        return "Answer[" + status + " from " + from.getPath() + "]";
    }
}
