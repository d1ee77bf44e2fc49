/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import dev.parley.api.detect.Detector;
import dev.parley.api.embed.SentenceModel;
import dev.parley.api.embed.VectorCache;
import dev.parley.api.health.Probe;
import dev.parley.api.intent.IntentSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises intents by what their examples mean. New intents can be recognised at once; they are recognised better a
 * moment later, by what is worked out beside the turns.
 */
@Component(configurationPid = "parley.detector.semantic", property = "service.ranking:Integer=500")
@Designate(ocd = SemanticDetector.Config.class)
public final class SemanticDetector implements Detector, Probe {

    private static final Logger LOG = LoggerFactory.getLogger(SemanticDetector.class);

    /** How many sentences the model is asked about before there is a first recognizer; others wait. */
    private static final int AT_ONCE = 400;

    /** Of the sentences that mean nothing every so many is enough to begin with. */
    private static final int SAMPLE = 11;

    @ObjectClassDefinition(
            name = "Parley: semantic detector",
            description = "Recognises what people mean by comparing it with the examples of the intents.")
    @interface Config {

        @AttributeDefinition(
                name = "Negatives",
                description = "A file with sentences that people say here and that none of the intents means, one a"
                        + " line, UTF-8. Parley learns from them what it had better not answer.",
                required = false)
        String negatives() default "";
    }

    private final SentenceModel model;
    private final Embedder embedder;
    private final Outside outside;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final ExecutorService trainer = Executors.newSingleThreadExecutor(SemanticDetector::thread);

    @Activate
    public SemanticDetector(
            @Reference(name = "model") SentenceModel model,
            @Reference(name = "cache", policyOption = ReferencePolicyOption.GREEDY) Optional<VectorCache> cache,
            Config config) {
        this(model, cache, Outside.in(config.negatives()));
    }

    SemanticDetector(SentenceModel model, Optional<VectorCache> cache, Outside outside) {
        this.model = model;
        this.embedder = new Embedder(model, cache);
        this.outside = outside;
    }

    /**
     * A recognizer that has learned all it can, in the calling thread; with 15,000 examples that takes minutes.
     *
     * @param negatives sentences that mean none of the intents; the shipped ones are used where these are few
     */
    public static Recognizer trained(SentenceModel model, List<IntentSpec> intents, List<String> negatives) {
        var lesson = Lesson.of(intents, Outside.of(negatives));
        var embedder = new Embedder(model, Optional.empty());
        embedder.embed(lesson.texts(), Integer.MAX_VALUE, Wanted.ALWAYS);
        var classifier = lesson.learned(embedder, Trainer.thorough(Wanted.ALWAYS));
        return new Understanding(model, Scripts.of(lesson.examples()), classifier);
    }

    @Override
    public String name() {
        return "semantic";
    }

    @Override
    public Recognizer learn(List<IntentSpec> intents) {
        long wish = asked.incrementAndGet();
        var lesson = Lesson.of(intents, outside);
        embedder.retain(new HashSet<>(lesson.texts()));
        var understanding = new Understanding(model, Scripts.of(lesson.examples()), atOnce(lesson));
        if (!trainer.isShutdown()) {
            trainer.execute(() -> {
                refine(understanding, lesson, () -> wish == asked.get());
                settled.accumulateAndGet(wish, Math::max);
            });
        }
        return understanding;
    }

    @Override
    public Optional<String> problem() {
        return settled.get() == asked.get()
                ? Optional.empty()
                : Optional.of(
                        "It is working out what the examples of the intents mean, and knows them less well until then.");
    }

    @Override
    public boolean isVital() {
        return false;
    }

    private Optional<Classifier> atOnce(Lesson lesson) {
        try {
            embedder.embed(lesson.examples(), AT_ONCE, Wanted.ALWAYS);
            embedder.embed(sample(lesson.outside().texts()), AT_ONCE, Wanted.ALWAYS);
            return lesson.learned(embedder, Trainer.instant());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The examples cannot be compared now, it is tried again: {}", e.toString());
            return Optional.empty();
        }
    }

    private static List<String> sample(List<String> texts) {
        return IntStream.range(0, texts.size())
                .filter(i -> i % SAMPLE == 0)
                .mapToObj(texts::get)
                .toList();
    }

    private void refine(Understanding understanding, Lesson lesson, Wanted wanted) {
        try {
            wanted.check();
            long before = System.nanoTime();
            embedder.embed(lesson.texts(), Integer.MAX_VALUE, wanted);
            var better = lesson.learned(embedder, Trainer.thorough(wanted));
            wanted.check();
            understanding.improve(better);
            LOG.debug("{} intents learned in {} ms", lesson.sayings().size(), (System.nanoTime() - before) / 1_000_000);
        } catch (CancellationException e) {
            LOG.debug("Learning was abandoned: there are other intents by now");
        } catch (RuntimeException | LinkageError e) {
            if (wanted.isWanted()) {
                LOG.warn("The intents' examples cannot be learned: {}", e.toString());
            }
        }
    }

    @Deactivate
    void stop() {
        asked.incrementAndGet();
        trainer.shutdown();
    }

    /** Whether it has stopped, and all that was under way too. */
    boolean isIdle() {
        return trainer.isTerminated();
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "parley-semantic");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }
}
