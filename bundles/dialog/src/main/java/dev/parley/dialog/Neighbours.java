/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.chatbot.Chatbot;
import dev.parley.api.chatbot.Profile;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.conversation.Audience;
import dev.parley.api.habit.Habits;
import dev.parley.api.handover.Desk;
import dev.parley.api.handover.HandOver;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.api.knowledge.Question;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Services that the engine does without where they are away: it then knows less, and goes on. */
@Component(service = Neighbours.class)
public final class Neighbours {

    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);

    @Reference(
            name = "habits",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Habits habits;

    @Reference(
            name = "desk",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Desk desk;

    /** The time, where it is not the system's. */
    @Reference(
            name = "clock",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Clock clock;

    @Reference(
            name = "chatbot",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Chatbot chatbot;

    /** Of several the last one counts most: it has the highest ranking. */
    @Reference(name = "knowledge", policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile List<KnowledgeBase> knowledge = List.of();

    /** Names that this user had to do with lately, also in other conversations, the latest first. */
    List<String> things(Said said) {
        var service = habits;
        return service == null
                ? List.of()
                : known("habits", () -> service.things(said.user().id(), Habits.MOST))
                        .orElse(List.of());
    }

    /** What this user chose for a slot, the latest first. */
    List<String> choices(String intent, String slot, int limit, Said said) {
        var service = habits;
        return service == null
                ? List.of()
                : known("habits", () -> service.choices(said.user().id(), intent, slot, limit))
                        .orElse(List.of());
    }

    void remember(String userId, String intent, List<String> things, Map<String, String> choices, Instant at) {
        var service = habits;
        if (service != null && !(things.isEmpty() && choices.isEmpty())) {
            known("habits", () -> {
                service.remember(userId, intent, things, choices, at);
                return true;
            });
        }
    }

    /** What questions are looked up in, the most important first. */
    List<KnowledgeBase> bases() {
        var bases = new ArrayList<>(knowledge);
        Collections.reverse(bases);
        return bases;
    }

    static Question question(Said said, Audience audience, Duration patience) {
        return new Question(
                said.user(),
                said.conversation(),
                said.text(),
                said.locale(),
                audience,
                Instant.now().plus(patience),
                said.recent());
    }

    /** How the customer bot presents itself; empty while nothing knows. */
    Optional<Profile> profile() {
        var service = chatbot;
        return service == null ? Optional.empty() : known("chatbot", service::profile);
    }

    /** Asks for a person; false if that could not be written down. */
    boolean handOver(HandOver wanted) {
        var service = desk;
        return service != null && known("desk", () -> service.open(wanted)).isPresent();
    }

    Clock clock(Clock otherwise) {
        var service = clock;
        return service == null ? otherwise : service;
    }

    private static <T> Optional<T> known(String whose, Supplier<T> call) {
        try {
            return Optional.ofNullable(call.get());
        } catch (ConnectorException e) {
            LOG.debug("{} does not answer", whose, e);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} failed", whose, e);
        }
        return Optional.empty();
    }
}
