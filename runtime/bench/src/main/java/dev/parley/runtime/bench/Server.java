/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A distribution that runs in a process of its own, with a data directory of its own. */
record Server(Process process, int port, Path data, Duration startTime, Duration startCpu) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(240);

    static Server start(Path distribution, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        var data = Files.createTempDirectory("parley-bench");
        int port = freePort();
        var command = new ProcessBuilder(
                        distribution.resolve("bin/parley").toString(),
                        "run",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("output").toFile());
        command.command().addAll(List.of(options));
        command.environment().putAll(environment);
        var began = System.nanoTime();
        var process = command.start();
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                process.destroy();
                throw new IllegalStateException("Parley did not start:\n" + Files.readString(data.resolve("output")));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new Server(process, port, data, took, Cpu.of(process.toHandle()));
    }

    Duration cpu() {
        return Cpu.of(process.toHandle());
    }

    /** -1 where the system does not tell. */
    long residentMegabytes() throws IOException {
        var status = Path.of("/proc/" + process.pid() + "/status");
        return !Files.exists(status)
                ? -1
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElse(-1);
    }

    private static boolean isReady(int port) {
        try {
            var url = URI.create("http://127.0.0.1:" + port + "/health/ready").toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setReadTimeout(2000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join().destroyForcibly();
        process.onExit().join();
        deleteAll(data);
    }

    static void deleteAll(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(Server::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
