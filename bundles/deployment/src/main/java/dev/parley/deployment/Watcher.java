/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has directories looked at when something happens in them. Not every file system tells, so they are looked at each second
 * anyway.
 */
final class Watcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final Duration SELDOM = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(50);

    private final List<Path> directories;
    private final BooleanSupplier look;
    private final WatchService service;
    private final Map<Path, java.nio.file.WatchKey> keys = new HashMap<>();
    private final Thread thread = new Thread(this::run, "parley-deploy-watch");

    /** @param look returns whether it should be looked soon again */
    Watcher(List<Path> directories, BooleanSupplier look) throws IOException {
        this.directories = directories;
        this.look = look;
        this.service = directories.get(0).getFileSystem().newWatchService();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                directories.forEach(this::register);
                var isBusy = isBusy();
                var key = service.poll((isBusy ? SOON : SELDOM).toMillis(), TimeUnit.MILLISECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            // It is over.
        }
    }

    private boolean isBusy() {
        try {
            return look.getAsBoolean();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("What was deployed cannot be looked at", e);
            return false;
        }
    }

    /** A directory that was deleted and made again is another one. */
    private void register(Path directory) {
        var key = keys.get(directory);
        if (key == null || !key.isValid()) {
            try {
                keys.put(
                        directory,
                        directory.register(
                                service,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE));
            } catch (IOException e) {
                keys.remove(directory);
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            service.close();
        } catch (IOException e) {
            LOG.debug("Watching does not end", e);
        }
    }
}
