/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.user.User;
import dev.parley.lib.wire.BadInput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** When the changes that a user may see take place, and which of them clash. */
@Path("change-requests/calendar")
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
@Component(service = ChangeCalendar.class)
@JakartarsResource
public final class ChangeCalendar {

    private static final int MOST = 500;
    private static final Duration LONGEST = Duration.ofDays(100);

    private final Ports ports;

    @Activate
    public ChangeCalendar(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    public CalendarJson read(@Context SecurityContext security, @Context UriInfo uri) {
        var user = Caller.of(security);
        var query = Query.of(uri);
        var from = query.moment("from").orElseThrow(() -> new BadInput("Say since when: ?from=2031-03-01."));
        var until = query.moment("until").orElseThrow(() -> new BadInput("Say until when: ?until=2031-04-01."));
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new BadInput("until must be after from, by %d days at most.".formatted(LONGEST.toDays()));
        }
        var changes = planned(user, from, until);
        return CalendarJson.of(
                changes.subList(0, Math.min(MOST, changes.size())), changes.size() > MOST, user, uri.getBaseUri());
    }

    /** More than the most if there are more. */
    private List<Change> planned(User user, Instant from, Instant until) {
        var found = new ArrayList<Change>();
        var cursor = Optional.<String>empty();
        do {
            var page = ports.changes()
                    .search(
                            user,
                            ChangeQuery.newest(ChangeQuery.MOST)
                                    .planned(from, until)
                                    .after(cursor));
            page.items().stream()
                    .filter(change -> Clashes.window(change)
                            .filter(window -> window.until().isAfter(from))
                            .isPresent())
                    .forEach(found::add);
            cursor = page.next();
        } while (cursor.isPresent() && found.size() <= MOST);
        return found;
    }
}
