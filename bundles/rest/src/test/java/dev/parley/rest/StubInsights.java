/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.insight.Figures;
import dev.parley.api.insight.Insights;
import dev.parley.api.paging.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The stub's conversations, whatever is searched for, and what figures it is told to give. */
final class StubInsights implements Insights {

    final List<Search> searches = new CopyOnWriteArrayList<>();
    final List<List<Instant>> periods = new CopyOnWriteArrayList<>();
    volatile Figures figures = new Figures(List.of(), List.of(), List.of(), false);

    private final Stub stub;

    StubInsights(Stub stub) {
        this.stub = stub;
    }

    @Override
    public Page<Conversation> conversations(Search search, int limit, Optional<String> cursor) {
        searches.add(search);
        int from = cursor.map(Integer::valueOf).orElse(0);
        var all = stub.conversations();
        int end = Math.min(all.size(), from + limit);
        return new Page<>(
                all.subList(from, end), end < all.size() ? Optional.of(String.valueOf(end)) : Optional.empty());
    }

    @Override
    public Optional<Conversation> conversation(UUID id) {
        return stub.conversations().stream()
                .filter(conversation -> conversation.id().equals(id))
                .findFirst();
    }

    @Override
    public Figures figures(Instant from, Instant until) {
        periods.add(List.of(from, until));
        return figures;
    }
}
