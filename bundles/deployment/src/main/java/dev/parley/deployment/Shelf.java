/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.deployment.DeploymentRefused;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code deployments} in the data directory: the jars that were deployed, and what became of them. */
final class Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final String STANDING = "deployment.json";

    private final Path directory;

    Shelf(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    Path jar(String name, Release release) {
        return directory.resolve(name).resolve(release.file());
    }

    /** @throws DeploymentRefused if it can't be written */
    void keep(Jar jar) {
        var target = jar(jar.name(), Release.of(jar));
        if (!Files.exists(target)) {
            written(() -> {
                Files.createDirectories(target.getParent());
                put(target, part -> Files.copy(jar.file(), part, StandardCopyOption.REPLACE_EXISTING));
            });
        }
    }

    /** @throws DeploymentRefused if it can't be written */
    void save(Standing standing) {
        var target = directory.resolve(standing.name()).resolve(STANDING);
        written(() -> put(target, part -> Files.write(part, Memory.write(standing))));
        prune(standing);
    }

    /** All standings; one that can't be read is passed over, and its bundle is as one that was never deployed. */
    List<Standing> load() {
        var standings = new ArrayList<Standing>();
        for (var file : list(directory)
                .map(folder -> folder.resolve(STANDING))
                .filter(Files::exists)
                .toList()) {
            try {
                standings.add(Memory.read(Files.readAllBytes(file)));
            } catch (IOException e) {
                LOG.warn("{} cannot be read: what was deployed there is forgotten", file);
            }
        }
        return standings;
    }

    /** @throws DeploymentRefused if it can't be written */
    void forget(String name) {
        var folder = directory.resolve(name);
        written(() -> {
            Files.deleteIfExists(folder.resolve(STANDING));
            for (var file : list(folder).toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        });
    }

    private void prune(Standing standing) {
        var needed = standing.all().stream().map(Release::file).collect(Collectors.toSet());
        list(directory.resolve(standing.name()))
                .filter(file -> !file.endsWith(STANDING)
                        && !needed.contains(file.getFileName().toString()))
                .forEach(Shelf::drop);
    }

    private static void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} cannot be deleted", file, e);
        }
    }

    private void written(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new DeploymentRefused(
                    "%s cannot be written: %s. Make room there, or let Parley write there, and deploy again."
                            .formatted(directory, reason(e)));
        }
    }

    /** What is written appears whole or not at all. */
    static void put(Path target, Filling filling) throws IOException {
        var part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            filling.fill(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** What the operating system says, without the path. */
    static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason().toLowerCase(java.util.Locale.ROOT)
                : String.valueOf(e.getMessage());
    }

    private static Stream<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            return Stream.of();
        }
    }

    @FunctionalInterface
    interface Filling {
        void fill(Path part) throws IOException;
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }
}
