/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.ConnectorException;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Values;
import dev.parley.api.outbox.Errand;
import dev.parley.api.outbox.Outbox;
import dev.parley.api.watch.Watch;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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

        boolean tell(UUID conversation, Optional<Watch> told, Function<State, Step> news);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long EVERY_MILLIS = 500;
    private static final int AT_ONCE = 8;

    /** After so many tries what fails for reasons of its own, rather than another system's, is given back to the user. */
    private static final int MOST_TRIES = 5;

    private static final Duration WITHOUT_INTENT = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Errands errands;
    private final Catalog catalog;
    private final Carrying carrying;
    private final Telling telling;
    private final Settings settings;
    private final Clock clock;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_ONCE, task -> {
        var thread = new Thread(task, "parley-delivery");
        thread.setDaemon(true);
        return thread;
    });

    Delivery(
            Outbox outbox,
            Errands errands,
            Catalog catalog,
            Carrying carrying,
            Telling telling,
            Settings settings,
            Clock clock) {
        this.outbox = outbox;
        this.errands = errands;
        this.catalog = catalog;
        this.carrying = carrying;
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
            errands.due(AT_ONCE).forEach(errand -> threads.execute(() -> deliver(errand)));
        } catch (ConnectorException e) {
            LOG.debug("The outbox cannot be read", e);
        }
    }

    /** Tries one errand once. */
    void deliver(Errand errand) {
        try {
            catalog.find(errand.intent())
                    .ifPresentOrElse(
                            intent -> carry(errand, intent),
                            () -> outbox.postpone(
                                    errand.draft(), clock.instant().plus(WITHOUT_INTENT)));
        } catch (Unavailable e) {
            LOG.debug("{} stays recorded", errand.name(), e);
        } catch (RuntimeException e) {
            LOG.warn("{} stays recorded", errand.name(), e);
        }
    }

    private void carry(Errand errand, Deployed intent) {
        var draft = draft(errand, intent);
        var said = said(errand);
        var result = carrying.call(draft, intent, said);
        var isAway = Carrying.away(result).isPresent();
        var isOurs = carrying.later(draft, result).isPresent() || result instanceof Calls.Broken<Reply>;
        if (isAway || isOurs && errand.attempts() < MOST_TRIES) {
            errands.postpone(errand, clock.instant(), Carrying.away(result));
            return;
        }
        if (result instanceof Calls.NotTaken<Reply> && !isOurs) {
            outbox.postpone(errand.draft(), clock.instant().plus(WITHOUT_INTENT));
            return;
        }
        telling.tell(
                errand.conversation(), Optional.empty(), state -> told(state, draft, intent, errand, result, said));
        outbox.drop(errand.draft());
    }

    private Step told(State state, Draft draft, Deployed intent, Errand errand, Calls.Result<Reply> result, Said said) {
        if (result instanceof Calls.Given<Reply> given && given.value() instanceof Reply.Answer answer) {
            var done = draft.in(Draft.Phase.DONE);
            var change = answer.change().map(about -> about.number());
            var after = state.delivered(done, carrying.offer(answer, said), change);
            var reply = Replies.saying(answer, Wording.delivered(errand.name(), wasTold(state, errand), answer.text()));
            return new Step(after, reply, done.progress(), 1).settling(errand.draft(), Following.of(answer, said));
        }
        var step = carrying.told(State.NEW, draft, intent.spec(), result, said);
        var back = step.state().draft().orElse(draft);
        var text = Wording.notDelivered(errand.name(), step.reply().text());
        var after = state.returning(back);
        return new Step(after, Replies.saying(step.reply(), text), after.progress(), 1)
                .settling(errand.draft(), List.of());
    }

    private static boolean wasTold(State state, Errand errand) {
        return state.done()
                .filter(done -> done.id().equals(errand.draft()) && done.phase() == Draft.Phase.RECORDED)
                .isPresent();
    }

    private static Draft draft(Errand errand, Deployed intent) {
        var spec = intent.spec();
        var draft = Draft.of(errand.draft(), spec.name(), spec.title());
        for (var value : errand.values().entrySet()) {
            draft = draft.with(value.getKey(), value.getValue(), false);
        }
        var values = new Values(errand.values());
        return draft.requiring(spec.slots().stream()
                .filter(slot -> slot.isAsked(values))
                .map(slot -> slot.name())
                .toList());
    }

    private Said said(Errand errand) {
        var now = clock.instant().atZone(settings.zone());
        return new Said(errand.conversation(), errand.draft(), errand.user(), "", Map.of(), now, settings.locale());
    }
}
