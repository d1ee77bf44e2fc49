/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.nio.file.Path;

/** Where one Parley has its things: the script says it in system properties. */
record Home(Path bundles, Path conf, Path deploy, Path data) {

    static Home ofProcess() {
        return new Home(path("bundle"), path("conf"), path("deploy"), path("data"));
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
