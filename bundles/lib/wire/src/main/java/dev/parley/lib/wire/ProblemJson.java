/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Map;
import java.util.Optional;

/**
 * What went wrong (RFC 9457).
 *
 * @param error the same as {@code detail}, under the name that older clients read
 * @param incident what to find it by in the log, if it is our fault
 */
public record ProblemJson(
        String type,
        String title,
        int status,
        String detail,
        String error,
        @JsonInclude(Include.NON_EMPTY) Optional<String> incident) {

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(402, "Payment Required"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(411, "Length Required"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Request Entity Too Large"),
            Map.entry(414, "Request-URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(426, "Upgrade Required"),
            Map.entry(428, "Precondition Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    public static ProblemJson of(int status, String detail) {
        return of(status, detail, Optional.empty());
    }

    public static ProblemJson of(int status, String detail, Optional<String> incident) {
        return new ProblemJson("about:blank", title(status), status, detail, detail, incident);
    }

    private static String title(int status) {
        return TITLES.getOrDefault(status, "Error");
    }
}
