/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Detector;
import dev.parley.api.detect.Heard;
import dev.parley.api.detect.Match;
import dev.parley.api.health.Probe;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Subject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The intents and detectors that are deployed now. Whatever comes or goes, turns see a whole picture: it is drawn anew
 * beside the turns and put in place at once.
 */
@Component(service = {Catalog.class, Probe.class})
public final class Catalog implements Probe {

    private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MOMENT_MILLIS = 2000;

    /** A wish that no newer one puts an end to. */
    private static final long EVERY = -1;

    /** Of two intents with one name the higher ranked is used, then the newer bundle's, then the earlier registered. */
    private static final Comparator<ServiceReference<Intent>> FIRST =
            Comparator.<ServiceReference<Intent>, Integer>comparing(Catalog::ranking)
                    .thenComparing(reference -> reference.getBundle().getVersion())
                    .reversed()
                    .thenComparing(Comparator.reverseOrder());

    /**
     * What turns see.
     *
     * @param examples the intents' examples, as {@link Words#text}
     */
    private record Picture(Map<String, Deployed> intents, Set<String> examples, List<Named> recognizers) {

        static Picture of(Map<String, Deployed> intents, List<Named> recognizers) {
            var examples = intents.values().stream()
                    .flatMap(intent -> intent.spec().examples().stream())
                    .map(example -> Words.of(example).text())
                    .collect(Collectors.toUnmodifiableSet());
            return new Picture(intents, examples, recognizers);
        }

        /** A detector that fails costs its opinion, no more. */
        Detected found(Named named, Heard heard) {
            try {
                return new Detected(
                        named.detector(),
                        named.recognizer().recognize(heard).stream()
                                .filter(match -> intents.containsKey(match.intent()))
                                .toList());
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("Detector {} failed", named.detector(), e);
                return Detected.NOTHING;
            }
        }
    }

    /** What a detector has learned. */
    private record Named(String detector, boolean isFree, Detector.Recognizer recognizer) {}

    private final Map<ServiceReference<Intent>, Deployed> intents = new ConcurrentSkipListMap<>(FIRST);
    private final Map<ServiceReference<Detector>, Detector> detectors =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong understood = new AtomicLong();
    private final AtomicLong drawn = new AtomicLong();
    private volatile boolean isBegun;
    private final Map<Detector, Named> latest = new ConcurrentHashMap<>();
    private final ExecutorService quick = Executors.newSingleThreadExecutor(Catalog::thread);
    private final ExecutorService painter = Executors.newSingleThreadExecutor(Catalog::thread);
    private volatile Picture picture = Picture.of(Map.of(), List.of());

    /** The intent with this name, if it is deployed. */
    Optional<Deployed> find(String intent) {
        return Optional.ofNullable(picture.intents.get(intent));
    }

    /** Whether some detector does not know yet what is deployed. */
    boolean isLearning() {
        return drawn.get() != asked.get();
    }

    /** All intents that are deployed, in the order of their names. */
    List<IntentSpec> specs(Language language) {
        return picture.intents.values().stream()
                .map(intent -> intent.spec(language))
                .toList();
    }

    /** What the slots with this name are about, if that can be looked for. */
    Optional<Subject> subject(String slot) {
        return picture.intents.values().stream()
                .flatMap(intent -> intent.spec().slot(slot).stream())
                .map(Slot::type)
                .filter(SlotType.Reference.class::isInstance)
                .flatMap(type -> ((SlotType.Reference) type).subject().stream())
                .findFirst();
    }

    /** Whether these are the words of a deployed intent's example. */
    boolean isExample(Words words) {
        return picture.examples.contains(words.text());
    }

    /** What the first detector, which is the cheapest, takes the text for. */
    Detected recognizeByRules(Heard heard) {
        var now = picture;
        return now.recognizers.isEmpty() ? Detected.NOTHING : now.found(now.recognizers.get(0), heard);
    }

    /** What the text may mean; the first detector that is sure decides, else the surest. */
    Detected recognize(Heard heard) {
        return recognize(heard, named -> true);
    }

    /** The same as far as it costs nothing. */
    Detected recognizeFreely(Heard heard) {
        return recognize(heard, Named::isFree);
    }

    private Detected recognize(Heard heard, Predicate<Named> asked) {
        var now = picture;
        var best = Detected.NOTHING;
        for (var named : now.recognizers.stream().filter(asked).toList()) {
            var found = now.found(named, heard);
            if (found.confidence() > best.confidence()) {
                best = found.with(best);
            }
            if (best.confidence() >= Match.SURE) {
                break;
            }
        }
        return best;
    }

    @Override
    public String name() {
        return "intents";
    }

