/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import dev.parley.runtime.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** The file {@code run.json} in the data directory: what other {@code parley} commands know of a running one. */
final class Noticeboard {

    private static final long QUIET_MILLIS = 100;
    private static final long LOOK_MILLIS = 1_000;

    private final Home home;
    private final Container container;
    private final String started = Instant.now().toString();
    private final AtomicBoolean pending = new AtomicBoolean();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "parley-noticeboard");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private volatile boolean ready;
    private volatile String database = "";

    Noticeboard(Home home, Container container) {
        this.home = home;
        this.container = container;
    }

    static Path file(Path data) {
        return data.resolve("run.json");
    }

    /** What a Parley that is alive has written, if there is one. */
    static Optional<Map<?, ?>> read(Path data) {
        try {
            return Json.read(Files.readString(file(data))) instanceof Map<?, ?> notice && alive(notice)
                    ? Optional.of(notice)
                    : Optional.empty();
        } catch (IOException | Json.Malformed e) {
            return Optional.empty();
        }
    }

    private static boolean alive(Map<?, ?> notice) {
        return notice.get("pid") instanceof Number pid
                && ProcessHandle.of(pid.longValue()).map(ProcessHandle::isAlive).orElse(false);
    }

    void open() {
        container.context().addBundleListener(event -> changed());
        changed();
        writer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The web server listens now. */
    void listening() {
        changed();
    }

    void ready() {
        database = container.database().orElse("");
        ready = true;
        write();
    }

    void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(1, TimeUnit.SECONDS);
            Files.deleteIfExists(file(home.data()));
        } catch (IOException | InterruptedException e) {
            // A file that stays is known by its pid to be stale.
        }
    }

    private void changed() {
        if (!writer.isShutdown() && pending.compareAndSet(false, true)) {
            writer.schedule(this::write, QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** The container passes over what is no bundle without a word; this says it. */
    private void look() {
        try (Stream<Path> files = Files.list(home.deploy())) {
            files.filter(file -> file.toString().endsWith(".jar")).forEach(this::look);
        } catch (IOException e) {
            // A directory that is not there has nothing to say.
        }
    }

    private void look(Path jar) {
        try {
            BundleFile.read(jar);
        } catch (Problem problem) {
            say(problem.getMessage() + "; it is left alone");
        }
    }

    private void say(String sentence) {
        if (said.add(sentence)) {
            System.err.println("parley: " + sentence);
        }
    }

    private synchronized void write() {
        pending.set(false);
        try {
            var part = home.data().resolve("run.json.part");
            Files.writeString(part, Json.write(notice()) + "\n");
            Files.move(part, file(home.data()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | IllegalStateException e) {
            System.err.println("parley: run.json cannot be written: " + e.getMessage());
        }
    }

    private Map<String, Object> notice() {
        var notice = new LinkedHashMap<String, Object>();
        notice.put("pid", ProcessHandle.current().pid());
        notice.put("started", started);
        notice.put("ready", ready);
        notice.put("url", container.endpoint().orElse(""));
        notice.put("database", database);
        notice.put("deploy", home.deploy().toString());
        notice.put(
                "bundles",
                Arrays.stream(container.context().getBundles())
                        .map(this::bundle)
                        .toList());
        return notice;
    }

    private Map<String, Object> bundle(Bundle bundle) {
        return Map.of(
                "name", String.valueOf(bundle.getSymbolicName()),
                "version", version(bundle.getVersion()),
                "location", bundle.getLocation(),
                "modified", bundle.getLastModified(),
                "problem", problem(bundle));
    }

    private static String version(Version version) {
        return version.toString();
    }

    /** Why a bundle does not run; empty if it does. */
    private String problem(Bundle bundle) {
        var waits = (bundle.getState() & (Bundle.INSTALLED | Bundle.RESOLVED)) != 0;
        if (!waits || bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null) {
            return "";
        }
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            return "";
        } catch (BundleException e) {
            var reason = Reason.of(e);
            say("%s does not run: %s".formatted(bundle.getSymbolicName(), reason));
            return reason;
        }
    }

    /** The bundles of a notice. */
    static List<Map<?, ?>> bundles(Map<?, ?> notice) {
        return notice.get("bundles") instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList()
                : List.of();
    }
}
