/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Of intents with one name one is used: that with the higher ranking, else of the newer bundle version. Of the same
 * version that of the bundle that was installed later, if it is the same bundle, which is being replaced; else the
 * earlier registered. Where a bundle on canary serves, it comes before its other versions, older or newer.
 */
final class Rivals {

    private static final Comparator<Deployed> WORTH = Comparator.comparingInt(Deployed::ranking)
            .thenComparing(deployed -> deployed.origin().version());
    private static final Comparator<Deployed> EARLIER =
            Comparator.comparingLong(Deployed::service).reversed();
    private static final Comparator<Deployed> OF_SEVERAL = WORTH.thenComparing(EARLIER);

    private Rivals() {}

    /**
     * Those that are used, by name, in the order of their names.
     *
     * @param serving the bundles on canary among them
     */
    static Map<String, Deployed> chosen(Collection<Deployed> all, Set<Long> serving) {
        var chosen = new TreeMap<String, Deployed>();
        all.stream()
                .collect(Collectors.groupingBy(deployed -> deployed.spec().name()))
                .forEach((name, rivals) -> chosen.put(name, best(rivals, serving)));
        return chosen;
    }

    private static Deployed best(Collection<Deployed> rivals, Set<Long> serving) {
        var ofOneBundle = Comparator.<Deployed, Boolean>comparing(
                        deployed -> serving.contains(deployed.origin().id()))
                .thenComparing(WORTH)
                .thenComparing(deployed -> deployed.origin().id())
                .thenComparing(EARLIER);
        return rivals.stream()
                .collect(Collectors.toMap(
                        deployed -> deployed.origin().name(),
                        deployed -> deployed,
                        (one, other) -> ofOneBundle.compare(one, other) >= 0 ? one : other))
                .values()
                .stream()
                .max(OF_SEVERAL)
                .orElseThrow();
    }
}
