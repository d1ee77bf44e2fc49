/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static dev.parley.dialog.Deployments.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.deployment.Canary;
import dev.parley.api.detect.Detector;
import dev.parley.api.detect.Heard;
import dev.parley.api.detect.Memory;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;
import dev.parley.api.user.User;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;

class CanaryTest {

    private static final User ADMIN = new User("root", "Root", Set.of(User.ADMIN));

    private final Deployments deployed = new Deployments();
    private final Intent old = greeting("greet", "old");
    private final Intent fresh = greeting("greet", "new");
    private ServiceReference<Canary> canary;

    CanaryTest() {
        deployed.deploy(old, "1.0.0");
    }

    private static Intent greeting(String rule, String answer) {
        return new Intent() {
            @Override
            public IntentSpec spec() {
                return IntentSpec.named("greet").examples(rule).rules(rule).readOnly();
            }

            @Override
            public Reply handle(Turn turn) {
                return Reply.answer(answer);
            }
        };
    }

    /** As it is deployed: the canary is there before the bundle's services are. */
    private void onCanary(int percent, Intent intent) {
        ServiceReference<Intent> reference = deployed.reference(0, "1.1.0");
        canary = deployed.reference(0, "1.0.0");
        deployed.catalog.addCanary(canary, new Canary(reference.getBundle().getBundleId(), percent));
        deployed.deploy(intent, reference);
    }

    private String answer(User user) {
        return new Talk(deployed).as(user).say("greet").heard();
    }

    @Test
    void serves_admins_and_nobody_else_at_first() {
        onCanary(0, fresh);
        assertEquals("new", answer(ADMIN));
        assertEquals("old", answer(Talk.ANNA));
    }

    @Test
    void serves_a_share_of_conversations_each_always_the_same() {
        onCanary(30, fresh);
        for (int i = 0; i < 200; i++) {
            var talk = new Talk(deployed);
            var expected = Math.floorMod(talk.id().hashCode(), 100) < 30 ? "new" : "old";
            assertTrue(talk.say("greet").heard().contains(expected));
            assertTrue(talk.say("greet").heard().contains(expected));
        }
    }

    @Test
    void serves_all_once_it_is_none_any_more_and_the_old_bundle_may_go() {
        onCanary(0, fresh);
        deployed.catalog.removeCanary(canary);
        assertEquals("new", answer(Talk.ANNA));
        deployed.remove(old);
        assertEquals("new", answer(Talk.ANNA));
        assertEquals("new", answer(ADMIN));
    }

    @Test
    void is_widened_by_another_that_is_registered_before_the_first_is_gone() {
        onCanary(0, fresh);
        ServiceReference<Canary> wider = deployed.reference(0, "1.0.0");
        long bundle = deployed.catalog
                .sight(UUID.randomUUID(), ADMIN, new Trace())
                .find("greet")
                .orElseThrow()
                .origin()
                .id();
        deployed.catalog.addCanary(wider, new Canary(bundle, 100));
        assertEquals("new", answer(Talk.ANNA));
        deployed.catalog.removeCanary(canary);
        assertEquals("new", answer(Talk.ANNA));
    }

    @Test
    void goes_without_a_trace_for_others() {
        onCanary(0, fresh);
        deployed.remove(fresh);
        deployed.catalog.removeCanary(canary);
        assertEquals("old", answer(ADMIN));
        assertEquals("old", answer(Talk.ANNA));
    }

    @Test
    void what_it_understands_besides_is_understood_only_where_it_serves() {
        ServiceReference<Intent> reference = deployed.reference(0, "1.1.0");
        deployed.catalog.addCanary(
                deployed.reference(0, "1"), new Canary(reference.getBundle().getBundleId(), 0));
        deployed.catalog.add(reference, greeting("salve", "new"));
        await(() -> answerTo("salve", ADMIN).equals("new"));
        assertFalse(answerTo("salve", Talk.ANNA).equals("old"));
        assertEquals("old", answer(Talk.ANNA));
        assertTrue(deployed.recognized("salve").isEmpty(), "outside of conversations it is not there");
        assertFalse(deployed.recognized("greet").isEmpty());
    }

    @Test
    void may_be_an_older_version_than_the_others_have() {
        ServiceReference<Intent> reference = deployed.reference(0, "0.9.0", "test-2");
        deployed.catalog.addCanary(
                deployed.reference(0, "1"), new Canary(reference.getBundle().getBundleId(), 0));
        deployed.deploy(fresh, reference);
        assertEquals("new", answer(ADMIN));
        assertEquals("old", answer(Talk.ANNA));
    }

    private String answerTo(String text, User user) {
        return new Talk(deployed).as(user).say(text).heard();
    }

    @Test
    void a_new_intent_is_there_only_where_it_serves() {
        ServiceReference<Intent> reference = deployed.reference(0, "1.0.0");
        deployed.catalog.addCanary(
                deployed.reference(0, "1"), new Canary(reference.getBundle().getBundleId(), 0));
        deployed.catalog.add(reference, new AskWeather());
        await(() -> answerTo("the weather?", ADMIN).contains("sunny")
                || !answerTo("the weather?", ADMIN).isEmpty());
        assertEquals(List.of("greet"), Deployments.names(deployed.catalog).toList());
        try (var sight = deployed.catalog.sight(UUID.randomUUID(), ADMIN, new Trace())) {
            assertTrue(sight.find("weather").isPresent());
        }
    }

    @Test
    void a_detector_learns_twice_only_while_there_is_one() {
        var learned = new AtomicInteger();
        deployed.catalog.addDetector(deployed.reference(-1, "1"), new Detector() {
            @Override
            public String name() {
                return "counting";
            }

            @Override
            public Recognizer learn(List<IntentSpec> intents) {
                learned.incrementAndGet();
                return text -> List.of();
            }
        });
        await(() -> !deployed.catalog.isLearning());
        int before = learned.get();
        onCanary(50, fresh);
        await(() -> !deployed.catalog.isLearning());
        assertEquals(before + 1, learned.get(), "one more picture");
        deployed.catalog.removeCanary(canary);
        await(() -> !deployed.catalog.isLearning());
        deployed.remove(old);
        await(() -> !deployed.catalog.isLearning());
        assertEquals(before + 1, learned.get(), "what it knows already serves all");
    }

    @Test
    void a_detector_that_never_has_learned_keeps_nobody_waiting() {
        var never = new CountDownLatch(1);
        deployed.catalog.addDetector(deployed.reference(5, "1"), new Detector() {
            @Override
            public String name() {
                return "hanging";
            }

            @Override
            public Recognizer learn(List<IntentSpec> intents) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return text -> List.of();
            }
        });
        deployed.deploy(new AskWeather());
        var heard = new Heard("weather", Locale.ENGLISH, Talk.NOW, () -> new Memory("", List.of()));
        assertEquals(
                "weather", deployed.catalog.recognize(heard).matches().get(0).intent());
        never.countDown();
    }
}
