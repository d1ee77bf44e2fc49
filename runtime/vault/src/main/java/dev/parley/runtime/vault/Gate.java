/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import dev.parley.runtime.settings.Author;
import dev.parley.runtime.settings.Descriptions;
import dev.parley.runtime.settings.Refused;
import dev.parley.runtime.settings.Values;
import java.util.Map;
import java.util.Optional;

/** Lets nothing be kept that the bundle which reads it says is wrong. */
final class Gate {

    private final Descriptions descriptions;

    Gate(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    /**
     * What was wrong already does not keep other values out, and what {@code conf/} says was looked at before the start.
     *
     * @param before what is kept, empty if nothing is
     * @throws Refused if a value is wrong that is not kept yet
     */
    void check(String pid, Map<String, Object> before, Map<String, Object> after) throws Refused {
        if (Author.current().startsWith(Author.FILES)) {
            return;
        }
        var problems = descriptions.problems(pid, after).stream()
                .filter(problem -> !isKept(problem.property(), before, after))
                .toList();
        if (!problems.isEmpty()) {
            throw new Refused(pid, problems);
        }
    }

    boolean isSecret(String pid, String property) {
        return descriptions
                .of(pid)
                .map(description -> description.isSecret(property))
                .orElse(false);
    }

    private static boolean isKept(String property, Map<String, Object> before, Map<String, Object> after) {
        var kept = Optional.ofNullable(before.get(property));
        var given = Optional.ofNullable(after.get(property));
        return !before.isEmpty() && kept.map(Values::texts).equals(given.map(Values::texts));
    }
}
