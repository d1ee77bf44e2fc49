/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.audit;

import dev.parley.api.audit.Audit;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.paging.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What admins did, in memory. */
public final class MemoryAudit implements Audit {

    private static final int LONGEST = 4000;

    private final List<Entry> newestFirst = new ArrayList<>();
    private boolean isAway;

    /** From now on it fails as it does when the database does not answer, or no longer. */
    public synchronized void away(boolean away) {
        isAway = away;
    }

    @Override
    public synchronized void record(String who, String action, String subject, String details) {
        if (!isAway) {
            var kept = details.substring(0, Math.min(LONGEST, details.length()));
            newestFirst.add(0, new Entry(Instant.now(), who, action, subject, kept));
        }
    }

    @Override
    public synchronized Page<Entry> list(Optional<String> text, int limit, Optional<String> cursor) {
        if (isAway) {
            throw new Unavailable("the database", Duration.ofSeconds(1), null);
        }
        int from = cursor.map(Integer::valueOf).orElse(0);
        var found = newestFirst.stream()
                .filter(entry -> text.map(wanted -> has(entry, wanted)).orElse(true))
                .toList();
        int next = Math.min(found.size(), from + limit);
        return new Page<>(
                found.subList(Math.min(from, next), next),
                next < found.size() ? Optional.of(String.valueOf(next)) : Optional.empty());
    }

    private static boolean has(Entry entry, String text) {
        return Stream.of(entry.who(), entry.action(), entry.subject(), entry.details())
                .anyMatch(one -> one.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }
}
