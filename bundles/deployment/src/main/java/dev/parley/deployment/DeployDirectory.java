/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.deployment.DeploymentRefused;
import dev.parley.api.deployment.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory {@code deploy}: what lies in it is deployed, what is taken out of it is gone. */
final class DeployDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(DeployDirectory.class);

    /** A file that is not written any more; what can't be read gets longer, it may be in the middle of being copied. */
    private static final Duration STILL = Duration.ofMillis(100);

    private static final Duration STILL_DAMAGED = Duration.ofMillis(1_000);

    /** A file that is gone may be about to come back under another name. */
    private static final Duration GONE = Duration.ofMillis(300);

    /** Size and time of a file, and since when they are so. */
    private record Look(long size, Instant modified, Instant since) {

        boolean isOf(BasicFileAttributes attributes) {
            return size == attributes.size()
                    && modified.equals(attributes.lastModifiedTime().toInstant());
        }
    }

    /** What is done with what is found. */
    interface Finder {

        Jar read(Path file) throws NoBundle;

        void found(Jar jar);

        void gone(String name);
    }

    private static final Comparator<Jar> NEWEST = Comparator.comparing(Jar::version)
            .thenComparing(jar -> jar.file().toFile().lastModified());

    private final Path directory;
    private final Finder finder;
    private final Map<Path, Look> looks = new HashMap<>();
    private final Map<Path, Jar> jars = new ConcurrentHashMap<>();
    private final Map<Path, Complaint> problems = new ConcurrentHashMap<>();
    private final Map<String, String> offered = new HashMap<>();
    private final Map<String, Instant> missing = new HashMap<>();

    DeployDirectory(Path directory, Finder finder) {
        this.directory = directory;
        this.finder = finder;
    }

    Path path() {
        return directory;
    }

    /** That a bundle was there when Parley ended; if it is not any more, it was taken out. */
    void expect(String name) {
        offered.put(name, "");
    }

    /** What lies there and is no bundle, or not the one that counts. */
    List<Diagnosis> diagnoses() {
        var all = new TreeMap<String, Diagnosis>();
        problems.forEach((file, complaint) -> {
            var jar = Optional.ofNullable(jars.get(file));
            var called = file.getFileName().toString();
            all.put(
                    called,
                    complaint.of(
                            called, jar.map(known -> known.version().toString()).orElse("")));
        });
        return List.copyOf(all.values());
    }

    /**
     * Looks once.
     *
     * @return whether something is about to change, so that one should look again soon
     */
    boolean look() {
        var files = files();
        looks.keySet().retainAll(files);
        jars.keySet().retainAll(files);
        problems.keySet().retainAll(files);
        var busy = false;
        for (var file : files) {
            busy |= !isSettled(file);
        }
        return offer(files) | busy;
    }

    private List<Path> files() {
        try (var all = Files.list(directory)) {
            return all.filter(file -> isMeant(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** What is hidden, explains or is half written is nobody's mistake. */
    private static boolean isMeant(String name) {
        return !name.startsWith(".") && !name.matches(".*\\.(md|txt|part|tmp|swp|filepart|crdownload)|.*~");
    }

    private boolean isSettled(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory() || !file.toString().endsWith(".jar")) {
                problem(
                        file,
                        Complaint.lasting(
                                attributes.isDirectory()
                                        ? "is a folder; it is left alone"
                                        : "is no jar; it is left alone",
                                "Only the jars of bundles belong into deploy/."));
                return true;
            }
            var look = looks.get(file);
            if (look == null || !look.isOf(attributes)) {
                looks.put(file, look(attributes));
                jars.computeIfPresent(file, (path, jar) -> unread(jar));
                problems.remove(file);
            }
            return isRead(file) || read(file, looks.get(file));
        } catch (IOException e) {
            return false;
        }
    }

    /** A file that nobody has written to for a while is as good as looked at twice. */
    private static Look look(BasicFileAttributes attributes) {
        var modified = attributes.lastModifiedTime().toInstant();
        var now = Instant.now();
        return new Look(attributes.size(), modified, modified.isBefore(now) ? modified : now);
    }

    /** While it changes, its name is what it was. */
    private static Jar unread(Jar jar) {
        return new Jar(jar.file(), jar.name(), jar.version(), jar.host(), "");
    }

    private boolean isRead(Path file) {
        return problems.containsKey(file)
                || Optional.ofNullable(jars.get(file))
                        .filter(jar -> !jar.hash().isEmpty())
                        .isPresent();
    }

    private boolean read(Path file, Look look) {
        var age = Duration.between(look.since(), Instant.now());
        if (age.compareTo(STILL) < 0) {
            return false;
        }
        try {
            jars.put(file, finder.read(file));
            return true;
        } catch (NoBundle e) {
            if (e.isDamaged() && age.compareTo(STILL_DAMAGED) < 0) {
                return false;
            }
            problem(file, e.complaint());
            return true;
        }
    }

    private boolean offer(List<Path> files) {
        var best = jars.values().stream()
                .collect(Collectors.toMap(
                        Jar::name, jar -> jar, (one, other) -> NEWEST.compare(one, other) < 0 ? other : one));
        best.values().stream().filter(jar -> !jar.hash().isEmpty()).forEach(jar -> offer(jar, best));
        var gone = offered.keySet().stream()
                .filter(name -> !best.containsKey(name))
                .filter(name -> isUnknown(files))
                .toList();
        missing.keySet().retainAll(gone);
        gone.forEach(this::gone);
        return !missing.isEmpty();
    }

    /** Whether no file may still turn out to be the one that is missed. */
    private boolean isUnknown(List<Path> files) {
        return files.stream().allMatch(this::isRead);
    }

    private void offer(Jar jar, Map<String, Jar> best) {
        jars.values().stream()
                .filter(other -> other != jar && other.name().equals(jar.name()))
                .forEach(other -> problem(
                        other.file(),
                        Complaint.lasting(
                                "is %s %s too, and %s is the newer one"
                                        .formatted(
                                                jar.name(),
                                                other.version(),
                                                jar.file().getFileName()),
                                "Delete the one that you do not want.")));
        if (!jar.hash().equals(offered.put(jar.name(), jar.hash()))) {
            problems.remove(jar.file());
            finder.found(jar);
        }
    }

    /** What was found can't be deployed at all. */
    void problem(Path file, DeploymentRefused refused) {
        var parts = refused.getMessage().split("(?<=[.;]) ", 2);
        problem(
                file,
                Complaint.lasting(
                        parts[0].replaceFirst("[.;]$", ""), parts.length > 1 ? parts[1] : "Delete the file."));
    }

    private void problem(Path file, Complaint complaint) {
        if (!complaint.equals(problems.put(file, complaint))) {
            LOG.warn("{} {}. {}", file.getFileName(), complaint.problem(), complaint.advice());
        }
    }

    private void gone(String name) {
        var since = missing.computeIfAbsent(name, missed -> Instant.now());
        if (Duration.between(since, Instant.now()).compareTo(GONE) >= 0) {
            missing.remove(name);
            offered.remove(name);
            finder.gone(name);
        }
    }

    boolean has(String name) {
        return of(name).findAny().isPresent();
    }

    /** Puts what is active there, in place of all other jars of its name. */
    String put(String name, Release release, Path jar) throws IOException {
        Files.createDirectories(directory);
        var target = directory.resolve("%s-%s.jar".formatted(name, release.version()));
        Shelf.put(target, part -> Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING));
        for (var file : of(name).filter(file -> !file.equals(target)).toList()) {
            Files.deleteIfExists(file);
        }
        return target.getFileName().toString();
    }

    /**
     * @return whether there was something
     * @throws DeploymentRefused if a file can't be deleted
     */
    boolean delete(String name) {
        var files = of(name).toList();
        try {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
            return !files.isEmpty();
        } catch (IOException e) {
            throw new DeploymentRefused(
                    "%s cannot be taken out of %s: %s. Let Parley write there, or delete the file yourself."
                            .formatted(name, directory, Shelf.reason(e)));
        }
    }

    /** The files of a bundle, or the one that is called so. */
    private Stream<Path> of(String name) {
        return files().stream().filter(file -> file.getFileName().toString().equals(name) || isOf(file, name));
    }

    private boolean isOf(Path file, String name) {
        var known = jars.get(file);
        if (known != null) {
            return known.name().equals(name);
        }
        try {
            return finder.read(file).name().equals(name);
        } catch (NoBundle e) {
            return false;
        }
    }

    /** @throws DeploymentRefused if nothing can be put there */
    void requireWritable() {
        if (Files.isDirectory(directory) && !Files.isWritable(directory)) {
            throw new DeploymentRefused(
                    "%s cannot be written. Let Parley write there and deploy again.".formatted(directory));
        }
    }
}