    @Override
    public Optional<String> problem() {
        if (picture.intents.isEmpty()) {
            return Optional.of("No intent is deployed.");
        }
        if (!isBegun && (picture.recognizers.isEmpty() || understood.get() != asked.get())) {
            return Optional.of("No detector is ready.");
        }
        isBegun = true; // what comes later is learned while turns are taken
        return Optional.empty();
    }

    @Reference(
            name = "intents",
            service = Intent.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void add(ServiceReference<Intent> reference, Intent intent) {
        try {
            intents.put(reference, new Deployed(intent));
            await(redraw());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn(
                    "{} brings an intent that cannot be used",
                    reference.getBundle().getSymbolicName(),
                    e);
        }
    }

    void remove(ServiceReference<Intent> reference) {
        var gone = intents.remove(reference);
        if (gone != null) {
            var before = picture;
            picture = Picture.of(named(), before.recognizers);
            redraw();
            if (!gone.retire(PATIENCE)) {
                LOG.warn(
                        "A call of intent {} goes on though its bundle is gone",
                        gone.spec().name());
            }
        }
    }

    @Reference(
            name = "detectors",
            service = Detector.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeDetector")
    void addDetector(ServiceReference<Detector> reference, Detector detector) {
        detectors.put(reference, detector);
        redraw();
    }

    void removeDetector(ServiceReference<Detector> reference) {
        detectors.remove(reference);
        redraw();
    }

    @Deactivate
    void stop() {
        quick.shutdownNow();
        painter.shutdownNow();
    }

    /**
     * Has the detectors learn anew; several changes in a row are learned once. The first, which is the cheapest, never
     * waits for the others: what is deployed is understood at once, if not yet in all words.
     */
    private Future<?> redraw() {
        long wish = asked.incrementAndGet();
        if (painter.isShutdown()) {
            return CompletableFuture.completedFuture(null);
        }
        var understanding = quick.submit(() -> {
            learn(isBegun ? EVERY : wish, detectors.values().stream().limit(1).toList());
            understood.accumulateAndGet(wish, Math::max);
        });
        painter.execute(() -> {
            learn(wish, detectors.values().stream().skip(1).toList());
            drawn.accumulateAndGet(wish, Math::max);
        });
        return understanding;
    }

    /** Whoever deploys into a Parley that takes turns already may count on being understood from then on. */
    private void await(Future<?> understanding) {
        if (!isBegun) {
            return;
        }
        try {
            understanding.get(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("What was deployed is not learned yet", e);
        }
    }

    /** What a detector has learned is used at once; a newer wish puts an end to it. */
    private void learn(long wish, List<Detector> some) {
        publish();
        for (var detector : some) {
            if (wish != EVERY && wish != asked.get()) {
                return;
            }
            var specs = named().values().stream().map(Deployed::spec).toList();
            learned(detector, specs)
                    .ifPresentOrElse(named -> latest.put(detector, named), () -> latest.remove(detector));
            publish();
        }
    }

    private synchronized void publish() {
        latest.keySet().retainAll(detectors.values());
        var known = detectors.values().stream()
                .flatMap(detector -> Optional.ofNullable(latest.get(detector)).stream())
                .toList();
        picture = Picture.of(named(), known);
        LOG.debug("{} intents, {} detectors", picture.intents.size(), known.size());
    }

    private Map<String, Deployed> named() {
        var known = new TreeMap<String, Deployed>();
        intents.values().forEach(deployed -> known.putIfAbsent(deployed.spec().name(), deployed));
        return known;
    }

    /** What a detector makes of the intents; one that it cannot learn costs that intent its phrases, no other. */
    private static Optional<Named> learned(Detector detector, List<IntentSpec> specs) {
        try {
            return Optional.of(new Named(detector.name(), detector.isFree(), detector.learn(specs)));
        } catch (RuntimeException | LinkageError e) {
            var learnable =
                    specs.stream().filter(spec -> isLearnable(detector, spec)).toList();
            return learnable.size() < specs.size() ? learned(detector, learnable) : unusable(detector, e);
        }
    }

    private static boolean isLearnable(Detector detector, IntentSpec spec) {
        try {
            detector.learn(List.of(spec));
            return true;
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Detector {} cannot learn intent {}: {}", detector.name(), spec.name(), e.getMessage());
            return false;
        }
    }

    private static Optional<Named> unusable(Detector detector, Throwable why) {
        LOG.warn("Detector {} cannot be used", detector.name(), why);
        return Optional.empty();
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "parley-learn");
        thread.setDaemon(true);
        return thread;
    }

    private static int ranking(ServiceReference<?> reference) {
        return reference.getProperty("service.ranking") instanceof Integer rank ? rank : 0;
    }
}
