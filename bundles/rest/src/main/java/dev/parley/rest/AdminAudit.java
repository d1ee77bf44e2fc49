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

/** What admins did. */
@Path("admin/audit")
@SignedIn
@AdminOnly
@Component(service = AdminAudit.class)
@JakartarsResource
public final class AdminAudit {

    private static final int PAGE = 20;
    private static final int MOST = 100;

    private final Ports ports;

    @Activate
    public AdminAudit(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public PageJson<AuditJson> list(@Context UriInfo uri) {
        var query = Query.of(uri);
        var text = query.text("q");
        var page = query.page(MOST, PAGE, (limit, cursor) -> ports.audit().list(text, limit, cursor));
        return PageJson.of(page.map(AuditJson::of));
    }
}
