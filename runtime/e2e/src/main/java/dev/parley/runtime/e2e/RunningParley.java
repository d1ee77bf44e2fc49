/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * A real Parley in a process of its own, started with {@code parley run} on any free port. The system property
 * {@code parley.command} names the script.
 */
public final class RunningParley implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Parley is ready at (http\\S+) ");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Thread reader;
    private final List<String> output = new ArrayList<>();
    private final CompletableFuture<URI> ready = new CompletableFuture<>();

    private RunningParley(Process process) {
        this.process = process;
        reader = new Thread(this::read, "parley-output");
        reader.setDaemon(true);
        // A test that fails leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        reader.start();
    }

    /** Starts on a data directory and waits until it is ready. */
    public static RunningParley start(Path data) {
        return start(data, Map.of());
    }

    /** Starts with more environment, such as {@code DB_ENGINE}. */
    public static RunningParley start(Path data, Map<String, String> environment) {
        var parley = launch(data, environment, "run");
        parley.awaitReady();
        return parley;
    }

    /** Runs a command of the script on a data directory, without waiting for anything. */
    public static RunningParley launch(Path data, Map<String, String> environment, String... command) {
        return launch(Path.of(System.getProperty("parley.command")), data, environment, command);
    }

    /** Runs a command of the script of another distribution. */
    public static RunningParley launch(Path script, Path data, Map<String, String> environment, String... command) {
        var line = new ArrayList<String>(List.of(script.toString()));
        line.addAll(List.of(command));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        var settings = new HashMap<>(Map.of("PARLEY_PORT", "0", "PARLEY_DATA", data.toString()));
        settings.putAll(environment);
        builder.environment().putAll(settings);
        try {
            return new RunningParley(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                var matcher = READY.matcher(line);
                if (matcher.find()) {
                    ready.complete(URI.create(matcher.group(1)));
                }
            }
        } catch (IOException e) {
            // The process is gone.
        }
        ready.completeExceptionally(new IllegalStateException("Parley ended:\n" + output()));
    }

    public RunningParley awaitReady() {
        url();
        return this;
    }

    /** Where it listens; waits until it is ready. */
    public URI url() {
        try {
            return ready.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            throw new IllegalStateException("Parley did not become ready:\n" + output(), e);
        }
    }

    /** All that it has printed so far. */
    public String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** The first line printed that has a match, if there is one. */
    public Optional<String> line(String regex) {
        synchronized (output) {
            return output.stream().filter(Pattern.compile(regex).asPredicate()).findFirst();
        }
    }

    /** Waits until it prints a line with a match, and returns that. */
    public String await(String regex) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var line = line(regex); ; line = line(regex)) {
            if (line.isPresent()) {
                return line.get();
            }
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("Parley does not print " + regex + ":\n" + output());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Types into its standard input and ends it. */
    public RunningParley type(String text) {
        try (var in = process.outputWriter()) {
            in.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Sends SIGTERM and waits; returns the exit code. */
    public int stop() {
        process.destroy();
        return awaitExit();
    }

    /** Sends SIGKILL and waits. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Parley does not end:\n" + output());
            }
            reader.join(PATIENCE.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
