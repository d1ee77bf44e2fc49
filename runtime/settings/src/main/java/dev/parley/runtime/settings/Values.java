/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Properties of configurations, which ConfigAdmin has in dictionaries and arrays. */
public final class Values {

    /** What ConfigAdmin adds for itself. */
    private static final Set<String> AUTOMATIC =
            Set.of("service.pid", "service.factorypid", "service.bundlelocation", "felix.fileinstall.filename");

    private static final int LONG = 200;

    private Values() {}

    /** What somebody has set, by names that are the same in upper and lower case; without what ConfigAdmin adds. */
    public static Map<String, Object> map(Dictionary<String, ?> properties) {
        var map = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(properties.keys()).forEach(name -> map.put(name, properties.get(name)));
        map.keySet().removeIf(Values::isAutomatic);
        return map;
    }

    static boolean isAutomatic(String name) {
        return AUTOMATIC.contains(name.toLowerCase(java.util.Locale.ROOT))
                || name.startsWith(":")
                || name.startsWith("_felix_");
    }

    public static Dictionary<String, Object> dictionary(Map<String, Object> map) {
        return new Hashtable<>(map);
    }

    /** Each value of an array or a list as a text. */
    public static List<String> texts(Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value.getClass().isArray()
                ? IntStream.range(0, Array.getLength(value))
                        .mapToObj(i -> String.valueOf(Array.get(value, i)))
                        .toList()
                : List.of(value.toString());
    }

    /** As JSON has it: arrays become lists. */
    public static Object plain(Object value) {
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> Array.get(value, i))
                    .toList();
        }
        return value instanceof Collection<?> list ? List.copyOf(list) : value;
    }

    /** Whether they mean the same: ConfigAdmin reads an array of one as its item, and numbers from texts. */
    public static boolean areSame(Object one, Object other) {
        return texts(one).equals(texts(other));
    }

    static String shortened(String text) {
        return text.length() <= LONG ? text : text.substring(0, LONG) + "…";
    }
}
