/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code parley deploy} and {@code undeploy}: put a bundle into the running container, and take it out again. */
final class Deploy {

    private static final long PATIENCE_MILLIS = 20_000;
    private static final long POLL_MILLIS = 100;

    private final Home home;

    Deploy(Home home) {
        this.home = home;
    }

    int deploy(List<String> args) {
        var jar = Path.of(only(args, "deploy FILE.jar"));
        var identity = BundleFile.read(jar);
        var before = System.currentTimeMillis();
        var target = directory().resolve(identity.name() + "-" + identity.version() + ".jar");
        var older = jarsOf(identity.name()).filter(file -> !file.equals(target)).toList();
        copy(jar, target);
        var bundle = await(() -> running(identity, before));
        if (bundle.isEmpty()) {
            throw new Problem(
                    "%s lies in %s but no running Parley has taken it up".formatted(identity.name(), directory()));
        }
        if (!"".equals(bundle.get().get("problem"))) {
            throw new Problem("%s is deployed but does not run: %s"
                    .formatted(identity.name(), bundle.get().get("problem")));
        }
        older.forEach(Deploy::delete);
        System.out.printf("%s %s is active%n", identity.name(), identity.version());
        return 0;
    }

    int undeploy(List<String> args) {
        var name = only(args, "undeploy NAME");
        var files = jarsOf(name).toList();
        if (files.isEmpty()) {
            throw new Problem("no bundle %s is in %s".formatted(name, directory()));
        }
        files.forEach(Deploy::delete);
        await(() -> bundles().noneMatch(bundle -> name.equals(bundle.get("name")) && deployed(bundle))
                ? Optional.of(true)
                : Optional.empty());
        System.out.printf("%s is gone%n", name);
        return 0;
    }

    private Optional<Map<?, ?>> running(BundleFile identity, long since) {
        return bundles()
                .<Map<?, ?>>map(bundle -> bundle)
                .filter(bundle -> identity.name().equals(bundle.get("name")))
                .filter(bundle -> deployed(bundle) && ((Number) bundle.get("modified")).longValue() >= since)
                .findFirst();
    }

    private static boolean deployed(Map<?, ?> bundle) {
        return bundle.get("location").toString().startsWith("file:");
    }

    private Stream<Map<?, ?>> bundles() {
        return Noticeboard.bundles(Noticeboard.read(home.data()).orElseThrow(() -> Running.none(home.data()))).stream();
    }

    private Path directory() {
        return Noticeboard.read(home.data())
                .map(notice -> Path.of(notice.get("deploy").toString()))
                .orElseThrow(() -> Running.none(home.data()));
    }

    /** The deployed jars with a symbolic name, whatever their files are called. */
    private Stream<Path> jarsOf(String name) {
        try (Stream<Path> files = Files.list(directory())) {
            return files
                    .filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> named(file, name))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new Problem("the directory %s cannot be read".formatted(directory()));
        }
    }

    private static boolean named(Path file, String name) {
        try {
            return file.getFileName().toString().equals(name)
                    || BundleFile.read(file).name().equals(name);
        } catch (Problem unreadable) {
            return false;
        }
    }

    private static void copy(Path jar, Path target) {
        try {
            var part = target.resolveSibling(target.getFileName() + ".part");
            Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Problem("%s cannot be written".formatted(target));
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Problem("%s cannot be removed".formatted(file));
        }
    }

    private static <T> Optional<T> await(Supplier<Optional<T>> condition) {
        try {
            for (var waited = 0; waited < PATIENCE_MILLIS; waited += POLL_MILLIS) {
                var result = condition.get();
                if (result.isPresent()) {
                    return result;
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            throw new Problem("interrupted");
        }
        return Optional.empty();
    }

    private static String only(List<String> args, String usage) {
        if (args.size() != 1) {
            throw new Problem("usage: parley " + usage, Problem.USAGE);
        }
        return args.get(0);
    }
}
