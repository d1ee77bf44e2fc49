/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.nio.file.Path;
import java.util.Optional;

/** Finds a Parley that is running. */
final class Running {

    private Running() {}

    /** {@code PARLEY_URL}, else the Parley of this data directory, else the one at {@code PARLEY_PORT}. */
    static String url(Path data) {
        return environment("PARLEY_URL")
                .or(() -> Noticeboard.read(data)
                        .map(notice -> String.valueOf(notice.get("url")))
                        .filter(url -> !url.isEmpty()))
                .or(() -> environment("PARLEY_PORT").map(port -> "http://127.0.0.1:" + port + "/"))
                .orElseThrow(() -> none(data));
    }

    static Problem none(Path data) {
        return new Problem("no Parley is running on the data directory %s; start one with: parley run".formatted(data));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }
}
