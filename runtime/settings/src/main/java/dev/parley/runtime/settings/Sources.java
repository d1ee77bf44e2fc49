/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** What placeholders are filled from: the environment, secrets in files, and properties of the framework. */
public final class Sources {

    private final Path secrets;
    private final Function<String, String> properties;

    /** @param secrets the directory with one file per secret */
    public Sources(Path secrets, Function<String, String> properties) {
        this.secrets = secrets;
        this.properties = properties;
    }

    /** @throws NumberFormatException if a placeholder promises a number and there is none */
    public Object filled(Object value) {
        var placeholders = new Placeholders(this::find);
        if (value instanceof String text) {
            return placeholders.fill(text);
        }
        if (value instanceof String[] texts) {
            return Arrays.stream(texts)
                    .map(placeholders::fill)
                    .map(Object::toString)
                    .toArray(String[]::new);
        }
        return value;
    }

    Optional<String> find(String kind, String name) {
        return switch (kind) {
            case "env" -> Optional.ofNullable(System.getenv(name));
            case "secret" -> secret(name);
            case "prop" -> Optional.ofNullable(properties.apply(name));
            default -> Optional.empty();
        };
    }

    private Optional<String> secret(String name) {
        try {
            var file = secrets.resolve(name);
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
