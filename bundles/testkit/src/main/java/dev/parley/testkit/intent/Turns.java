/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.intent;

import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Values;
import dev.parley.api.user.User;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Turns for tests: on Saturday, 1 June 2030, 12:00 in Athens. */
public final class Turns {

    public static final ZoneId ZONE = ZoneId.of("Europe/Athens");
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2030-06-01T09:00:00Z"), ZONE);
    public static final User ANNA = new User("anna", "Anna", Set.of());
    public static final User BILL = new User("bill", "Bill", Set.of());
    public static final User ADMIN = new User("admin", "Admin", Set.of(User.ADMIN));

    private Turns() {}

    /** Anna's turn, of a new draft. */
    public static Turn of(Values values) {
        return of(ANNA, UUID.randomUUID(), values);
    }

    public static Turn of(User user, UUID draft, Values values) {
        return of(user, draft, 1, values);
    }

    /** @param attempt how often this draft was called, this time included */
    public static Turn of(User user, UUID draft, int attempt, Values values) {
        return new Turn(UUID.randomUUID(), draft, attempt, user, "yes", values, CLOCK.instant(), ZONE, Locale.ENGLISH);
    }
}
