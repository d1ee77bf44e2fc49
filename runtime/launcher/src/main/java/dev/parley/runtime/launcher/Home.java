/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where one Parley has its things: the script says it in system properties.
 *
 * @param sandbox bundles that stand for other people's systems, where they are wanted
 * @param test bundles that only tests want, such as a clock that can be set
 */
record Home(Path bundles, Optional<Path> sandbox, Optional<Path> test, Path conf, Path deploy, Path data) {

    static Home ofProcess() {
        return new Home(
                path("bundle"), ifGiven("sandbox"), ifGiven("test"), path("conf"), path("deploy"), path("data"));
    }

    /** The directories whose bundles run. */
    List<Path> running() {
        return Stream.of(Optional.of(bundles), sandbox, test)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Path> ifGiven(String name) {
        return Optional.ofNullable(System.getProperty("parley." + name)).map(directory -> path(name));
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
