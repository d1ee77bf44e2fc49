/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.help;

import dev.parley.api.embed.SentenceModel;
import dev.parley.api.embed.VectorCache;
import dev.parley.lib.search.Retrieval;
import dev.parley.lib.search.Vectors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches the help pages by what they mean, as long as there is a sentence model. The vectors of a language are made in
 * the background, of English at once, of another when it is asked for first.
 */
@Component(service = HelpVectors.class)
public final class HelpVectors {

    private static final Logger LOG = LoggerFactory.getLogger(HelpVectors.class);

    private final Shelf shelf;
    private final SentenceModel model;
    private final Vectors vectors;
    private final Executor background;
    private final Map<String, Optional<Retrieval>> languages = new ConcurrentHashMap<>();

    @Activate
    public HelpVectors(
            BundleContext context,
            @Reference(name = "model") SentenceModel model,
            @Reference(name = "cache", policyOption = ReferencePolicyOption.GREEDY) Optional<VectorCache> cache) {
        this(Shelf.of(context.getBundle()), model, Vectors.kept(model, cache), thread());
    }

    HelpVectors(Shelf shelf, SentenceModel model, Vectors vectors, Executor background) {
        this.shelf = shelf;
        this.model = model;
        this.vectors = vectors;
        this.background = background;
        prepare("en");
    }

    private static ExecutorService thread() {
        return Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "parley-help");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The pages that are nearest, nearest first; empty if the vectors are not made yet or the model fails. */
    Optional<List<Retrieval.Hit>> search(String language, String text, int limit) {
        prepare(language);
        try {
            return languages.get(language).map(retrieval -> retrieval.search(text, limit));
        } catch (RuntimeException e) {
            LOG.debug("The sentence model failed", e);
            return Optional.empty();
        }
    }

    private void prepare(String language) {
        if (languages.putIfAbsent(language, Optional.empty()) == null) {
            background.execute(() -> make(language));
        }
    }

    private void make(String language) {
        try {
            var made = Retrieval.over(shelf.volume(language).entries(), model, vectors);
            languages.put(language, Optional.of(made));
        } catch (RuntimeException e) {
            LOG.warn("The help pages in {} are searched by words only", language, e);
        }
    }

    @Deactivate
    void stop() {
        ((ExecutorService) background).shutdownNow();
    }
}
