/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** A server of the sandbox says no. Each says it in its vendor's shape. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient JsonNode detail;

    public Refusal(int status, String message) {
        this(status, message, MissingNode.getInstance());
    }

    /** @param detail what the vendor says besides the message, in its own shape */
    public Refusal(int status, String message, JsonNode detail) {
        super(message, null, false, false);
        this.status = status;
        this.detail = detail;
    }

    public static Refusal notFound(String message) {
        return new Refusal(404, message);
    }

    public static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    public int status() {
        return status;
    }

    public JsonNode detail() {
        return detail;
    }
}
