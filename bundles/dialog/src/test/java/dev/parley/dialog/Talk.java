/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.Status;
import dev.parley.api.intent.Form;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.user.User;
import dev.parley.testkit.outbox.MemoryOutbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A conversation with the engine, whose state goes through JSON between the turns, as it does in a store. */
final class Talk {

    static final User ANNA = new User("anna", "Anna", Set.of());

    /** A Saturday. */
    static final ZonedDateTime NOW = ZonedDateTime.of(2030, 11, 23, 12, 0, 0, 0, ZoneId.of("Europe/Athens"));

    private final UUID id = UUID.randomUUID();
    private final Json json = new Json();
    private final MemoryOutbox outbox = new MemoryOutbox(Clock.systemUTC());
    private final Neighbours neighbours = new Neighbours();
    private final Stages stages;
    private String state = json.write(State.NEW);
    private ZonedDateTime now = NOW;
    private Locale locale = Locale.ENGLISH;
    private User user = ANNA;
    private Step last;

    Talk(Deployments deployments) {
        this(deployments, Settings.ReadBack.INFERRED, Duration.ofSeconds(10));
    }

    Talk(Deployments deployments, Settings.ReadBack readBack, Duration timeout) {
        var settings = new Settings(readBack, Duration.ofMinutes(15), NOW.getZone(), Locale.ENGLISH, "Ask a person.");
        var errands = new Errands(outbox, timeout.plusSeconds(5));
        stages = new Stages(
                deployments.catalog,
                new Calls(deployments.bulkheads, timeout, new Trace()),
                errands,
                neighbours,
                settings);
    }

    Talk say(String text) {
        return say(text, Map.of());
    }

    Talk say(String text, Map<String, String> form) {
        var said = new Said(id, UUID.randomUUID(), user, text, form, now, locale, List::of);
        try (var stage = stages.open(id, user)) {
            last = stage.take(Audience.ASSISTANT, state(), said, piece -> {});
        }
        state = json.write(last.state());
        last.settled().ifPresent(outbox::settle);
        last.wanted().ifPresent(neighbours::handOver);
        return this;
    }

    /** What is recorded and not done. */
    MemoryOutbox outbox() {
        return outbox;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    Talk reads(Locale other) {
        locale = other;
        return this;
    }

    Talk later(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Somebody else goes on with this conversation. */
    Talk as(User other) {
        user = other;
        return this;
    }

    /** What the store has, changed. */
    Talk stored(UnaryOperator<String> change) {
        state = change.apply(state);
        return this;
    }

    String heard() {
        return last.reply().text();
    }

    UUID id() {
        return id;
    }

    Talk hears(String part) {
        assertTrue(last.reply().text().contains(part), () -> "\"" + last.reply().text() + "\" lacks \"" + part + "\"");
        return this;
    }

    Talk is(Class<? extends Reply> kind) {
        assertEquals(kind, last.reply().getClass(), () -> last.reply().text());
        return this;
    }

    Talk asks(String slot) {
        assertEquals(slot, last.progress().next().orElse("nothing"), () -> last.reply()
                .text());
        return this;
    }

    Talk offers(String... labels) {
        assertEquals(
                List.of(labels),
                last.reply().quickReplies().stream().map(QuickReply::label).toList());
        return this;
    }

    Talk collected(String slot, String value) {
        assertEquals(value, last.progress().collected().get(slot));
        return this;
    }

    Talk complete(boolean yes) {
        assertEquals(yes, last.progress().complete(), () -> last.reply().text());
        return this;
    }

    Talk intent(String name) {
        assertEquals(name, last.progress().intent(), () -> last.reply().text());
        return this;
    }

    /** The form of the question that was asked last. */
    Form form() {
        return ((Reply.Ask) last.reply()).form().orElseThrow();
    }

    String text() {
        return last.reply().text();
    }

    State state() {
        return json.state(
                new Conversation(id, ANNA.id(), "test", Status.ACTIVE, Instant.EPOCH, Instant.EPOCH, 0, 0, state));
    }
}
