/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An address with parameters: {@code visit.link().with("user", name)}. */
public record Link(String path, Map<String, String> parameters) {

    public Link {
        parameters = new LinkedHashMap<>(parameters);
    }

    public static Link to(String path) {
        return new Link(path, Map.of());
    }

    /** With a parameter; without it if the value is an empty {@link Optional} or text. */
    public Link with(String name, Object value) {
        var all = new LinkedHashMap<>(parameters);
        var text =
                value instanceof Optional<?> maybe ? maybe.map(Object::toString).orElse("") : value.toString();
        if (text.isEmpty()) {
            all.remove(name);
        } else {
            all.put(name, text);
        }
        return new Link(path, all);
    }

    public Link without(String name) {
        return with(name, "");
    }

    @Override
    public String toString() {
        return parameters.isEmpty()
                ? path
                : path
                        + parameters.entrySet().stream()
                                .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
                                .collect(Collectors.joining("&", path.contains("?") ? "&" : "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
