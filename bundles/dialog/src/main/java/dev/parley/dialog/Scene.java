/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.deployment.Canary;
import dev.parley.api.user.User;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who sees what. Bundles on canary are hidden from some conversations; usually there are none, and one picture.
 *
 * @param canaries one for each bundle
 * @param pictures by the bundles that are hidden
 */
record Scene(List<Canary> canaries, Map<Set<Long>, Picture> pictures) {

    static final Scene EMPTY = new Scene(List.of(), Map.of(Set.of(), Picture.EMPTY));

    /**
     * Where two speak of one bundle, it is being given to more conversations or to fewer.
     *
     * @param all the later registered last, which counts
     */
    static List<Canary> distinct(Collection<Canary> all) {
        return all.stream()
                .collect(Collectors.toMap(Canary::bundle, one -> one, (earlier, later) -> later))
                .values()
                .stream()
                .sorted(Comparator.comparingInt(Canary::percent).thenComparingLong(Canary::bundle))
                .toList();
    }

    /** What may be hidden together: who does not see one bundle does not see those that fewer see. */
    static Set<Set<Long>> cuts(List<Canary> canaries) {
        var cuts = new HashSet<Set<Long>>();
        var hidden = new HashSet<Long>();
        cuts.add(Set.of());
        for (int i = 0; i < canaries.size(); i++) {
            hidden.add(canaries.get(i).bundle());
            if (i + 1 == canaries.size()
                    || canaries.get(i + 1).percent() > canaries.get(i).percent()) {
                cuts.add(Set.copyOf(hidden));
            }
        }
        return cuts;
    }

    /** What conversations see that no canary takes. */
    Picture ofMost() {
        return pictures.get(canaries.stream().map(Canary::bundle).collect(Collectors.toSet()));
    }

    Picture of(UUID conversation, User user) {
        return pictures.get(canaries.stream()
                .filter(canary -> !canary.takes(conversation, user))
                .map(Canary::bundle)
                .collect(Collectors.toSet()));
    }

    boolean isOnCanary(UUID conversation, User user) {
        return canaries.stream().anyMatch(canary -> canary.takes(conversation, user));
    }

    /** The intents of all pictures. */
    Map<Set<Long>, List<Deployed>> deployed() {
        var all = new HashMap<Set<Long>, List<Deployed>>();
        pictures.forEach(
                (cut, picture) -> all.put(cut, List.copyOf(picture.intents().values())));
        return all;
    }
}
