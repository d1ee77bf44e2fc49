/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import dev.parley.api.connector.Connection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One GitHub that Parley signs in to several times, with limits for each: stands as the worst of them does.
 *
 * @param first is the one that is tested
 * @param others those that were used so far
 */
record Joined(Connection first, Supplier<Stream<Connection>> others) implements Connection {

    private static final List<String> WORST_FIRST = List.of("open", "half-open", "closed");

    @Override
    public String system() {
        return first.system();
    }

    @Override
    public String address() {
        return first.address();
    }

    @Override
    public Standing standing() {
        var all = Stream.concat(Stream.of(first), others.get())
                .map(Connection::standing)
                .toList();
        var failed = all.stream()
                .filter(each -> each.lastFailure().isPresent())
                .max(Comparator.comparing(each -> each.lastFailureAt().orElse(Instant.MIN)));
        return new Standing(
                all.stream()
                        .map(Standing::breaker)
                        .min(Comparator.comparing(WORST_FIRST::indexOf))
                        .orElseThrow(),
                Optional.of(all.stream().flatMap(each -> each.left().stream()).collect(Collectors.joining("; ")))
                        .filter(left -> !left.isEmpty()),
                failed.flatMap(Standing::lastFailure),
                failed.flatMap(Standing::lastFailureAt));
    }

    @Override
    public String test() {
        return first.test();
    }
}
