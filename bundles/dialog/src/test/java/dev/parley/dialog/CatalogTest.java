/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static dev.parley.dialog.Deployments.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private final Deployments deployed = new Deployments();

    private static Turn turn() {
        return new Turn(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                Talk.ANNA,
                "",
                Values.NONE,
                Instant.EPOCH,
                ZoneOffset.UTC,
                Locale.ENGLISH);
    }

    private static Intent named(String name, String answer) {
        return new Intent() {
            @Override
            public IntentSpec spec() {
                return IntentSpec.named(name).examples(name).rules(name);
            }

            @Override
            public Reply handle(Turn turn) {
                return Reply.answer(answer);
            }
        };
    }

    private static Optional<Reply> call(Deployed intent) {
        if (!intent.enter()) {
            return Optional.empty();
        }
        try {
            var result = intent.call(Duration.ofSeconds(30), one -> one.handle(turn()));
            return result instanceof Calls.Given<Reply> given ? Optional.of(given.value()) : Optional.empty();
        } finally {
            intent.leave();
        }
    }

    private String answer(String intent) {
        return deployed.catalog
                .find(intent)
                .flatMap(CatalogTest::call)
                .map(Reply::text)
                .orElse("nothing");
    }

    @Test
    void is_not_ready_without_an_intent() {
        assertTrue(deployed.catalog.problem().isPresent());
        deployed.deploy(new AskWeather());
        assertTrue(deployed.catalog.problem().isEmpty());
    }

    @Test
    void of_two_bundles_with_one_intent_the_newer_is_used_and_the_older_takes_over_again() {
        var older = named("greet", "old");
        var newer = named("greet", "new");
        deployed.deploy(older, "1.0.0").deploy(newer, "1.0.1");
        await(() -> answer("greet").equals("new"));
        deployed.remove(newer);
        assertEquals("old", answer("greet"));
    }

    @Test
    void an_intent_whose_spec_fails_harms_no_other() {
        deployed.deploy(new AskWeather());
        deployed.catalog.add(deployed.reference(0, "1"), new Intent() {
            @Override
            public IntentSpec spec() {
                throw new IllegalStateException("broken");
            }

            @Override
            public Reply handle(Turn turn) {
                throw new AssertionError();
            }
        });
        deployed.deploy(named("greet", "hello"));
        assertEquals(
                List.of("greet", "weather"), Deployments.names(deployed.catalog).toList());
    }

    @Test
    void an_intent_that_a_detector_cannot_learn_costs_no_other_its_phrases() {
        deployed.deploy(new AskWeather());
        deployed.catalog.add(deployed.reference(0, "1"), named("unlearnable", "nothing"));
        await(() -> deployed.catalog.find("unlearnable").isPresent());
        deployed.deploy(named("greet", "hello"));
        assertEquals("weather", deployed.recognized("the weather?").get(0).intent());
        assertEquals("greet", deployed.recognized("greet").get(0).intent());
    }

    @Test
    void removing_an_intent_waits_for_the_call_that_is_in_it() throws Exception {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new PlanParty();
        slow.handler = turn -> {
            inside.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Reply.answer("finished");
        };
        deployed.deploy(slow);
        var party = deployed.catalog.find("plan_party").orElseThrow();
        var call = CompletableFuture.supplyAsync(() -> call(party));
        inside.await();
        var removal = CompletableFuture.runAsync(() -> deployed.remove(slow));
        await(() -> deployed.catalog.find("plan_party").isEmpty());
        assertFalse(removal.isDone());
        goOn.countDown();
        assertEquals("finished", call.get().orElseThrow().text());
        removal.get();
        assertTrue(call(party).isEmpty());
    }

    @Test
    void an_intent_that_hangs_keeps_no_more_threads_than_its_share() {
        var slow = new PlanParty();
        var goOn = new CountDownLatch(1);
        var inside = new CountDownLatch(Limits.USUAL.places());
        slow.handler = turn -> {
            inside.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Reply.answer("finished");
        };
        deployed.deploy(slow);
        var party = deployed.catalog.find("plan_party").orElseThrow();
        for (int i = 0; i < Limits.USUAL.places(); i++) {
            new Thread(() -> call(party)).start();
        }
        await(() -> inside.getCount() == 0);
        assertTrue(call(party).isEmpty());
        goOn.countDown();
    }
}
