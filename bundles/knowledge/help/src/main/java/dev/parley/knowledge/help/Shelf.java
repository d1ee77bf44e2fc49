/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.framework.Bundle;

/** The help pages: a folder of Markdown files for each language, in the bundle or in a fragment of it. */
final class Shelf {

    private static final String ENDING = ".md";

    private final Function<String, Collection<URL>> files;
    private final Map<String, Volume> read = new ConcurrentHashMap<>();

    /** @param files the Markdown files of a language, such as {@code en} */
    Shelf(Function<String, Collection<URL>> files) {
        this.files = files;
    }

    static Shelf of(Bundle bundle) {
        return new Shelf(language -> {
            var found = bundle.findEntries("help/" + language, "*" + ENDING, false);
            return found == null ? List.of() : Collections.list(found);
        });
    }

    /** The language whose pages somebody of this locale gets: their own if there are some, otherwise English. */
    String language(Locale locale) {
        var own = locale.getLanguage();
        return own.isEmpty() || volume(own).pages().isEmpty() ? Locale.ENGLISH.getLanguage() : own;
    }

    /** The pages of a language; none if it is not there. */
    Volume volume(String language) {
        return read.computeIfAbsent(
                language,
                wanted ->
                        Volume.of(files.apply(wanted).stream().map(Shelf::page).toList()));
    }

    private static Page page(URL file) {
        var name = file.getPath().substring(file.getPath().lastIndexOf('/') + 1);
        try (var content = file.openStream()) {
            return Page.of(
                    name.substring(0, name.length() - ENDING.length()),
                    new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
