/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.deployment.Canary;
import dev.parley.api.detect.Detector;
import dev.parley.api.detect.Heard;
import dev.parley.api.dialog.Opinion;
import dev.parley.api.health.Probe;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Subject;
import dev.parley.api.user.User;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The intents and detectors that are deployed now. Whatever comes or goes, turns see a whole picture: it is drawn anew
 * beside the turns and put in place at once. As a {@link Repertoire} it is what conversations see that no canary takes.
 */
@Component(service = {Catalog.class, Probe.class})
public final class Catalog implements Repertoire, Probe {

    private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MOMENT_MILLIS = 2000;

    private final Bulkheads bulkheads;
    private final Map<ServiceReference<Intent>, Deployed> intents = new ConcurrentHashMap<>();
    private final Map<ServiceReference<Detector>, Learner> learners =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());
    private final Map<ServiceReference<Canary>, Canary> canaries =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());
    private final AtomicLong asked = new AtomicLong();
    private volatile boolean isBegun;
    private volatile Scene scene = Scene.EMPTY;

    @Activate
    public Catalog(@Reference(name = "bulkheads") Bulkheads bulkheads) {
        this.bulkheads = bulkheads;
    }

    /** What a turn of this conversation sees. */
    Sight sight(UUID conversation, User user, Trace trace) {
        return new Sight(() -> scene, conversation, user, trace);
    }

    @Override
    public Optional<Deployed> find(String intent) {
        return Optional.ofNullable(scene.ofMost().intents().get(intent));
    }

    @Override
    public List<IntentSpec> specs(Language language) {
        return scene.ofMost().specs(language);
    }

    @Override
    public boolean isExample(Words words) {
        return scene.ofMost().examples().contains(words.text());
    }

    @Override
    public Detected recognizeByRules(Heard heard) {
        return scene.ofMost().recognizeByRules(heard, Recognition::of);
    }

    @Override
    public Detected recognize(Heard heard) {
        return scene.ofMost().recognize(heard, one -> true, Recognition::of);
    }

    /** What the text may mean, as far as finding out costs nothing. */
    Detected recognizeFreely(Heard heard) {
        return scene.ofMost().recognize(heard, Recognition::isFree, Recognition::of);
    }

    List<Opinion> opinions(Heard heard) {
        return scene.ofMost().opinions(heard);
    }

    /** Whether some detector does not know yet what is deployed. */
    boolean isLearning() {
        return !learners.values().stream().allMatch(learner -> learner.isDone(asked.get()));
    }

    /** What the slots with this name are about, if that can be looked for. */
    Optional<Subject> subject(String slot) {
        return scene.ofMost().intents().values().stream()
                .flatMap(intent -> intent.spec().slot(slot).stream())
                .map(Slot::type)
                .filter(SlotType.Reference.class::isInstance)
                .flatMap(type -> ((SlotType.Reference) type).subject().stream())
                .findFirst();
    }

    @Override
    public String name() {
        return "intents";
    }

    @Override
    public Optional<String> problem() {
        if (scene.ofMost().intents().isEmpty()) {
            return Optional.of("No intent is deployed.");
        }
        if (!isBegun && !isUnderstood()) {
            return Optional.of("No detector is ready.");
        }
        isBegun = true; // what comes later is learned while turns are taken
        return Optional.empty();
    }

    private boolean isUnderstood() {
        return !scene.ofMost().recognitions().isEmpty()
                && learners.values().stream().limit(1).allMatch(first -> first.isDone(asked.get()));
    }

    @Reference(
            name = "intents",
            service = Intent.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void add(ServiceReference<Intent> reference, Intent intent) {
        var origin = Origin.of(reference);
        try {
            intents.put(
                    reference,
                    Deployed.of(
                            intent,
                            reference,
                            bulkheads.of(origin),
                            bulkheads.limits().patience()));
            await(redraw());
        } catch (IllegalStateException e) {
            LOG.warn("{} brings an intent that cannot be used: {}", origin, e.getMessage(), e.getCause());
            left(origin);
        }
    }

    void remove(ServiceReference<Intent> reference) {
        var gone = intents.remove(reference);
        if (gone != null) {
            redraw();
            if (!gone.retire(PATIENCE)) {
                LOG.warn(
                        "A turn with intent {} goes on though its bundle is gone",
                        gone.spec().name());
            }
            left(gone.origin());
        }
    }

    /** Something of this bundle is gone; it may have been the last. */
    private void left(Origin origin) {
        if (intents.values().stream().noneMatch(one -> one.origin().equals(origin))
                && learners.values().stream().noneMatch(one -> one.origin().equals(origin))) {
            bulkheads.leave(origin);
        }
    }

    @Reference(
            name = "detectors",
            service = Detector.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeDetector")
    void addDetector(ServiceReference<Detector> reference, Detector detector) {
        learners.put(reference, new Learner(detector, bulkheads.of(Origin.of(reference))));
        redraw();
    }

    void removeDetector(ServiceReference<Detector> reference) {
        var gone = learners.remove(reference);
        if (gone != null) {
            gone.close();
            redraw();
            left(gone.origin());
        }
    }

    @Reference(
            name = "canaries",
            service = Canary.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeCanary")
    void addCanary(ServiceReference<Canary> reference, Canary canary) {
        canaries.put(reference, canary);
        redraw();
    }

    void removeCanary(ServiceReference<Canary> reference) {
        canaries.remove(reference);
        redraw();
    }

    @Deactivate
    void stop() {
        learners.values().forEach(Learner::close);
    }

    /**
     * Has the detectors learn anew. The first, which is the cheapest, learns whatever comes; for the others, several
     * changes in a row are one. Until then they tell apart what they knew before.
     */
    private Optional<Future<?>> redraw() {
        publish();
        long wish = asked.incrementAndGet();
        Optional<Future<?>> first = Optional.empty();
        for (var learner : learners.values()) {
            boolean isFirst = first.isEmpty();
            var future = learner.then(
                    () -> {
                        if (isFirst && isBegun || wish == asked.get()) {
                            learner.learn(scene.deployed());
                            publish();
                        }
                    },
                    wish);
            first = first.isPresent() ? first : Optional.of(future);
        }
        return first;
    }

    /** Whoever deploys into a Parley that takes turns already may count on being understood from then on. */
    private void await(Optional<Future<?>> understanding) {
        if (!isBegun || understanding.isEmpty()) {
            return;
        }
        try {
            understanding.get().get(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("What was deployed is not learned yet", e);
        }
    }

    private synchronized void publish() {
        var hiding = Scene.distinct(canaries.values());
        var pictures = new HashMap<Set<Long>, Picture>();
        for (var cut : Scene.cuts(hiding)) {
            var serving = hiding.stream()
                    .map(Canary::bundle)
                    .filter(bundle -> !cut.contains(bundle))
                    .collect(Collectors.toSet());
            var seen = Rivals.chosen(
                    intents.values().stream()
                            .filter(intent -> !cut.contains(intent.origin().id()))
                            .toList(),
                    serving);
            var before = scene.pictures().getOrDefault(cut, Picture.EMPTY);
            pictures.put(cut, before.of(seen, known(cut, List.copyOf(seen.values()))));
        }
        scene = new Scene(hiding, Map.copyOf(pictures));
        LOG.debug("{} intents, {} detectors", scene.ofMost().intents().size(), learners.size());
    }

    private List<Recognition> known(Set<Long> cut, List<Deployed> seen) {
        return learners.values().stream()
                .flatMap(learner -> learner.known(cut, seen).stream())
                .toList();
    }
}
