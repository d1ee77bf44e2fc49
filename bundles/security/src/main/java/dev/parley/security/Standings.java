/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.connector.Unavailable;
import dev.parley.lib.jdbi.Database;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What members may at the moment. What is changed on this node counts at once, what is changed on another one within a
 * second. While the database is away, what was known last holds.
 */
@Component(service = Standings.class)
public final class Standings {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 10_000;

    private record Known(Optional<Member> member, long since) {}

    private final Members members;
    private final LongSupplier nanos;
    private final AtomicLong changes = new AtomicLong();

    private final Map<String, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    });

    @Activate
    public Standings(@Reference(name = "database", target = "(name=parley)") DataSource database) {
        this(new Members(new Database(database)), System::nanoTime);
    }

    Standings(Members members, LongSupplier nanos) {
        this.members = members;
        this.nanos = nanos;
    }

    /**
     * The member with this id, if there is one.
     *
     * @throws Unavailable if the database is away and nothing is known
     */
    Optional<Member> of(String id) {
        var last = Optional.ofNullable(known.get(id));
        return last.filter(one -> nanos.getAsLong() - one.since() < FRESH)
                .or(() -> Optional.of(asked(id, last)))
                .flatMap(Known::member);
    }

    private Known asked(String id, Optional<Known> last) {
        long before = changes.get();
        var now = new Known(member(id, last), nanos.getAsLong());
        // What was read before a change and comes after it must not stay.
        if (changes.get() == before) {
            known.put(id, now);
        }
        return now;
    }

    private Optional<Member> member(String id, Optional<Known> last) {
        try {
            return members.find(id);
        } catch (Unavailable e) {
            return last.orElseThrow(() -> e).member();
        }
    }

    /** A member was changed. */
    void changed(String id) {
        changes.incrementAndGet();
        known.remove(id);
    }
}
