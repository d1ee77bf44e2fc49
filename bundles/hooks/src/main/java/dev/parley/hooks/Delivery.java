/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import dev.parley.api.watch.Subject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sender says.
 *
 * @param id what the sender calls it, the same when it sends it again
 * @param subjects what changed, as far as conversations can follow it
 */
record Delivery(Optional<String> id, Set<Subject> subjects) {

    /** The longest that the port notes. */
    private static final int LONGEST_ID = 200;

    static Delivery of(String idOrNull, Stream<Subject> subjects) {
        var id = Optional.ofNullable(idOrNull).filter(i -> !i.isBlank() && i.length() <= LONGEST_ID);
        return new Delivery(id, subjects.collect(Collectors.toUnmodifiableSet()));
    }
}
