/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.deployment.Report;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.intent.Intent;
import dev.parley.api.user.User;
import dev.parley.trial.odd.Doppelganger;
import dev.parley.trial.odd.Leaker;
import dev.parley.trial.odd.Mute;
import dev.parley.trial.odd.Prompter;
import dev.parley.trial.odd.Silent;
import dev.parley.trial.odd.Sleeper;
import dev.parley.trial.odd.Spinner;
import dev.parley.trial.odd.Stuck;
import dev.parley.trial.odd.Thief;
import dev.parley.trial.odd.Thrower;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/** In a Felix with the engine and the shipped intents. */
@Timeout(240)
class TrialRoomTest {

    private static final User ANNA = new User("anna", "Anna", Set.of());

    @TempDir
    static Path cache;

    private static Container container;

    @TempDir
    Path home;

    private List<Bundle> before;

    @BeforeAll
    static void start() throws Exception {
        container = new Container(cache);
    }

    @AfterAll
    static void stop() throws Exception {
        container.close();
    }

    @BeforeEach
    void look() {
        before = List.of(container.context().getBundles());
    }

    @AfterEach
    void nothing_of_it_stays() {
        assertEquals(before, List.of(container.context().getBundles()));
        Container.await("the end of the trial's threads", () -> threads().isEmpty());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> Stream.iterate(
                                thread.getThreadGroup(), group -> group != null, ThreadGroup::getParent)
                        .anyMatch(group -> group.getName().startsWith("parley-trial")))
                .map(Thread::getName)
                .toList();
    }

    /** Whether some thread, whoever began it, is in this intent. */
    private static boolean isAtWork(Class<? extends Intent> intent) {
        return Thread.getAllStackTraces().values().stream().flatMap(Stream::of).anyMatch(frame -> frame.getClassName()
                .equals(intent.getName()));
    }

    private static Path example() {
        return Container.jar("dev.parley.examples.on.call");
    }

    @Test
    void the_example_passes_its_conversation_tests() {
        var report = container.trials().run(example());
        assertEquals(Optional.empty(), report.problem());
        assertEquals(List.of(), failed(report));
        assertEquals(4, report.conversations().size());
    }

    @Test
    void a_wrong_expectation_fails_with_the_difference() throws Exception {
        var wrong = MadeBundle.copy(example(), home).with("conversations/wrong.yml", """
                        name: Nobody is on call for payments but Peter
                        turns:
                          - user: who is on call for payments?
                            bot: Peter is on call for payments.
                        """);
        var report = container.trials().run(wrong.jar());
        assertEquals(Optional.empty(), report.problem());
        var failed = failed(report);
        assertEquals(1, failed.size());
        assertEquals("Nobody is on call for payments but Peter", failed.get(0).name());
        assertEquals("conversations/wrong.yml:3", failed.get(0).place());
        assertEquals(
                List.of("says: expected \"Peter is on call for payments.\", got \"Maria is on call for payments.\""),
                failed.get(0).differences());
        assertEquals(
                List.of("user: who is on call for payments?", "bot: Maria is on call for payments."),
                failed.get(0).transcript());
    }

    @Test
    void a_test_that_is_no_test_is_a_problem_that_says_where() throws Exception {
        var wrong = MadeBundle.copy(example(), home).with("conversations.yaml", "name: x\nturn: []\n");
        var problem = container.trials().run(wrong.jar()).problem().orElseThrow();
        assertTrue(problem.startsWith("Its conversation tests can't be read: conversations.yaml:2: "), problem);
    }

    @Test
    void an_intent_that_takes_what_belongs_to_others_shows_where() throws Exception {
        say("please list my changes");
        say("please list my changes");
        say("list my changes");
        var report = container.trials().run(MadeBundle.of(Thief.class, home).jar());
        assertEquals(Optional.empty(), report.problem());
        assertTrue(report.utterances() >= 3);
        assertEquals(
                List.of(new Report.Rerouted("please list my changes", 2, "list_changes", "steal", true)),
                report.rerouted());
        assertEquals(2.0 / report.utterances(), report.share());
    }

    @Test
    void a_handler_that_throws_fails_its_test_alone() throws Exception {
        var report = container.trials().run(asked(Thrower.class, "please throw", home));
        assertEquals(Optional.empty(), report.problem());
        assertEquals(1, failed(report).size());
        assertTrue(failed(report).get(0).differences().get(0).startsWith("kind: expected \"answer\", got \"failure\""));
    }

    @Test
    void a_handler_that_sleeps_costs_the_deadline_and_no_more() throws Exception {
        late(8, asked(Sleeper.class, "please sleep", home), "it was stopped while its conversation tests were played");
    }

    @Test
    void a_handler_that_computes_for_ever_costs_the_deadline_and_no_more() throws Exception {
        late(8, asked(Spinner.class, "please spin", home), "it was stopped while its conversation tests were played");
        Container.await("the end of the computation", () -> !isAtWork(Spinner.class));
    }

    @Test
    void an_intent_that_hangs_before_it_is_there_costs_the_deadline_and_no_more() throws Exception {
        late(2, MadeBundle.of(Stuck.class, home).jar(), "it does not come up in that time");
    }

    private void late(int seconds, Path jar, String why) throws Exception {
        container.configure("parley.trial", Map.of("deadline", seconds));
        try {
            var report = container.trials().run(jar);
            var problem = report.problem().orElse("none");
            assertTrue(problem.startsWith("The trial took longer than %d s; %s".formatted(seconds, why)), problem);
            assertEquals(report.conversations(), failed(report));
        } finally {
            container.configure("parley.trial", Map.of("deadline", 60));
        }
        assertEquals("list_changes", say("my changes"));
    }

    @Test
    void a_bundle_that_leaves_threads_behind_is_told_so() throws Exception {
        var report = container.trials().run(asked(Leaker.class, "please leak", home));
        assertEquals(
                Optional.of(
                        "It leaves threads behind when it is stopped: acme-leak. Stop them in a @Deactivate method."),
                report.problem());
    }

    @Test
    void what_an_intent_says_of_itself_is_looked_at() throws Exception {
        problem(Silent.class, "can't be used: spec() throws java.lang.IllegalStateException: no spec today.");
        problem(Prompter.class, "slot what of intent prompter has no prompt");
        problem(
                Doppelganger.class,
                "Its intent list_changes has the name of an intent of dev.parley.intents.change.list.");
        problem(Mute.class, "Its intent mute has neither examples nor rules");
    }

    private void problem(Class<? extends Intent> intent, String part) throws Exception {
        var problem = container
                .trials()
                .run(MadeBundle.of(intent, home).jar())
                .problem()
                .orElse("none");
        assertTrue(problem.contains(part), problem);
    }

    @Test
    void nobody_outside_hears_of_it_and_nothing_outside_is_restarted() {
        var heard = Collections.synchronizedList(new ArrayList<ServiceEvent>());
        AllServiceListener listener = event -> {
            var reference = event.getServiceReference();
            if (reference.getProperty(Borders.STUB) != null || Borders.isInside(reference.getBundle())) {
                heard.add(event);
            }
        };
        var outside = container.ofAnother();
        var started = Collections.synchronizedList(new ArrayList<BundleEvent>());
        SynchronousBundleListener bundles = event -> {
            if (!Borders.isInside(event.getBundle())) {
                started.add(event);
            }
        };
        outside.addServiceListener(listener);
        container.context().addBundleListener(bundles);
        try {
            var live = container.dialog();
            container.trials().run(example());
            assertEquals(List.of(), heard);
            assertEquals(List.of(), started);
            assertEquals(live, container.dialog());
            assertFalse(live.detect("who is on call?", Locale.ENGLISH).stream()
                    .anyMatch(detection -> detection.intent().equals("who_is_on_call")));
        } finally {
            outside.removeServiceListener(listener);
            container.context().removeBundleListener(bundles);
        }
    }

    @Test
    void the_class_loaders_of_a_trial_are_collected() {
        var loaders = new ConcurrentHashMap<String, WeakReference<ClassLoader>>();
        SynchronousBundleListener listener = event -> {
            if (event.getType() == BundleEvent.STARTING && Borders.isInside(event.getBundle())) {
                var bundle = event.getBundle();
                loaders.put(
                        bundle.getSymbolicName(),
                        new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
            }
        };
        container.context().addBundleListener(listener);
        try {
            container.trials().run(example());
        } finally {
            container.context().removeBundleListener(listener);
        }
        assertTrue(loaders.size() >= 10, () -> loaders.size() + " bundles");
        var last = new Last(Thread.currentThread());
        assertEquals(last, new Last(Thread.currentThread()));
        assertEquals(last.hashCode(), new Last(Thread.currentThread()).hashCode());
        assertTrue(last.toString().startsWith("Last"));
        Container.await(loaders::keySet, () -> {
            System.gc();
            return loaders.values().removeIf(loader -> loader.get() == null) && loaders.isEmpty();
        });
    }

    /** Java 17 keeps the class for which a record's methods were linked last; now it is this one. */
    private record Last(Thread thread) {}

    @Test
    void a_conversation_is_replayed_with_what_is_there_now_and_with_another_bundle() throws Exception {
        var conversation = converse("please list my changes", "create a change request", "Restart payments");
        var same = container.trials().replay(conversation, Optional.empty());
        assertEquals(
                List.of("please list my changes", "create a change request", "Restart payments"),
                same.stream().map(replayed -> replayed.said()).toList());
        assertTrue(same.stream().allMatch(replayed -> replayed.isSame()), same::toString);
        var other = container
                .trials()
                .replay(
                        conversation,
                        Optional.of(MadeBundle.of(Thief.class, home).jar()));
        assertEquals("list_changes", other.get(0).intentBefore());
        assertEquals("steal", other.get(0).intentAfter());
        assertTrue(other.get(0).after().startsWith("Mine."), other::toString);
        assertEquals(List.of(), container.trials().replay(UUID.randomUUID(), Optional.empty()));
    }

    private static UUID converse(String... texts) {
        Optional<UUID> conversation = Optional.empty();
        for (var text : texts) {
            conversation = Optional.of(container
                    .dialog()
                    .say(new Utterance(ANNA, conversation, text, Optional.empty(), Map.of(), "rest"))
                    .conversation());
        }
        return conversation.orElseThrow();
    }

    private static String say(String text) {
        return container
                .dialog()
                .say(new Utterance(ANNA, Optional.empty(), text, Optional.empty(), Map.of(), "rest"))
                .progress()
                .intent();
    }

    private static Path asked(Class<? extends Intent> intent, String text, Path home) throws Exception {
        return MadeBundle.of(intent, home)
                .with("conversations/it.yaml", """
                        name: It answers
                        turns:
                          - user: %s
                            bot: {kind: answer}
                        """.formatted(text))
                .jar();
    }

    private static List<Report.Played> failed(Report report) {
        return report.conversations().stream()
                .filter(played -> !played.isPassed())
                .toList();
    }
}
