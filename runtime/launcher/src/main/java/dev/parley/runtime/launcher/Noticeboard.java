/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import dev.parley.runtime.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The file {@code run.json} in the data directory: what other {@code parley} commands know of a running one. */
final class Noticeboard {

    private final Home home;
    private final Container container;
    private final String started = Instant.now().toString();
    private volatile boolean isClosed;
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
        write();
    }

    /** The web server listens now. */
    void listening() {
        write();
    }

    void ready() {
        database = container.database().orElse("");
        ready = true;
        write();
    }

    void close() {
        try {
            isClosed = true;
            Files.deleteIfExists(file(home.data()));
        } catch (IOException e) {
            // A file that stays is known by its pid to be stale.
        }
    }

    private synchronized void write() {
        if (isClosed) {
            return;
        }
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
        return notice;
    }
}
