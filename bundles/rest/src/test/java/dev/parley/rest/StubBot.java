/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.chatbot.Chatbot;
import dev.parley.api.chatbot.Profile;
import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs;
import dev.parley.api.feedback.Asked;
import dev.parley.api.feedback.Day;
import dev.parley.api.feedback.Feedback;
import dev.parley.api.feedback.NoSuchMessage;
import dev.parley.api.feedback.NotAnAnswer;
import dev.parley.api.feedback.Rated;
import dev.parley.api.feedback.Vote;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the customer bot is made of besides the engine, in memory, as far as customers see it. */
final class StubBot implements Chatbot, Faqs, Feedback {

    /** A message that can be voted on, and one that cannot. */
    static final UUID ANSWER = UUID.randomUUID();

    static final UUID QUESTION = UUID.randomUUID();

    volatile Profile profile = new Profile(
            "VasiliasBot", "Hello!", "Sorry, I don't know.", Duration.ofSeconds(3), List.of(), Duration.ofSeconds(15));
    volatile Edition edition = new Edition("7", List.of());
    volatile RuntimeException failure;

    /** How often votes were read. */
    final AtomicInteger voteReads = new AtomicInteger();

    final Map<UUID, Vote> votes = new ConcurrentHashMap<>();

    private final Map<UUID, UUID> ids = new ConcurrentHashMap<>();

    static Faq faq(long id, String question, boolean isActive) {
        return new Faq(id, question, "About " + question, List.of("hidden"), (int) (10 * id), isActive, Stub.NOW);
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public Edition edition() {
        fail();
        return edition;
    }

    @Override
    public UUID give(User user, UUID message, Vote vote, Instant at) {
        fail();
        if (message.equals(QUESTION)) {
            throw new NotAnAnswer();
        }
        if (!message.equals(ANSWER) || !user.equals(Running.ADA)) {
            throw new NoSuchMessage();
        }
        votes.put(message, vote);
        return ids.computeIfAbsent(message, unused -> UUID.randomUUID());
    }

    @Override
    public boolean withdraw(User user, UUID message) {
        fail();
        return user.equals(Running.ADA) && votes.remove(message) != null;
    }

    @Override
    public Map<UUID, Vote> of(User user, UUID conversation) {
        voteReads.incrementAndGet();
        return Map.copyOf(votes);
    }

    private void fail() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public List<Faq> save(List<Faq> faqs) {
        throw new AssertionError("customers change nothing");
    }

    @Override
    public boolean remove(long id) {
        throw new AssertionError("customers change nothing");
    }

    @Override
    public void arrange(List<Long> ids) {
        throw new AssertionError("customers change nothing");
    }

    @Override
    public List<Found> search(String text, int limit) {
        throw new AssertionError("the engine searches");
    }

    @Override
    public Page<Rated> list(Filter filter, int limit, Optional<String> cursor) {
        throw new AssertionError("for admins");
    }

    @Override
    public Optional<Asked> asked(UUID message) {
        throw new AssertionError("for admins");
    }

    @Override
    public List<Asked> unanswered(Instant from, Instant to, int limit) {
        throw new AssertionError("for admins");
    }

    @Override
    public List<Day> days(LocalDate first, LocalDate last) {
        throw new AssertionError("for admins");
    }
}
