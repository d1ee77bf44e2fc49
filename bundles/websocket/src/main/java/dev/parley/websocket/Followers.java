/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who follows which conversation. */
final class Followers {

    private final Map<UUID, List<Feed>> feeds = new ConcurrentHashMap<>();

    List<Feed> of(UUID conversation) {
        return feeds.getOrDefault(conversation, List.of());
    }

    void add(Feed feed) {
        feeds.merge(feed.conversation(), List.of(feed), Followers::joined);
    }

    void remove(Feed feed) {
        feeds.computeIfPresent(feed.conversation(), (id, all) -> {
            var rest = all.stream().filter(other -> other != feed).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    /** Sends this to everybody who follows this conversation. */
    void tell(UUID conversation, Frame frame) {
        of(conversation).forEach(feed -> feed.connection().send(frame));
    }

    private static List<Feed> joined(List<Feed> some, List<Feed> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }
}
