/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.ConversationStore.Head;
import dev.parley.api.user.User;
import dev.parley.lib.wire.Json;
import dev.parley.lib.wire.Text;
import dev.parley.rest.Query.Span;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** A customer's own conversations. */
@Path("chatbot/conversations")
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
@Component(service = ChatbotConversations.class)
@JakartarsResource
public final class ChatbotConversations {

    private final Ports ports;
    private final Held held;

    @Activate
    public ChatbotConversations(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
        this.held = new Held(ports, Audience.CUSTOMER);
    }

    @GET
    public PageJson<SummaryJson> list(@Context SecurityContext security, @Context UriInfo uri) {
        return held.list(Caller.of(security), Query.of(uri));
    }

    /** Is asked every few seconds by everybody: while there is nothing new, no message is read. */
    @GET
    @Path("{id}/messages")
    public Response messages(
            @PathParam("id") String id,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context Request request) {
        var span = Query.of(uri).span();
        var user = Caller.of(security);
        var conversation = Text.uuid("The id", id);
        var head = held.head(user, conversation);
        return new Conditional(head.version() + "-" + head.votes(), "private, no-cache")
                .answer(request, () -> Json.write(messages(user, conversation, head, span)));
    }

    @DELETE
    @Path("{id}")
    public void erase(@PathParam("id") String id, @Context SecurityContext security) {
        held.erase(Caller.of(security), Text.uuid("The id", id));
    }

    private List<CustomerMessageJson> messages(User user, UUID conversation, Head head, Span span) {
        if (span.after() >= head.messages()) {
            return List.of();
        }
        var votes = head.votes() == 0 ? Votes.NONE : held.votes(user, conversation);
        return ports.conversations().messages(conversation, span.after(), span.limit()).stream()
                .map(message -> CustomerMessageJson.of(message, votes))
                .toList();
    }
}
