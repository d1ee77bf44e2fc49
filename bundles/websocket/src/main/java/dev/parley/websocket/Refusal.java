/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.lib.wire.Problem;
import java.util.Map;

/** Somebody is not let in. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    Refusal(Problem problem) {
        this(problem, Map.of());
    }

    /** @param headers of the answer besides */
    Refusal(Problem problem, Map<String, String> headers) {
        super(problem.json().detail(), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }
}
