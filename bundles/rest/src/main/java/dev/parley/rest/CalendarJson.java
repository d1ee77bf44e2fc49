/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.api.change.Change;
import dev.parley.api.change.Field;
import dev.parley.api.user.User;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When changes take place.
 *
 * @param truncated whether there are more than were read
 */
record CalendarJson(List<WindowJson> results, boolean truncated) {

    /** @param clashesWith numbers of other changes of the same item at the same time, none of which is over */
    record WindowJson(
            String number,
            String shortDescription,
            String state,
            String stateCode,
            Instant plannedStartDate,
            Instant plannedEndDate,
            Optional<String> cmdbCi,
            @JsonProperty("is_mine") boolean isMine,
            Optional<URI> url,
            List<String> clashesWith) {}

    /** @param base what relative addresses are relative to */
    static CalendarJson of(List<Change> changes, boolean truncated, User user, URI base) {
        var clashes = Clashes.among(changes);
        return new CalendarJson(
                changes.stream()
                        .flatMap(change -> Clashes.window(change).stream()
                                .map(window -> new WindowJson(
                                        change.number(),
                                        change.summary(),
                                        change.state().label(),
                                        change.state().code(),
                                        window.from(),
                                        window.until(),
                                        change.fields().get(Field.CONFIGURATION_ITEM),
                                        change.requestedBy().equals(user.id()),
                                        change.url().map(base::resolve),
                                        clashes.of(change))))
                        .sorted(Comparator.comparing(WindowJson::plannedStartDate)
                                .thenComparing(WindowJson::number))
                        .toList(),
                truncated);
    }
}
