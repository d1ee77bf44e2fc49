/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import dev.parley.api.user.User;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One call of an intent.
 *
 * @param draft names what is being carried out; the same when it is tried again, so a write can pass it on as its
 *     correlation id
 * @param attempt 1, or more where an earlier call for this draft may have done something already
 * @param text what the user said last
 * @param values of the intent's slots, complete and checked
 * @param now the moment that "tomorrow" is counted from
 */
public record Turn(
        UUID conversation,
        UUID draft,
        int attempt,
        User user,
        String text,
        Values values,
        Instant now,
        ZoneId zone,
        Locale locale) {

    private static final SlotType.Moment MOMENT = new SlotType.Moment(false, Optional.empty());

    public <T> T get(Slot<T> slot) {
        return values.get(slot);
    }

    public <T> Optional<T> find(Slot<T> slot) {
        return values.find(slot);
    }

    /** A point in time as one would say it to this user: {@code 1 March 2031 22:00}. */
    public String spoken(Instant instant) {
        return MOMENT.spoken(instant.atZone(zone).toOffsetDateTime(), locale);
    }
}
