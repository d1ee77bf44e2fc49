/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the keys are: in the environment, in a file that the environment names, or else in {@code config.key} in the
 * data directory, which is made when it is missing.
 */
final class KeySource {

    /** One or more keys, the current one first. */
    static final String VALUE = "PARLEY_CONFIG_KEY";

    /** A file with them. */
    static final String FILE = "PARLEY_CONFIG_KEY_FILE";

    private static final String DEFAULT_FILE = "config.key";

    /** There are none; the message says why, and where they were looked for. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        Unusable(String problem) {
            super(problem);
        }
    }

    private final Optional<String> value;
    private final Path file;
    private final boolean isOurs;

    KeySource(Map<String, String> environment, Path data) {
        value = given(environment, VALUE);
        var named = given(environment, FILE).map(Path::of).map(Path::toAbsolutePath);
        isOurs = value.isEmpty() && named.isEmpty();
        file = named.orElse(data.resolve(DEFAULT_FILE));
    }

    KeyRing keys() throws Unusable {
        try {
            return KeyRing.parse(value.isPresent() ? value.get() : read());
        } catch (IllegalArgumentException e) {
            throw new Unusable("%s %s".formatted(this, e.getMessage()));
        }
    }

    /** The place, for people; never what is there. */
    @Override
    public String toString() {
        return value.isPresent() ? VALUE : file.toString();
    }

    private String read() throws Unusable {
        try {
            if (isOurs && Files.notExists(file)) {
                OwnerOnly.write(file, KeyRing.newKey());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read");
        }
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}
