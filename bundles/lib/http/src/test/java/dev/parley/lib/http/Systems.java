/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.api.connector.Unavailable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Systems as the tests call them, and what is asked of their failures. */
final class Systems {

    static final String SECRET = "s3cr3t-of-the-tests";
    static final Credentials SIGN_IN = Credentials.fixed(Map.of("Authorization", "Bearer " + SECRET));
    static final Call POST =
            Call.post("things", JsonNodeFactory.instance.objectNode().put("name", "one"));
    static final Call GET = Call.get("things");

    private static final Duration LONG = Duration.ofSeconds(20);

    private Systems() {}

    /** With time enough for a loaded machine. */
    static RemoteSystem at(URI base) {
        return at(base, SIGN_IN);
    }

    static RemoteSystem at(URI base, Credentials credentials) {
        return at(base, credentials, Clock.systemUTC());
    }

    static RemoteSystem at(URI base, Credentials credentials, Clock clock) {
        return new RemoteSystem(settings(base, LONG, LONG), credentials, clock, Duration.ofSeconds(5));
    }

    static RemoteSystem hasty(URI base, int deadline, int budget) {
        return new RemoteSystem(settings(base, Duration.ofMillis(deadline), Duration.ofMillis(budget)), SIGN_IN);
    }

    static RemoteSystem.Settings settings(URI base, Duration deadline, Duration budget) {
        return new RemoteSystem.Settings("The system", base, deadline, budget, 16, 10_000);
    }

    /** Calls, and fails as every failure has to: soon to be tried again, and without a secret. */
    static Unavailable failure(RemoteSystem system, Call call) {
        var failure = assertThrows(Unavailable.class, () -> system.call(call));
        assertTrue(failure.retryAfter().compareTo(Duration.ZERO) > 0, () -> "retry after " + failure.retryAfter());
        assertTrue(
                failure.retryAfter().compareTo(Duration.ofHours(1)) <= 0, () -> "retry after " + failure.retryAfter());
        Secrets.assertNone(failure);
        return failure;
    }

    static <T> T failure(RemoteSystem system, Call call, Class<T> cause) {
        return assertInstanceOf(cause, failure(system, call).getCause());
    }
}
