/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import dev.parley.api.user.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody looks at a page, or sends a form of it.
 *
 * @param root the page's address: {@code /system/console/parley-audit}
 * @param path what follows it, empty or with a slash at its beginning
 * @param parameters of the address and of the form, by name
 * @param uploads by the name of their field; what was left empty is not there
 * @param token what forms of this admin carry
 */
public record Visit(
        User admin,
        String root,
        String path,
        Map<String, List<String>> parameters,
        Map<String, Upload> uploads,
        String token) {

    public Visit {
        parameters = Map.copyOf(parameters);
        uploads = Map.copyOf(uploads);
    }

    /** A visit without a browser, as tests make them: {@code Visit.of(admin, "q", "hello")}. */
    public static Visit of(User admin, String... namesAndValues) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            parameters.merge(namesAndValues[i], List.of(namesAndValues[i + 1]), (some, more) -> Stream.of(some, more)
                    .flatMap(List::stream)
                    .toList());
        }
        return new Visit(admin, "/system/console/page", "", parameters, Map.of(), "token");
    }

    /** What was filled in, without white space around it; empty if that is nothing. */
    public Optional<String> parameter(String name) {
        return parameters(name).stream().findFirst().map(String::strip).filter(value -> !value.isEmpty());
    }

    /** All values of this name as they were sent, in order. */
    public List<String> parameters(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** A whole number, within limits; the other one if it is none. */
    public int number(String name, int least, int most, int otherwise) {
        return parameter(name)
                .filter(value -> value.matches("-?\\d{1,9}"))
                .map(Integer::valueOf)
                .map(value -> Math.max(least, Math.min(most, value)))
                .orElse(otherwise);
    }

    /** What a form was sent for, see {@link Form#post}. */
    public String deed() {
        return parameter(Form.DEED).orElse("");
    }

    /** This page. */
    public Link link() {
        return Link.to(root);
    }

    /** Another page of the console: {@code visit.link("parley-audit")}. */
    public Link link(String label) {
        return Link.to(root.substring(0, root.lastIndexOf('/') + 1) + label);
    }
}
