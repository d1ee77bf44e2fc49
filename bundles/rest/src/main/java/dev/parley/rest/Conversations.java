/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.dialog.NoSuchConversation;
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

    private static final int PAGE = 20;
    private static final int MOST = 100;
    private static final int MOST_MESSAGES = 1000;

    private final Ports ports;

    @Activate
    public Conversations(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    public PageJson<SummaryJson> list(@Context SecurityContext security, @Context UriInfo uri) {
        var user = Caller.of(security);
        var page = Query.of(uri)
                .page(MOST, PAGE, (limit, cursor) -> ports.conversations().list(user, limit, cursor));
        return PageJson.of(page.map(SummaryJson::of));
    }

    @GET
    @Path("{id}")
    public ConversationJson read(@PathParam("id") String id, @Context SecurityContext security, @Context UriInfo uri) {
        var query = Query.of(uri);
        int after = query.number("after", 0, Integer.MAX_VALUE, 0);
        int limit = query.number("limit", 1, MOST_MESSAGES, MOST_MESSAGES);
        var store = ports.conversations();
        var conversation =
                store.find(Caller.of(security), Text.uuid("The id", id)).orElseThrow(NoSuchConversation::new);
        return ConversationJson.of(
                conversation,
                store.messages(conversation.id(), after, limit),
                ports.dialog().progress(conversation));
    }

    @DELETE
    @Path("{id}")
    public void erase(@PathParam("id") String id, @Context SecurityContext security) {
        if (!ports.conversations().erase(Caller.of(security), Text.uuid("The id", id))) {
            throw new NoSuchConversation();
        }
    }
}
