/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What our bundles say of their configurations, and the check of configurations by it. */
public final class Descriptions {

    private final Supplier<? extends Collection<Description>> described;
    private final Sources sources;

    /**
     * @param described what there is at the time of asking; of a PID that several describe, the last counts
     * @param sources what placeholders are filled from
     */
    Descriptions(Supplier<? extends Collection<Description>> described, Sources sources) {
        this.described = described;
        this.sources = sources;
    }

    /** All of them by their PIDs. */
    public Map<String, Description> all() {
        var all = new TreeMap<String, Description>();
        described.get().forEach(description -> all.put(description.pid(), description));
        return all;
    }

    /** @param pid also of one instance of a factory */
    public Optional<Description> of(String pid) {
        var all = all();
        return Optional.ofNullable(all.get(pid)).or(() -> Optional.ofNullable(all.get(factory(pid))));
    }

    /** Of {@code factory~name}, and of what ConfigAdmin named itself, {@code factory.UUID}. */
    public static String factory(String pid) {
        return pid.replaceFirst("~.*|\\.[0-9a-f]{8}-[0-9a-f-]{27}$", "");
    }

    /**
     * A value with its placeholders filled.
     *
     * @throws NumberFormatException if a placeholder promises a number and there is none
     */
    public Object filled(Object value) {
        return sources.filled(value);
    }

    /**
     * What is wrong with these values; nothing if no bundle describes them.
     *
     * @param values as an admin or a file has them: placeholders are filled here
     */
    public List<Description.Problem> problems(String pid, Map<String, Object> values) {
        return of(pid).map(description -> problems(description, values)).orElse(List.of());
    }

    private List<Description.Problem> problems(Description description, Map<String, Object> values) {
        var problems = new ArrayList<Description.Problem>();
        var filled = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((property, value) -> {
            try {
                filled.put(property, sources.filled(value));
            } catch (NumberFormatException e) {
                var setting = description.setting(property);
                problems.add(new Description.Problem(setting, property, "has to be a number"));
            }
        });
        problems.addAll(description.problems(filled));
        return problems;
    }
}
