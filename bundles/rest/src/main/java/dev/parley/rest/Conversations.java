/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.conversation.Audience;
import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.lib.wire.Text;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** A user's own conversations. */
@Path("chat/conversations")
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
@Component(service = Conversations.class)
@JakartarsResource
public final class Conversations {

    private final Ports ports;
    private final Held held;

    @Activate
    public Conversations(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
        this.held = new Held(ports, Audience.ASSISTANT);
    }

    @GET
    public PageJson<SummaryJson> list(@Context SecurityContext security, @Context UriInfo uri) {
        return held.list(Caller.of(security), Query.of(uri));
    }

    @GET
    @Path("{id}")
    public ConversationJson read(@PathParam("id") String id, @Context SecurityContext security, @Context UriInfo uri) {
        var span = Query.of(uri).span();
        var user = Caller.of(security);
        var store = ports.conversations();
        var conversation = store.find(user, Text.uuid("The id", id))
                .filter(found -> Audience.of(found.channel()) == Audience.ASSISTANT)
                .orElseThrow(NoSuchConversation::new);
        return ConversationJson.of(
                conversation,
                store.messages(conversation.id(), span.after(), span.limit()),
                held.votes(user, conversation.id()),
                ports.dialog().progress(conversation));
    }

    @DELETE
    @Path("{id}")
    public void erase(@PathParam("id") String id, @Context SecurityContext security) {
        held.erase(Caller.of(security), Text.uuid("The id", id));
    }
}
