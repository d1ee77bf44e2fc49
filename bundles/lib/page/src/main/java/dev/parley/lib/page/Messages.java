/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import dev.parley.api.user.User;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Messages on their way from a form to the page that it leads to. Each is shown once, and only to whom it is for. */
final class Messages {

    static final Messages ALL = new Messages();

    private static final int MOST = 500;

    private record Kept(String admin, Message message) {}

    private final Map<String, Kept> waiting = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    /** @return the name to ask for it by */
    synchronized String keep(User admin, Message message) {
        var name = Token.fresh();
        waiting.put(name, new Kept(admin.id(), message));
        return name;
    }

    synchronized Optional<Message> take(User admin, String name) {
        var kept = waiting.get(name);
        if (kept == null || !kept.admin().equals(admin.id())) {
            return Optional.empty();
        }
        waiting.remove(name);
        return Optional.of(kept.message());
    }
}
