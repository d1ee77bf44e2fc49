/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Looks for the tests' secret. */
final class Secrets {

    private Secrets() {}

    /** Messages, causes and those suppressed are all in a stack trace. */
    static void assertNone(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertNone(trace.toString());
    }

    static void assertNone(Object said) {
        assertFalse(said.toString().contains(Systems.SECRET), "a secret is told: " + said);
    }
}
