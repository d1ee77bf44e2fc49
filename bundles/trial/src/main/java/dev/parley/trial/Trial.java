/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.deployment.Report;
import dev.parley.api.detect.Detector;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.embed.VectorCache;
import dev.parley.api.health.Probe;
import dev.parley.runtime.conversations.Partner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One trial, from when its world is made to when nothing is left of it, within its time whatever a bundle does. */
final class Trial implements AutoCloseable {

    /** It can't go on; the message is in whole sentences for admins. */
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1;

        Failed(String sentence) {
            super(sentence);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);
    private static final Duration TO_BE_SATISFIED = Duration.ofSeconds(5);
    private static final Duration TO_LEARN = Duration.ofSeconds(20);
    private static final Duration TO_CLOSE = Duration.ofSeconds(15);
    private static final long MOMENT_NANOS = 10_000_000;

    private final Crew crew = new Crew();
    private final World world;
    private final Components components;
    private final VectorCache vectors;
    private final Duration allowed;
    private final long end;
    private List<String> left = List.of();

    /** @param allowed for all that is done before it is closed */
    Trial(
            BundleContext context,
            Optional<Candidate> candidate,
            Components components,
            VectorCache vectors,
            Duration allowed) {
        World.sweep(context);
        this.world = new World(context, candidate);
        this.components = components;
        this.vectors = vectors;
        this.allowed = allowed;
        this.end = System.nanoTime() + allowed.toNanos();
    }

    /** Brings the candidate up among the others, and gives what its intents say of themselves. */
    Specs open() {
        try {
            world.make(vectors);
            return crew.work(left(), this::opened);
        } catch (BundleException | IOException e) {
            throw new Failed("It can't be installed: %s".formatted(e.getMessage()));
        } catch (TimeoutException e) {
            throw tooLate("it does not come up in that time: a constructor, an @Activate method or spec() may hang");
        }
    }

    private Specs opened() {
        try {
            world.start();
        } catch (BundleException e) {
            throw new Failed("It does not start: %s".formatted(e.getMessage()));
        }
        world.candidate()
                .flatMap(candidate -> components.problem(candidate, TO_BE_SATISFIED))
                .ifPresent(problem -> {
                    throw new Failed(problem);
                });
        var specs = specs();
        dialog();
        learned();
        return specs;
    }

    private Specs specs() {
        try {
            var specs = Specs.in(world);
            specs.problem().ifPresent(problem -> {
                throw new Failed(problem);
            });
            return specs;
        } catch (Specs.BadSpec e) {
            throw new Failed(e.getMessage());
        }
    }

    /** Waits until the detectors know all intents as well as they will; on a busy machine they go on with what they know. */
    private void learned() {
        var learners = Stream.concat(world.services(Dialog.class), world.services(Detector.class))
                .map(ServiceReference::getBundle)
                .collect(Collectors.toSet());
        var probes = world.services(Probe.class)
                .filter(reference -> learners.contains(reference.getBundle()))
                .map(reference -> reference.getBundle().getBundleContext().getService(reference))
                .toList();
        var patience = System.nanoTime() + TO_LEARN.toNanos();
        while (probes.stream().anyMatch(probe -> probe.problem().isPresent())
                && System.nanoTime() < patience
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(MOMENT_NANOS);
        }
    }

    /** The engine inside. */
    Dialog dialog() {
        return world.dialog().orElseThrow(() -> new Failed("There is no engine to try it with."));
    }

    TrialClock clock() {
        return world.stubs().clock();
    }

    /** For conversations with the engine inside. */
    Partner partner() {
        return new InPerson(dialog(), world.stubs().changes(), clock());
    }

    /**
     * Does something with the engine inside.
     *
     * @param what is done, to follow "stopped while"
     */
    <T> T play(String what, Callable<T> work) {
        try {
            return crew.play(left(), work);
        } catch (TimeoutException e) {
            throw tooLate("it was stopped while " + what);
        }
    }

    /** The time that is left. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private Failed tooLate(String what) {
        halt();
        return new Failed(
                "The trial took longer than %d s; %s. The setting deadline of parley.trial says how long it may take."
                        .formatted(allowed.toSeconds(), what));
    }

    @Override
    public void close() {
        try {
            crew.work(TO_CLOSE, () -> {
                world.close();
                return true;
            });
        } catch (TimeoutException e) {
            halt();
            LOG.warn("A bundle that was tried does not stop within {} s", TO_CLOSE.toSeconds());
        }
        world.forget();
        left = crew.left(world::runsCandidate, world::runs);
        if (!left.isEmpty()) {
            halt();
        }
        crew.dismiss();
    }

    private void halt() {
        crew.halt(world::runs, world::isAtWorkIn);
    }

    /** What is there although the trial is over, in a sentence. */
    Optional<String> remains() {
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("It leaves threads behind when it is stopped: %s. Stop them in a @Deactivate method."
                        .formatted(left.stream().distinct().limit(5).collect(Collectors.joining(", "))));
    }

    /** A report of nothing but why it could not be tried. */
    static Report failed(String problem) {
        return new Report(Optional.of(problem), List.of(), 0, List.of());
    }
}
