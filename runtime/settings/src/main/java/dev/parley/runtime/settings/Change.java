/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody has done to one configuration. Values are as JSON has them, placeholders unfilled, and of secrets
 * {@link Secrets#HIDDEN} only.
 *
 * @param id grows with each change
 * @param before empty if there was no configuration
 * @param after empty if there is none any more
 */
public record Change(
        long id,
        Instant at,
        String who,
        String pid,
        Optional<Map<String, Object>> before,
        Optional<Map<String, Object>> after) {

    /** The properties whose values have changed. */
    public Set<String> properties() {
        var names = new TreeSet<String>();
        before.ifPresent(values -> names.addAll(values.keySet()));
        after.ifPresent(values -> names.addAll(values.keySet()));
        names.remove(Settings.DIGEST);
        names.removeIf(name -> isSame(name) && !isHidden(name));
        return names;
    }

    /** Of secrets only those are kept here that have changed. */
    private boolean isHidden(String name) {
        return Secrets.HIDDEN.equals(value(before, name)) && Secrets.HIDDEN.equals(value(after, name));
    }

    private boolean isSame(String name) {
        var one = value(before, name);
        var other = value(after, name);
        return one == null ? other == null : other != null && Values.areSame(one, other);
    }

    private static Object value(Optional<Map<String, Object>> values, String name) {
        return values.map(map -> map.get(name)).orElse(null);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("at", at.toString());
        json.put("who", who);
        json.put("pid", pid);
        json.put("before", before.orElse(null));
        json.put("after", after.orElse(null));
        return json;
    }

    static Change of(Map<?, ?> json) {
        return new Change(
                ((Number) json.get("id")).longValue(),
                Instant.parse((String) json.get("at")),
                (String) json.get("who"),
                (String) json.get("pid"),
                values(json.get("before")),
                values(json.get("after")));
    }

    private static Optional<Map<String, Object>> values(Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        var values = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        map.forEach((name, value) -> values.put((String) name, value));
        return Optional.of(values);
    }
}
