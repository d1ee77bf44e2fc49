/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that is put beside others like it, which nothing tells it from: it was made when there is one more than
 * before, and a call that may not send because another one's answer was lost takes any as that one's.
 */
final class Addition<T> implements Once.Write<T> {

    private final Supplier<List<T>> alike;
    private final Supplier<T> sending;
    private int before;

    /** @param alike all that are like it, the newest last */
    Addition(Supplier<List<T>> alike, Supplier<T> sending) {
        this.alike = alike;
        this.sending = sending;
    }

    /** Counts; that there is one already means nothing. */
    @Override
    public Optional<T> before() {
        before = alike.get().size();
        return Optional.empty();
    }

    @Override
    public T send() {
        return sending.get();
    }

    @Override
    public Optional<T> made() {
        var now = alike.get();
        return now.size() > before ? Optional.of(now.get(now.size() - 1)) : Optional.empty();
    }
}
