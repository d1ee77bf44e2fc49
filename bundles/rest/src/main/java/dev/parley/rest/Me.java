/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.lib.wire.SessionCookie;
import dev.parley.rest.SessionJson.UserJson;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** A user's own person: who Parley takes them for, what it keeps about them, and the end of that. */
@Path("me")
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
@Component(service = Me.class)
@JakartarsResource
public final class Me {

    private final Ports ports;

    @Activate
    public Me(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    public UserJson read(@Context SecurityContext security) {
        return UserJson.of(Caller.of(security));
    }

    /** All of it or nothing. */
    @GET
    @Path("export")
    public Response export(@Context SecurityContext security) {
        var export = ExportJson.of(Caller.of(security), Instant.now(), ports.personal());
        return Response.ok(export)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"parley-export.json\"")
                .build();
    }

    /** Ends at the first that cannot: repeating it erases the rest. */
    @DELETE
    public Response erase(@Context SecurityContext security) {
        var user = Caller.of(security);
        ports.personal().forEach(data -> data.erase(user));
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.cleared(security.isSecure()))
                .build();
    }
}
