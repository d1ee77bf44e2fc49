/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.lib.wire.BadInput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** How it goes, day by day. */
@Path("admin/figures")
@SignedIn
@AdminOnly
@Component(service = AdminFigures.class)
@JakartarsResource
public final class AdminFigures {

    /** How far is looked back if nobody says otherwise. */
    private static final Duration USUAL = Duration.ofDays(30);

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Ports ports;

    @Activate
    public AdminFigures(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public FiguresJson read(@Context UriInfo uri) {
        var query = Query.of(uri);
        var until = query.end("until").orElseGet(AdminFigures::endOfToday);
        var from = query.moment("from").orElseGet(() -> until.minus(USUAL));
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new BadInput(
                    "from must be before until, and at most " + LONGEST.toDays() + " days are counted at once.");
        }
        return FiguresJson.of(ports.insights().figures(from, until));
    }

    private static Instant endOfToday() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    }
}
