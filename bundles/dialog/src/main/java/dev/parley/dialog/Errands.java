/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Values;
import dev.parley.api.outbox.Errand;
import dev.parley.api.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The drafts that are being carried out: recorded before their intent is called, and until their end is told. */
final class Errands {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String VERSION = "@version";

    private final Outbox outbox;
    private final Duration lease;

    /** @param lease how long a call may take, and then some */
    Errands(Outbox outbox, Duration lease) {
        this.outbox = outbox;
        this.lease = lease;
    }

    /** Records a draft, durably; empty if it is being carried out already. */
    Optional<Errand> begin(Draft draft, Said said) {
        return outbox.record(
                new Errand(
                        draft.id(),
                        0,
                        said.conversation(),
                        said.user(),
                        draft.intent(),
                        versioned(draft),
                        said.now().toInstant(),
                        0),
                lease);
    }

    /** The values, and which version of the intent they are of, by a name that no slot has. */
    private static Map<String, String> versioned(Draft draft) {
        return draft.version() == 1
                ? draft.values().canonical()
                : draft.values().with(VERSION, String.valueOf(draft.version())).canonical();
    }

    /** The draft that is to be carried out. */
    static Draft draft(Errand errand, IntentSpec spec) {
        var draft = Draft.of(errand.draft(), spec)
                .told(Integer.parseInt(errand.values().getOrDefault(VERSION, "1")));
        for (var value :
                new Values(errand.values()).without(VERSION).canonical().entrySet()) {
            draft = draft.with(value.getKey(), value.getValue(), false);
        }
        return draft;
    }

    boolean isOpen(Draft draft) {
        return outbox.isOpen(draft.id());
    }

    /** Whether it may be carried out now: what was said before it in the conversation is done. */
    boolean isNext(Errand errand) {
        return outbox.isNext(errand);
    }

    /** Those whose time has come and that nobody is at. */
    List<Errand> due(int most) {
        return outbox.claim(most, lease);
    }

    /** Nothing was done, or what was done is the user's to try again. */
    void drop(Errand errand) {
        outbox.drop(errand.draft());
    }

    /** To be tried again, as what came of it could not be told. */
    void retry(Errand errand, Instant now) {
        try {
            postpone(errand, now, Optional.empty());
        } catch (Unavailable e) {
            LOG.debug("{} stays claimed until its lease ends", errand.name(), e);
        }
    }

    /** It was carried out, but that could not be written down: whoever comes next may have it at once. */
    void release(UUID draft, Instant now) {
        try {
            outbox.postpone(draft, now);
        } catch (Unavailable e) {
            LOG.debug("{} stays claimed until its lease ends", draft, e);
        }
    }

    /** To be tried again when the other side may be back, and later each time. */
    void postpone(Errand errand, Instant now, Optional<Unavailable> away) {
        var doubled = Duration.ofMillis(500L << Math.min(errand.attempts(), 10));
        var pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        var jittered =
                pause.multipliedBy(ThreadLocalRandom.current().nextInt(50, 101)).dividedBy(100);
        var asked = away.map(Unavailable::retryAfter).orElse(Duration.ZERO);
        outbox.postpone(errand.draft(), now.plus(asked.compareTo(jittered) > 0 ? asked : jittered));
    }
}
