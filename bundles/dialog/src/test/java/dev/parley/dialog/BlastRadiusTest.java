/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static dev.parley.dialog.Booking.slot;
import static dev.parley.dialog.Deployments.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.detect.Detector;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.api.knowledge.Passage;
import dev.parley.api.knowledge.Question;
import dev.parley.api.usage.BundleUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever an intent does, it costs its own turns, and its users hear of it. */
class BlastRadiusTest {

    private static final Duration SHORT = Duration.ofMillis(500);

    private final Deployments deployed = new Deployments(new Limits(SHORT, 4, 3, Duration.ofMinutes(5)));
    private final Booking booking = new Booking(1, slot("room"));
    private final CountDownLatch end = new CountDownLatch(1);

    BlastRadiusTest() {
        deployed.deploy(booking).deploy(new AskWeather());
    }

    @AfterEach
    void letGo() {
        end.countDown();
    }

    /** A conversation whose intents may take their time. */
    private Talk talk() {
        return new Talk(deployed, Settings.ReadBack.NEVER, Duration.ofMinutes(1));
    }

    /** One in which nobody waits long. */
    private Talk hurried() {
        return new Talk(deployed, Settings.ReadBack.NEVER, SHORT);
    }

    /** What users hear who have the bad intent carried out. */
    private Talk booked(Function<Turn, Reply> handler) {
        booking.handler = handler;
        return talk().say("book").say("Blue");
    }

    private Talk bookedInHaste(Function<Turn, Reply> handler) {
        booking.handler = handler;
        return hurried().say("book").say("Blue");
    }

    private BundleUsage usage() {
        return deployed.bulkheads.list().stream()
                .filter(usage -> usage.name().equals("test-2"))
                .findFirst()
                .orElseThrow();
    }

    private void assertOthersAreWell() {
        talk().say("the weather?").complete(true);
    }

