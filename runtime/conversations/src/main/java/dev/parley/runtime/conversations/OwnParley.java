/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A Parley of one's own for the time of the tests: on a free port of this machine alone, on data that are thrown away,
 * with a clock that can be set, and connected to nothing.
 */
public final class OwnParley implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Parley is ready at (http\\S+) ");
    private static final long PATIENCE_SECONDS = 90;

    private final OwnRoom room;
    private final Process process;
    private final List<String> output = new ArrayList<>();
    private final CompletableFuture<URI> ready = new CompletableFuture<>();

    private OwnParley(OwnRoom room) {
        this.room = room;
        try {
            process = room.command("run", "--test-clock").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var reader = new Thread(this::read, "parley-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * With what is in the distribution's {@code deploy/}.
     *
     * @param script {@code bin/parley} of a distribution
     */
    public static OwnParley start(Path script) {
        return new OwnParley(OwnRoom.of(script));
    }

    /**
     * With nothing deployed yet.
     *
     * @param home a distribution
     */
    public static OwnParley of(Path home) {
        return of(home, home.resolve("conf"));
    }

    /**
     * With nothing deployed yet.
     *
     * @param home a distribution
     * @param conf a directory of files that are added to those of its {@code conf/}, or take their place
     */
    public static OwnParley of(Path home, Path conf) {
        return new OwnParley(OwnRoom.apart(home, conf));
    }

    /**
     * Puts a bundle into it and waits until it runs. Not tried first: the tests that follow are the trial.
     *
     * @throws IllegalStateException with the reason if it does not run
     */
    public OwnParley deploy(Path jar) {
        url();
        try {
            var deploying = room.command("deploy", jar.toString(), "--untried").start();
            var said = new String(deploying.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (deploying.waitFor() != 0) {
                close();
                throw new IllegalStateException("%s is not deployed:%n%s".formatted(jar.getFileName(), said));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                output.add(line);
                var matcher = READY.matcher(line);
                if (matcher.find()) {
                    ready.complete(URI.create(matcher.group(1)));
                }
            }
        } catch (IOException e) {
            // The process is gone.
        }
        ready.completeExceptionally(new IllegalStateException(String.join("\n", output)));
    }

    /** Where it listens; waits until it is ready. */
    public URI url() {
        try {
            var url = ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            awaitAll(url);
            return url;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Parley does not start:\n" + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Parley is not ready after %d s".formatted(PATIENCE_SECONDS), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ready it is; that every detector has learned is waited for too, and not for ever: rules alone do something. */
    private static void awaitAll(URI url) throws InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve("/health/ready")).build();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (System.nanoTime() < deadline
                    && !HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .body()
                            .contains("\"warnings\":[]")) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            room.delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
