/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A refusal as programs read it (RFC 9457). */
enum Problem {
    UNAUTHORIZED(401, "Unauthorized", "Sign in as somebody with the role admin."),
    FORBIDDEN(403, "Forbidden", "This needs the role admin."),
    CROSS_SITE(403, "Forbidden", "This was sent by a page of another site."),
    UNAVAILABLE(503, "Service Unavailable", "Sign-in is not available just now; try again later.");

    private final int status;
    private final String title;
    private final String detail;

    Problem(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/problem+json");
        response.getOutputStream().print("""
                {"type":"about:blank","title":"%s","status":%d,"detail":"%s","error":"%s"}
                """.formatted(title, status, detail, detail));
    }
}
