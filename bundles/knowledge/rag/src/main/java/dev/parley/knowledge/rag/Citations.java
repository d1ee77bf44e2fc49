/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.knowledge.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Where the sources stand, and in each of them its title, link and excerpt. */
record Citations(List<Pointer> all, List<Pointer> title, List<Pointer> link, List<Pointer> excerpt) {

    private static final int MOST = 10;
    private static final int MOST_TITLE = 200;
    private static final int MOST_EXCERPT = 500;
    private static final int MOST_LINK = 2_000;

    static Citations of(Values values) {
        return new Citations(
                Mapping.pointers(values, "sources"),
                Mapping.pointers(values, "source.title"),
                Mapping.pointers(values, "source.link"),
                Mapping.pointers(values, "source.excerpt"));
    }

    /** What the first of the pointers that finds any finds, each once. */
    List<Source> in(JsonNode json) {
        return all.stream()
                .map(pointer -> pointer.in(json)
                        .flatMap(Pointer::items)
                        .flatMap(item -> source(item).stream())
                        .distinct()
                        .limit(MOST)
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** An item may be a mere text, which is a link or a title. What is no link to open is at least a name. */
    private Optional<Source> source(JsonNode item) {
        var where = item.isTextual() ? Optional.of(item.asText()) : Mapping.text(link, item);
        var said = Mapping.text(excerpt, item)
                .map(text -> line(text, MOST_EXCERPT))
                .filter(text -> !text.isEmpty());
        return Mapping.text(title, item)
                .or(() -> where)
                .or(() -> said)
                .map(name -> line(name, MOST_TITLE))
                .filter(name -> !name.isEmpty())
                .map(name -> new Source(name, where.filter(Citations::isLink).map(String::strip), said));
    }

    private static String line(String text, int most) {
        return Text.cut(Text.clean(text).strip().replaceAll("\\s+", " "), most);
    }

    private static boolean isLink(String text) {
        try {
            var uri = new URI(text.strip());
            return text.length() <= MOST_LINK
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
