/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.tests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.osgi.framework.BundleContext;

/** The Parley that the tests run inside. */
final class Here {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BundleContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private Here(BundleContext context) {
        this.context = context;
    }

    /** Waits until it is ready. */
    static Here ready(BundleContext context) {
        var here = new Here(context);
        await("/health/ready", () -> here.listens() && here.get("health/ready").statusCode() == 200);
        return here;
    }

    /** Waits until something is so; fails when that takes too long. */
    static void await(String what, BooleanSupplier condition) {
        var end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(what + " did not come to pass");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(url().resolve(path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    URI url() {
        return URI.create(endpoints()[0]);
    }

    private boolean listens() {
        return endpoints().length > 0;
    }

    private String[] endpoints() {
        var server = context.getServiceReference("org.osgi.service.servlet.runtime.HttpServiceRuntime");
        return server != null && server.getProperty("osgi.http.endpoint") instanceof String[] urls
                ? urls
                : new String[0];
    }
}
