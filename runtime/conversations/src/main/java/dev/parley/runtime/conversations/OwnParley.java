/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Parley of one's own for the time of the tests: on a free port of this machine alone, on data that are thrown away,
 * with a clock that can be set, and connected to nothing.
 */
public final class OwnParley implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Parley is ready at (http\\S+) ");
    private static final long PATIENCE_SECONDS = 90;

    /** What it takes from the environment; not the addresses and passwords of other systems. */
    private static final Set<String> KEPT =
            Set.of("PATH", "HOME", "JAVA_HOME", "LANG", "LC_ALL", "TMPDIR", "PARLEY_JAVA_OPTS");

    private final Process process;
    private final Path data;
    private final List<String> output = new ArrayList<>();
    private final CompletableFuture<URI> ready = new CompletableFuture<>();

    private OwnParley(Process process, Path data) {
        this.process = process;
        this.data = data;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var reader = new Thread(this::read, "parley-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param script {@code bin/parley} of a distribution */
    public static OwnParley start(Path script) {
        try {
            var data = Files.createTempDirectory("parley-conversations");
            var builder = new ProcessBuilder(script.toString(), "run", "--test-clock").redirectErrorStream(true);
            builder.environment().keySet().retainAll(KEPT);
            builder.environment().put("PARLEY_PORT", "0");
            builder.environment().put("PARLEY_HOST", "127.0.0.1");
            builder.environment().put("PARLEY_DATA", data.toString());
            return new OwnParley(builder.start(), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
            delete(data);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
