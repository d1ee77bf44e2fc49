/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.chatbot;

import dev.parley.api.embed.SentenceModel;
import dev.parley.api.embed.VectorCache;
import dev.parley.api.feedback.Asked;
import dev.parley.api.feedback.Group;
import dev.parley.api.feedback.Likeness;
import dev.parley.lib.search.Vectors;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Puts questions together that mean nearly the same; where there is no sentence model, that have the same words. */
@Component
public final class LikenessByMeaning implements Likeness {

    @Reference(
            name = "model",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile SentenceModel model;

    @Reference(
            name = "cache",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile VectorCache cache;

    @Override
    public List<Group> group(List<Asked> questions) {
        var same = new LinkedHashMap<String, List<Asked>>();
        questions.forEach(asked -> same.computeIfAbsent(words(asked.question()), words -> new ArrayList<>())
                .add(asked));
        var service = model;
        var clusters = service == null ? apart(same) : Clusters.of(same, vectors(service, same));
        return clusters.stream()
                .map(LikenessByMeaning::group)
                .sorted(Comparator.comparingInt(
                                (Group group) -> group.questions().size())
                        .reversed())
                .toList();
    }

    private Map<String, float[]> vectors(SentenceModel by, Map<String, List<Asked>> same) {
        return Vectors.kept(by, Optional.ofNullable(cache)).of(List.copyOf(same.keySet()));
    }

    private static List<Clusters.Cluster> apart(Map<String, List<Asked>> same) {
        return same.values().stream()
                .map(asked -> new Clusters.Cluster(asked.get(0).question(), asked))
                .toList();
    }

    private static Group group(Clusters.Cluster cluster) {
        return new Group(
                cluster.name(),
                cluster.questions().stream()
                        .sorted(Comparator.comparing(Asked::at).reversed())
                        .toList());
    }

    private static String words(String text) {
        var words = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return words.isEmpty() ? text : words;
    }
}
