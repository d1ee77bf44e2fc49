/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.lib.wire.Json;
import dev.parley.lib.wire.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers those who are not let in, in the words of the API. */
final class Refusing {

    private Refusing() {}

    static void answer(HttpServletResponse response, RuntimeException thrown) throws IOException {
        if (thrown instanceof Refusal refusal) {
            refusal.headers().forEach(response::setHeader);
            answer(response, refusal.problem());
        } else {
            answer(response, Problem.of(thrown));
        }
    }

    static void answer(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = Json.write(problem.json());
        response.setStatus(problem.status());
        problem.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds.toString()));
        response.setContentType(Json.PROBLEM);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
