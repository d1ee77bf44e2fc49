/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.connector;

import dev.parley.api.connector.Connection;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a test of a connection has shown.
 *
 * @param sentence for the admin, without secrets
 */
record TestCall(boolean isGood, String sentence) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static TestCall of(Connection connection) {
        return of(connection, PATIENCE);
    }

    /** Never takes longer, whatever the connection does. */
    static TestCall of(Connection connection, Duration patience) {
        long start = System.nanoTime();
        var call = new FutureTask<>(connection::test);
        var thread = new Thread(call, "parley-connector-test");
        thread.setDaemon(true);
        thread.start();
        try {
            var said = call.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            var took = Duration.ofNanos(System.nanoTime() - start).toMillis();
            return new TestCall(true, String.format(Locale.ROOT, "%s (%,d ms)", said, took));
        } catch (ExecutionException e) {
            return new TestCall(false, why(connection, e.getCause()));
        } catch (TimeoutException e) {
            call.cancel(true);
            return new TestCall(false, "No answer within " + patience.toSeconds() + " seconds.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TestCall(false, "The test was given up.");
        }
    }

    /** The message of a cause may hold what was sent: only what connectors say for people is told. */
    private static String why(Connection connection, Throwable failure) {
        if (failure instanceof Rejected) {
            return failure.getMessage();
        }
        if (failure instanceof Unavailable) {
            return connection.standing().lastFailure().orElse("It does not answer.");
        }
        return "The test failed with " + failure.getClass().getSimpleName() + ": this is a defect of the connector.";
    }
}
