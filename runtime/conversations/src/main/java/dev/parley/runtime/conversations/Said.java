/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the user sends in one turn.
 *
 * @param form slot values that are filled in rather than said
 */
record Said(Template text, Map<String, Template> form) {

    static Said text(String text) {
        return new Said(new Template(text), Map.of());
    }

    String shown(Captures captures) {
        return form.isEmpty()
                ? text.filled(captures)
                : form.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue().filled(captures))
                        .collect(Collectors.joining(", ", "form: ", ""));
    }
}
