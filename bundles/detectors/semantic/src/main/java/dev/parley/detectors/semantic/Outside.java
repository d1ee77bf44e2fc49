/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sentences that lie outside of what Parley does.
 *
 * @param certain the first so many are an admin's own
 */
record Outside(List<String> texts, int certain) {

    /** From so many of an admin's own on, the shipped ones are not needed. */
    static final int ENOUGH = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Outside.class);
    private static final String SHIPPED = "negatives.txt";
    private static final int MOST = 5000;
    private static final int LONGEST = 500;

    Outside {
        texts = List.copyOf(texts);
    }

    /** These, and the shipped ones if they are few. */
    static Outside of(List<String> own) {
        var known = new LinkedHashSet<>(own);
        int certain = known.size();
        if (certain < ENOUGH) {
            known.addAll(shipped());
        }
        return new Outside(List.copyOf(known), certain);
    }

    /** As the admin has it in a file, and the shipped ones; only those if the file cannot be read. */
    static Outside in(String file) {
        if (file.isBlank()) {
            return of(List.of());
        }
        try (var lines = Files.lines(Path.of(file.strip()), StandardCharsets.UTF_8)) {
            var own = new LinkedHashSet<>(sentences(lines).limit(MOST).toList());
            var all = new LinkedHashSet<>(own);
            all.addAll(shipped());
            return new Outside(List.copyOf(all), own.size());
        } catch (IOException | UncheckedIOException | InvalidPathException | SecurityException e) {
            LOG.warn("The file of negatives cannot be read, the shipped ones are used alone: {}", e.toString());
            return of(List.of());
        }
    }

    static List<String> shipped() {
        try (var in = Outside.class.getResourceAsStream(SHIPPED)) {
            return sentences(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> sentences(Stream<String> lines) {
        return lines.map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.substring(0, Math.min(LONGEST, line.length())));
    }
}
