/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import dev.parley.lib.http.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last good answers with their ETags by what was asked: to ask whether they still hold costs nothing of the limit.
 * Forgets what was not asked for longest. Thread-safe.
 */
final class Cached {

    private static final int MOST = 500;
    private static final int LONGEST = 500_000;
    private static final int ALL = 10_000_000;

    record Entry(Answer answer, String etag, int length) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long length;

    synchronized Optional<Entry> last(String asked) {
        return Optional.ofNullable(entries.get(asked));
    }

    void keep(String asked, Answer answer) {
        var etag = answer.header("ETag");
        int weight = answer.body().toString().length();
        if (answer.status() == 200 && etag.isPresent() && weight <= LONGEST) {
            put(asked, new Entry(answer, etag.get(), weight));
        }
    }

    private synchronized void put(String asked, Entry entry) {
        var last = entries.put(asked, entry);
        length += entry.length() - (last == null ? 0 : last.length());
        var oldest = entries.values().iterator();
        while (entries.size() > MOST || length > ALL) {
            length -= oldest.next().length();
            oldest.remove();
        }
    }

    synchronized int size() {
        return entries.size();
    }
}
