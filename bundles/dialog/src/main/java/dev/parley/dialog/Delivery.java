/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.ConnectorException;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Reply;
import dev.parley.api.outbox.Errand;
import dev.parley.api.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what was recorded and not finished: another system was away, an answer was lost, or Parley itself was
 * stopped in the middle. What comes of it is said in the conversation. Any node may do it.
 */
final class Delivery implements AutoCloseable {

    /** Says something in a conversation; see {@code Engine}. */
    @FunctionalInterface
    interface Telling {

        boolean tell(UUID conversation, Trace trace, Function<State, Step> news);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long EVERY_MILLIS = 500;
    private static final int AT_ONCE = 8;

    /** After so many tries an intent that fails for reasons of its own is given back to the user. */
    private static final int MOST_TRIES = 5;

    private static final Duration WITHOUT_INTENT = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Errands errands;
    private final Stages stages;
    private final Telling telling;
    private final Settings settings;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_ONCE + 1, task -> {
        var thread = new Thread(task, "parley-delivery");
        thread.setDaemon(true);
        return thread;
    });

    Delivery(Outbox outbox, Errands errands, Stages stages, Telling telling, Settings settings, Clock clock) {
        this.outbox = outbox;
        this.errands = errands;
        this.stages = stages;
        this.telling = telling;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks for errands from now on. */
    void start() {
        threads.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void look() {
        try {
            int free = places.availablePermits();
            if (free > 0) {
                errands.due(free).forEach(this::take);
            }
        } catch (ConnectorException e) {
            LOG.debug("The outbox cannot be read", e);
        } catch (RuntimeException e) {
            LOG.warn("The outbox cannot be read", e);
        }
    }

    /** Only what can be begun at once is taken, as its lease begins with that. */
    private void take(Errand errand) {
        places.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                deliver(errand);
            } finally {
                places.release();
            }
        });
    }

    /** Tries one errand once. */
    void deliver(Errand errand) {
        try (var stage = stages.open(errand.conversation(), errand.user())) {
            stage.sight()
                    .find(errand.intent())
                    .ifPresentOrElse(
                            intent -> carry(errand, intent, stage),
                            () -> outbox.postpone(
                                    errand.draft(), clock.instant().plus(WITHOUT_INTENT)));
        } catch (Unavailable e) {
            LOG.debug("{} stays recorded", errand.name(), e);
            errands.retry(errand, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("{} stays recorded", errand.name(), e);
            errands.retry(errand, clock.instant());
        }
    }

    private void carry(Errand errand, Deployed intent, Stage stage) {
        var said = said(errand);
        var moved = new Migration(stage.carrying()).of(Errands.draft(errand, intent.spec()), intent, said);
        var draft = moved.draft().requiring(Filling.required(moved.draft(), intent.spec()));
        if (!moved.lost().isEmpty() || Filling.missing(draft, intent.spec()).isPresent()) {
            tell(
                    errand,
                    stage,
                    state -> givenBack(state, errand, draft, intent, moved, stage, inLanguage(state, said)));
            return;
        }
        var carrying = stage.carrying();
        var result = carrying.call(draft, errand.attempts(), intent, said);
        var isBroken = result instanceof Calls.Broken<Reply>;
        if (carrying.later(draft, result, said).isPresent() || isBroken && errand.attempts() < MOST_TRIES) {
            errands.postpone(errand, clock.instant(), Carrying.away(result));
        } else if (result instanceof Calls.NotTaken<Reply>) {
            outbox.postpone(errand.draft(), clock.instant().plus(WITHOUT_INTENT));
        } else {
            tell(errand, stage, state -> told(state, draft, intent, errand, result, stage, inLanguage(state, said)));
        }
    }

    private void tell(Errand errand, Stage stage, Function<State, Step> news) {
        if (!telling.tell(errand.conversation(), stage.trace(), news)) {
            outbox.drop(errand.draft()); // the conversation is gone
        }
    }

    private static Said inLanguage(State state, Said said) {
        return state.language()
                .map(Locale::forLanguageTag)
                .map(Language::of)
                .map(said::in)
                .orElse(said);
    }

    /** What was told to another version of the intent does not do for this one: the user is asked for the rest. */
    private static Step givenBack(
            State state, Errand errand, Draft draft, Deployed intent, Migration.Moved moved, Stage stage, Said said) {
        var remark = new Migration.Moved(draft, said, moved.lost(), true).remark();
        var asked = stage.filling().on(State.NEW, draft, intent, said, remark, true);
        return givenBack(state, errand, draft, asked, said);
    }

    private Step told(
            State state,
            Draft draft,
            Deployed intent,
            Errand errand,
            Calls.Result<Reply> result,
            Stage stage,
            Said said) {
        if (result instanceof Calls.Given<Reply> given && given.value() instanceof Reply.Answer answer) {
            var done = draft.in(Draft.Phase.DONE);
            var change = answer.change().map(about -> about.number());
            var after = state.delivered(done, stage.carrying().offer(answer, said), change);
            var reply =
                    Replies.saying(answer, said.say("errand.delivered", errand.name(), draft.title(), answer.text()));
            return new Step(after, reply, done.progress(), 1)
                    .saying(reply.text())
                    .settling(errand.draft(), Following.of(answer, said));
        }
        return givenBack(
                state, errand, draft, stage.carrying().told(State.NEW, draft, said.spec(intent), result, said), said);
    }

    private static Step givenBack(State state, Errand errand, Draft draft, Step step, Said said) {
        var back = step.state().draft().orElse(draft);
        var text = said.say("errand.notDelivered", errand.name(), step.reply().text());
        var after = state.returning(back);
        var isNext = after.draft().filter(open -> open.id().equals(back.id())).isPresent();
        var reply =
                isNext ? Replies.saying(step.reply(), text) : Reply.answer(text + " " + said.say("errand.afterThis"));
        return new Step(after, reply, after.progress(), 1).saying(reply.text()).settling(errand.draft(), List.of());
    }

    private Said said(Errand errand) {
        var now = clock.instant().atZone(settings.zone());
        return new Said(
                errand.conversation(), errand.draft(), errand.user(), "", Map.of(), now, settings.locale(), List::of);
    }
}
