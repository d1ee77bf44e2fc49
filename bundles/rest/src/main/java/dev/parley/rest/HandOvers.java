/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.api.handover.HandOver;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.Speech;
import dev.parley.lib.wire.Text;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The conversations that a person should go on with, for those who do. */
@Path("admin/hand-overs")
@SignedIn
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Component(service = HandOvers.class)
@JakartarsResource
public final class HandOvers {

    private static final int PAGE = 20;
    private static final int MOST = 100;

    private final Ports ports;

    @Activate
    public HandOvers(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    public PageJson<HandOverJson> list(@Context UriInfo uri) {
        var query = Query.of(uri);
        boolean open = isOpen(query.text("status").orElse("open"));
        var page = query.page(MOST, PAGE, (limit, cursor) -> ports.desk().list(open, limit, cursor));
        return PageJson.of(page.map(HandOverJson::of));
    }

    private static boolean isOpen(String status) {
        return switch (status) {
            case "open" -> true;
            case "closed" -> false;
            default -> throw new BadInput("status must be open or closed.");
        };
    }

    @GET
    @Path("{id}")
    public HandOverJson.WithMessages read(@PathParam("id") String id, @Context UriInfo uri) {
        var span = Query.of(uri).span();
        var handOver = find(id);
        return HandOverJson.WithMessages.of(
                handOver, ports.conversations().messages(handOver.conversation(), span.after(), span.limit()));
    }

    /** Says it to the user, with the name of who says it. */
    @POST
    @Path("{id}/reply")
    @Consumes(MediaType.APPLICATION_JSON)
    public void reply(@PathParam("id") String id, Input body, @Context SecurityContext security) {
        var message = Speech.text(Input.of(body), "message");
        var handOver = find(id);
        if (handOver.closedAt().isPresent()) {
            throw closed();
        }
        var text = "%s: %s".formatted(Caller.of(security).name(), message);
        if (!ports.dialog().relay(handOver.conversation(), text)) {
            throw new NoSuchConversation();
        }
    }

    @POST
    @Path("{id}/close")
    public void close(@PathParam("id") String id) {
        if (!ports.desk().close(find(id).id(), Instant.now())) {
            throw closed();
        }
    }

    private HandOver find(String id) {
        return ports.desk()
                .find(Text.uuid("The id", id))
                .orElseThrow(() -> new NotFoundException("There is no such hand-over."));
    }

    private static ClientErrorException closed() {
        return new ClientErrorException("This hand-over is closed already.", Status.CONFLICT);
    }
}
