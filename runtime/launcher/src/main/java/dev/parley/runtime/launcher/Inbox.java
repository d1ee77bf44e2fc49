/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import dev.parley.runtime.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A directory of the data directory in which a running Parley takes requests: {@code ID.json}, perhaps with a file
 * {@code ID.jar}, is answered by {@code ID.answer}. Only the owner of the data directory can write there.
 */
final class Inbox {

    /** A trial may take a minute, and calls in flight end before an older version goes. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    /** For what only asks. */
    private static final Duration SHORT = Duration.ofSeconds(15);

    private static final long POLL_MILLIS = 20;

    private final Path directory;

    Inbox(Path directory) {
        this.directory = directory;
    }

    /**
     * Asks and waits.
     *
     * @param attachment is copied
     * @param waiting is told every two seconds for how long it has lasted
     * @throws Problem if nobody answers
     */
    Map<?, ?> ask(Map<String, ?> request, Optional<Path> attachment, Consumer<Duration> waiting) {
        return ask(request, attachment, waiting, PATIENCE);
    }

    /** The same for something that is answered at once. */
    Map<?, ?> ask(Map<String, ?> request) {
        return ask(request, Optional.empty(), lasted -> {}, SHORT);
    }

    private Map<?, ?> ask(
            Map<String, ?> request, Optional<Path> attachment, Consumer<Duration> waiting, Duration patience) {
        var id = UUID.randomUUID().toString();
        try {
            if (attachment.isPresent()) {
                put(attachment.get(), directory.resolve(id + ".jar"));
            }
            var text = Files.writeString(directory.resolve(id + ".json.part"), Json.write(request));
            Files.move(text, directory.resolve(id + ".json"), StandardCopyOption.ATOMIC_MOVE);
            return await(directory.resolve(id + ".answer"), waiting, patience);
        } catch (IOException e) {
            throw new Problem("%s cannot be written: %s".formatted(directory, reason(e)));
        } finally {
            drop(id);
        }
    }

    private static void put(Path file, Path target) throws IOException {
        var part = target.resolveSibling(target.getFileName() + ".part");
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private Map<?, ?> await(Path answer, Consumer<Duration> waiting, Duration patience) throws IOException {
        var began = System.nanoTime();
        var told = Duration.ofSeconds(2);
        while (!Files.exists(answer)) {
            var lasted = Duration.ofNanos(System.nanoTime() - began);
            if (lasted.compareTo(patience) > 0) {
                throw new Problem("the running Parley does not answer; its log may say why");
            }
            if (lasted.compareTo(told) > 0) {
                waiting.accept(told);
                told = told.plusSeconds(2);
            }
            pause();
        }
        return Json.read(Files.readString(answer)) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw new Problem("interrupted");
        }
    }

    private void drop(String id) {
        for (var ending : new String[] {".json.part", ".jar.part", ".json", ".jar", ".answer"}) {
            try {
                Files.deleteIfExists(directory.resolve(id + ending));
            } catch (IOException e) {
                // Parley clears what is left when it starts.
            }
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.FileSystemException file && file.getReason() != null
                ? file.getReason()
                : e.getClass().getSimpleName();
    }
}
