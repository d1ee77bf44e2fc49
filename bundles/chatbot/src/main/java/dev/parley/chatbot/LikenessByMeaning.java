/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.chatbot;

import dev.parley.api.embed.SentenceModel;
import dev.parley.api.feedback.Asked;
import dev.parley.api.feedback.Group;
import dev.parley.api.feedback.Likeness;
import dev.parley.lib.search.Vectors;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Puts questions together that mean nearly the same; where there is no sentence model, that have the same words. */
@Component
public final class LikenessByMeaning implements Likeness {

    private static final int MOST = 2000;

    @Reference(
            name = "model",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile SentenceModel model;

    /** Vectors of questions tell of people, so they are kept in memory only, those used last. */
    private final Map<String, float[]> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > MOST;
        }
    });

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
        var vectors = new HashMap<String, float[]>();
        var missing = new ArrayList<String>();
        for (var text : same.keySet()) {
            var vector = known.get(by.name() + '\n' + text);
            if (vector == null) {
                missing.add(text);
            } else {
                vectors.put(text, vector);
            }
        }
        Vectors.by(by).of(missing).forEach((text, vector) -> {
            vectors.put(text, vector);
            known.put(by.name() + '\n' + text, vector);
        });
        return vectors;
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
