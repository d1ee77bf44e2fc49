/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a longer list.
 *
 * @param next an opaque cursor to ask for the following part with, or empty if this is the last one
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}
