/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import dev.parley.api.detect.Match;
import dev.parley.api.intent.IntentSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A file's labels as names of intents, which are lower case letters, digits and _, and back. */
final class Labels {

    private static final int LONGEST = 64;

    private final Map<String, String> labels = new LinkedHashMap<>();

    Labels(Iterable<String> all) {
        all.forEach(label -> labels.put(free(slug(label)), label));
    }

    /** The same matches with labels as intents; a name that was none of these stays as it is. */
    List<Match> of(List<Match> matches) {
        return matches.stream()
                .map(match -> new Match(
                        labels.getOrDefault(match.intent(), match.intent()),
                        match.confidence(),
                        match.values(),
                        match.why()))
                .toList();
    }

    /** An intent for each label, with its examples. */
    List<IntentSpec> intents(Map<String, List<String>> examples) {
        return labels.entrySet().stream()
                .map(entry -> IntentSpec.named(entry.getKey())
                        .examples(examples.get(entry.getValue()).toArray(String[]::new)))
                .toList();
    }

    private String free(String slug) {
        var name = slug;
        for (int i = 2; labels.containsKey(name); i++) {
            var suffix = "_" + i;
            name = slug.substring(0, Math.min(slug.length(), LONGEST - suffix.length())) + suffix;
        }
        return name;
    }

    private static String slug(String label) {
        var words = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        var name = words.matches("[a-z].*") ? words : "intent_" + words;
        return name.substring(0, Math.min(name.length(), LONGEST));
    }
}
