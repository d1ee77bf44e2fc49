/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.deployment.Report;
import dev.parley.api.deployment.Trials;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.embed.VectorCache;
import dev.parley.testkit.embed.MemoryVectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;

/** Where bundles are tried, one after another. */
@Component(configurationPid = "parley.trial", immediate = true)
@Designate(ocd = Config.class)
public final class TrialRoom implements Trials {

    /** Also of a room that was closed to change its settings while a trial went on. */
    private static final ReentrantLock TURN = new ReentrantLock(true);

    private static final Duration TO_START = Duration.ofSeconds(30);
    private static final long MOMENT_NANOS = 20_000_000;
    private static final int MOST_MESSAGES = 1_000;

    private final BundleContext context;
    private final Components components;
    private final Config config;
    private final ExecutorService outside = Executors.newCachedThreadPool(TrialRoom::thread);

    @Reference(
            name = "dialog",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Dialog dialog;

    @Reference(
            name = "store",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile ConversationStore store;

    @Reference(
            name = "vectors",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile VectorCache vectors;

    @Activate
    public TrialRoom(
            BundleContext context, @Reference(name = "components") ServiceComponentRuntime components, Config config) {
        this.context = context;
        this.components = new Components(components);
        this.config = config;
        if (TURN.tryLock()) {
            try {
                World.sweep(context);
            } finally {
                TURN.unlock();
            }
        }
    }

    @Deactivate
    void stop() {
        outside.shutdown();
    }

    @Override
    public Report run(Path jar) {
        var candidate = Candidate.of(jar);
        return inTurn(() -> engine().map(live -> new Gate(
                                candidate,
                                Set.copyOf(new Roster(context).intents(candidate.name())),
                                live,
                                Gate.sayings(Optional.ofNullable(store), config.utterances()),
                                outside)
                        .pass(trial(Optional.of(candidate))))
                .orElseGet(() -> Trial.failed("There is no engine to try it with.")));
    }

    /** The engine that users speak to, which may be on its way while Parley starts. */
    private Optional<Dialog> engine() {
        var end = System.nanoTime() + TO_START.toNanos();
        while (dialog == null
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(MOMENT_NANOS);
        }
        return Optional.ofNullable(dialog);
    }

    @Override
    public List<Replayed> replay(UUID conversation, Optional<Path> jar) {
        var there = Optional.ofNullable(store);
        var channel = there.flatMap(conversations -> conversations.load(conversation, Optional.empty()))
                .map(ConversationStore.Loaded::conversation)
                .map(Conversation::channel);
        if (channel.isEmpty()) {
            return List.of();
        }
        var messages = there.get().messages(conversation, 0, MOST_MESSAGES);
        return inTurn(() -> {
            try (var trial = trial(jar.map(Candidate::of))) {
                trial.open();
                var replay = new Replay(trial.dialog(), trial.clock(), channel.get());
                return trial.play("a conversation was replayed", () -> replay.of(messages));
            }
        });
    }

    private Trial trial(Optional<Candidate> candidate) {
        return new Trial(context, candidate, components, kept(), Duration.ofSeconds(config.deadline()));
    }

    private interface Work<T> {
        T done();
    }

    private static <T> T inTurn(Work<T> work) {
        TURN.lock();
        try {
            return work.done();
        } finally {
            TURN.unlock();
        }
    }

    private VectorCache kept() {
        var there = vectors;
        return there == null ? new MemoryVectors() : new Aside(there, outside);
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "parley-trial-outside");
        thread.setDaemon(true);
        thread.setPriority(Thread.NORM_PRIORITY); // detectors that learn have less, and would pass it on
        return thread;
    }
}
