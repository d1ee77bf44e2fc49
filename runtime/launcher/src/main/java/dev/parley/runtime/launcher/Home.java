/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where one Parley has its things: the script says it in system properties.
 *
 * @param sandbox bundles that stand for other people's systems, where they are wanted
 */
record Home(Path bundles, Optional<Path> sandbox, Path conf, Path deploy, Path data) {

    static Home ofProcess() {
        var sandbox = Optional.ofNullable(System.getProperty("parley.sandbox")).map(directory -> path("sandbox"));
        return new Home(path("bundle"), sandbox, path("conf"), path("deploy"), path("data"));
    }

    /** The directories whose bundles run. */
    List<Path> running() {
        return sandbox.map(more -> List.of(bundles, more)).orElseGet(() -> List.of(bundles));
    }

    private static Path path(String name) {
        return Path.of(System.getProperty("parley." + name)).toAbsolutePath().normalize();
    }

    Path cache() {
        return data.resolve("cache");
    }

    Path secrets() {
        var elsewhere = System.getenv("PARLEY_SECRETS");
        return elsewhere == null ? data.resolve("secrets") : Path.of(elsewhere).toAbsolutePath();
    }
}
