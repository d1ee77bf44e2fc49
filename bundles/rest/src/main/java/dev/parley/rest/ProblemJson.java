/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;

/**
 * What went wrong (RFC 9457).
 *
 * @param error the same as {@code detail}, under the name that older clients read
 * @param incident what to find it by in the log, if it is our fault
 */
record ProblemJson(
        String type,
        String title,
        int status,
        String detail,
        String error,
        @JsonInclude(Include.NON_EMPTY) Optional<String> incident) {

    static ProblemJson of(int status, String detail) {
        return of(status, detail, Optional.empty());
    }

    static ProblemJson of(int status, String detail, Optional<String> incident) {
        return new ProblemJson("about:blank", title(status), status, detail, detail, incident);
    }

    private static String title(int status) {
        var known = Status.fromStatusCode(status);
        return known == null ? status == 422 ? "Unprocessable Content" : "Error" : known.getReasonPhrase();
    }
}
