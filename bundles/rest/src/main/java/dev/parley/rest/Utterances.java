/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What users said and what it was taken for, for those who want to know how well people are understood. */
@Path("admin/utterances")
@SignedIn
@AdminOnly
@Component(service = Utterances.class)
@JakartarsResource
public final class Utterances {

    private static final int PAGE = 100;
    private static final int MOST = 500;

    private final Ports ports;

    @Activate
    public Utterances(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public PageJson<UtteranceJson> list(@Context UriInfo uri) {
        var page = Query.of(uri)
                .page(MOST, PAGE, (limit, cursor) -> ports.conversations().recognized(limit, cursor));
        return PageJson.of(page.map(UtteranceJson::of));
    }
}
