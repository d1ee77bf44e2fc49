/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import dev.parley.runtime.settings.Author;
import dev.parley.runtime.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code parley settings} asks for, as files that only the owner of the data directory can write: {@code ID.json}
 * comes in, {@code ID.answer} goes out.
 */
@Component(service = Requests.class, immediate = true)
public final class Requests {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final String REQUEST = ".json";
    private static final long POLL_MILLIS = 250;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "parley-settings"));
    private final Path directory;
    private final CommandLine answers;

    @Activate
    public Requests(@Reference(name = "answers") CommandLine answers, BundleContext context) throws IOException {
        this.answers = answers;
        directory =
                Path.of(context.getProperty("parley.data")).resolve("settings").resolve("requests");
        clear();
        clock.scheduleWithFixedDelay(this::look, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        clock.shutdownNow();
    }

    /** Whoever asked before Parley began does not wait any more. */
    private void clear() throws IOException {
        Files.createDirectories(directory);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        for (var file : files()) {
            Files.deleteIfExists(file);
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    private void look() {
        try {
            for (var file : files()) {
                var name = file.getFileName().toString();
                if (name.endsWith(REQUEST)) {
                    answer(file, name.substring(0, name.length() - REQUEST.length()));
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("What is asked for in {} cannot be answered: {}", directory, e.getMessage());
        }
    }

    private void answer(Path file, String id) throws IOException {
        var text = Files.readString(file);
        Files.delete(file);
        var part = directory.resolve(id + ".answer.part");
        Files.writeString(part, Json.write(answered(text)));
        Files.move(part, directory.resolve(id + ".answer"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Map<String, Object> answered(String text) {
        try {
            var request = (Map<?, ?>) Json.read(text);
            var before = Author.become(String.valueOf(request.get("who")));
            try {
                return answers.answer(request);
            } finally {
                Author.become(before);
            }
        } catch (RuntimeException e) {
            LOG.error("What was asked for has failed", e);
            return Map.of("refused", List.of("It has failed; the log says why."));
        }
    }
}