    private Reply hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            return hang(); // nor does it listen
        }
        return Reply.answer("at last");
    }

    @Test
    void one_that_throws() {
        booked(turn -> {
                    throw new IllegalStateException("secret");
                })
                .is(Reply.Failure.class)
                .hears("Your answers are kept")
                .collected("room", "Blue");
        assertEquals(1, usage().errors());
        assertOthersAreWell();
    }

    @Test
    void one_that_recurses_without_end() {
        booked(turn -> endless(turn)).is(Reply.Failure.class).collected("room", "Blue");
        assertOthersAreWell();
    }

    private static Reply endless(Turn turn) {
        return turn == null ? Reply.answer("") : endless(turn);
    }

    @Test
    void one_that_wants_more_memory_than_there_is() {
        booked(turn -> Reply.answer(String.valueOf(new long[Integer.MAX_VALUE - 8][Integer.MAX_VALUE - 8].length)))
                .is(Reply.Failure.class)
                .collected("room", "Blue");
        assertOthersAreWell();
    }

    @Test
    void one_that_lacks_a_class() {
        booked(turn -> {
                    throw new NoClassDefFoundError("com/example/Gone");
                })
                .is(Reply.Failure.class);
        assertOthersAreWell();
    }

    @Test
    void one_that_gives_nothing() {
        booked(turn -> null).is(Reply.Failure.class).collected("room", "Blue");
    }

    @Test
    void one_that_hangs_is_given_up_and_holds_its_place_until_it_ends() {
        bookedInHaste(turn -> hang()).is(Reply.Answer.class).hears("Recorded as draft");
        assertEquals(1, usage().late());
        assertEquals(1, usage().running());
        assertOthersAreWell();
        end.countDown();
        await(() -> usage().running() == 0);
    }

    @Test
    void one_that_eats_cpu_shows_in_the_usage() {
        bookedInHaste(turn -> {
            while (end.getCount() > 0 || Meter.read().cpuNanos() < 50_000_000) {
                Thread.onSpinWait();
            }
            return Reply.answer("at last");
        });
        assertOthersAreWell();
        assertEquals(1, usage().late());
        end.countDown();
        await(() -> usage().running() == 0);
        assertTrue(usage().cpu().toMillis() >= 50, () -> usage().toString());
    }

    @Test
    void one_that_deadlocks_on_a_lock_of_its_own() {
        var lock = new ReentrantLock();
        booking.handler = turn -> {
            lock.lock();
            return hang();
        };
        hurried().say("book").say("Blue").hears("Recorded");
        hurried().say("book").say("Red").hears("Recorded");
        assertEquals(2, usage().running());
        assertOthersAreWell();
    }

    @Test
    void one_that_leaks_threads_shows_in_the_usage() {
        var leaked = new ArrayList<Thread>();
        booked(turn -> {
            for (int i = 0; i < 5; i++) {
                var thread = new Thread(this::hang);
                thread.setDaemon(true);
                thread.start();
                leaked.add(thread);
            }
            return Reply.answer("done");
        });
        assertEquals(5, usage().threads());
        end.countDown();
        await(() -> usage().threads() == 0);
    }

    @Test
    void a_hundred_calls_that_hang_take_no_place_from_others() throws Exception {
        booking.handler = turn -> hang();
        var users = new ArrayList<Thread>();
        for (int i = 0; i < 100; i++) {
            var user = new Thread(() -> new Talk(deployed, Settings.ReadBack.NEVER, Duration.ofMinutes(5))
                    .say("book")
                    .say("Blue"));
            users.add(user);
            user.start();
        }
        await(() -> usage().running() == 4);
        for (int i = 0; i < 50; i++) {
            assertOthersAreWell();
        }
        assertEquals(4, usage().running(), "they hang still");
        end.countDown();
        for (var user : users) {
            user.join();
        }
    }

    @Test
    void more_calls_than_places_are_told_so() {
        booking.handler = turn -> hang();
        for (int i = 0; i < 2; i++) {
            hurried().say("book").say("Blue").hears("longer than I can wait");
        }
        var spec = deployed.catalog.find("book").orElseThrow();
        for (int i = 0; i < 2; i++) {
            new Thread(() -> spec.call(Duration.ofMinutes(1), its -> its.handle(null))).start();
        }
        await(() -> usage().running() == 4);
        hurried().say("book").say("Blue").hears("Very many people want that just now");
    }

    @Test
    void one_that_fails_again_and_again_is_left_alone() {
        for (int i = 0; i < 3; i++) {
            booked(turn -> {
                throw new IllegalStateException("broken");
            });
        }
        assertEquals(BundleUsage.Breaker.OPEN, usage().breaker());
        int called = booking.calls.size();
        talk().say("book").say("Blue").hears("has failed again and again").collected("room", "Blue");
        assertEquals(called, booking.calls.size());
        assertOthersAreWell();
    }

    @Test
    void other_systems_being_away_are_no_failures_of_the_bundle() {
        for (int i = 0; i < 5; i++) {
            booked(turn -> {
                        throw new Unavailable("The hotel", Duration.ofSeconds(1), null);
                    })
                    .hears("The hotel");
        }
        assertEquals(BundleUsage.Breaker.CLOSED, usage().breaker());
        assertEquals(0, usage().errors());
    }

    @Test
    void what_was_said_while_a_check_failed_is_not_lost() {
        var checked = new boolean[1];
        var failing = new Booking(1, slot("room").check((value, others) -> {
            if (!checked[0]) {
                throw new StackOverflowError();
            }
            return Optional.empty();
        }));
        deployed.remove(booking);
        deployed.deploy(failing);
        var talk = talk().say("book").say("Blue").is(Reply.Failure.class).hears("so is what you just said");
        assertOthersAreWell();
        checked[0] = true;
        talk.say("try again").complete(true);
        assertEquals("Blue", failing.calls.get(0).values().canonical().get("room"));
    }

    @Test
    void a_check_that_hangs_ends_the_turn() {
        deployed.remove(booking);
        deployed.deploy(new Booking(1, slot("room").check((value, others) -> {
            hang();
            return Optional.empty();
        })));
        talk().say("book").say("Blue").is(Reply.Failure.class).hears("Your answers are kept");
        assertOthersAreWell();
    }

    @Test
    void a_condition_that_hangs_ends_the_turn() {
        deployed.remove(booking);
        deployed.deploy(new Booking(1, slot("room").when(values -> hang() != null)));
        var talk = talk().say("book").is(Reply.Failure.class);
        assertOthersAreWell();
        talk.say("the weather?").complete(true);
    }

    @Test
    void a_pattern_that_takes_years_ends_the_turn() {
        deployed.remove(booking);
        deployed.deploy(new Booking(1, Slot.reference("room", "room", "(A+)+\\1B", "AAB", "Which room?")));
        talk().say("book").say("a".repeat(60)).is(Reply.Failure.class).hears("so is what you just said");
        assertOthersAreWell();
    }

    @Test
    void a_specification_that_hangs_keeps_no_other_from_being_deployed() {
        deployed.catalog.add(deployed.reference(0, "1"), new Intent() {
            @Override
            public IntentSpec spec() {
                hang();
                throw new AssertionError();
            }

            @Override
            public Reply handle(Turn turn) {
                throw new AssertionError();
            }
        });
        deployed.deploy(new PlanParty());
        assertOthersAreWell();
    }

    @Test
    void a_detector_that_hangs_or_overflows_costs_its_opinion() {
        deployed.catalog.addDetector(deployed.reference(5, "1"), recognizing("hanging", text -> {
            hang();
            return List.of();
        }));
        deployed.catalog.addDetector(deployed.reference(4, "1"), recognizing("overflowing", text -> {
            throw new StackOverflowError();
        }));
        await(() -> !deployed.catalog.isLearning());
        assertOthersAreWell();
    }

    private static Detector recognizing(String name, Detector.Recognizer recognizer) {
        return new Detector() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Recognizer learn(List<IntentSpec> intents) {
                return recognizer;
            }
        };
    }

    @Test
    void a_knowledge_base_that_overflows_costs_its_answer() {
        var talk = talk();
        talk.neighbours().knowledge = List.of(new KnowledgeBase() {
            @Override
            public String name() {
                return "bad";
            }

            @Override
            public List<Passage> search(Question question) {
                throw new StackOverflowError();
            }
        });
        talk.say("who are they?");
        assertFalse(talk.heard().isEmpty());
        talk.say("the weather?").complete(true);
    }

    @Test
    void counts_what_bundles_take() {
        for (int i = 0; i < 3; i++) {
            booked(turn -> Reply.answer(String.valueOf(new byte[1_000_000].length)));
        }
        await(() -> usage().running() == 0);
        var usage = usage();
        assertEquals("1.0.0", usage.version());
        assertTrue(usage.calls() >= 3, () -> usage.toString());
        assertEquals(0, usage.errors());
        assertTrue(usage.allocated() > 3_000_000, () -> usage.toString());
        assertTrue(usage.median().compareTo(usage.p95()) <= 0 && !usage.p95().isZero(), () -> usage.toString());
    }

    @Test
    void what_bundles_took_that_are_gone_stays_known() {
        booked(turn -> Reply.answer("done"));
        deployed.remove(booking);
        assertTrue(usage().calls() > 0);
    }
}
