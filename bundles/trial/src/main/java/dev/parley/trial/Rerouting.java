/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.deployment.Report.Rerouted;
import dev.parley.api.detect.Match;
import dev.parley.api.dialog.Detection;
import dev.parley.api.dialog.Dialog;
import dev.parley.trial.Sayings.Saying;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares where what users said goes with a bundle and without it.
 *
 * @param sayings with how often each was said
 * @param own the names of the bundle's intents, also of those that it has now
 */
record Rerouting(Map<Saying, Integer> sayings, Set<String> own) {

    /** Where each goes: an intent that is acted on or asked about, or the empty string. */
    static Map<Saying, String> routes(Dialog dialog, Iterable<Saying> sayings) {
        var routes = new LinkedHashMap<Saying, String>();
        for (var saying : sayings) {
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            routes.put(saying, route(dialog, saying));
        }
        return routes;
    }

    private static String route(Dialog dialog, Saying saying) {
        return dialog.detect(saying.text(), saying.locale()).stream()
                .findFirst()
                .filter(best -> best.confidence() >= Match.MAYBE)
                .map(Detection::intent)
                .orElse("");
    }

    int utterances() {
        return sayings.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those that go elsewhere; what reads the same without what could tell who said it is one. */
    List<Rerouted> between(Map<Saying, String> before, Map<Saying, String> after) {
        return sayings.entrySet().stream()
                .filter(entry -> before.containsKey(entry.getKey()) && after.containsKey(entry.getKey()))
                .map(entry -> rerouted(
                        entry.getKey(), entry.getValue(), before.get(entry.getKey()), after.get(entry.getKey())))
                .filter(one -> !one.before().equals(one.after()))
                .collect(Collectors.toMap(
                        one -> List.of(one.utterance(), one.before(), one.after()),
                        one -> one,
                        Rerouting::both,
                        LinkedHashMap::new))
                .values()
                .stream()
                .sorted(Comparator.comparingInt(Rerouted::times).reversed())
                .toList();
    }

    private Rerouted rerouted(Saying saying, int times, String before, String after) {
        return new Rerouted(Anonymous.of(saying.text()), times, before, after, counts(before, after));
    }

    private boolean counts(String before, String after) {
        return own.contains(before) ? !own.contains(after) : own.contains(after) && !before.isEmpty();
    }

    private static Rerouted both(Rerouted one, Rerouted other) {
        return new Rerouted(one.utterance(), one.times() + other.times(), one.before(), one.after(), one.counts());
    }
}
