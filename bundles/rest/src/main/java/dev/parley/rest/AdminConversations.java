/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.api.insight.Insights.Search;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Text;
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

/** All users' conversations, for those who look for what went wrong. Who read one is in the audit. */
@Path("admin/conversations")
@SignedIn
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Component(service = AdminConversations.class)
@JakartarsResource
public final class AdminConversations {

    private static final int PAGE = 20;
    private static final int MOST = 100;
    private static final int LONGEST_USER = 255;

    private final Ports ports;

    @Activate
    public AdminConversations(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    public PageJson<AdminConversationJson> list(@Context UriInfo uri) {
        var query = Query.of(uri);
        var search = search(query);
        var page = query.page(MOST, PAGE, (limit, cursor) -> ports.insights().conversations(search, limit, cursor));
        return PageJson.of(page.map(AdminConversationJson::of));
    }

    private static Search search(Query query) {
        var from = query.moment("from");
        var until = query.end("until");
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new BadInput("from must be before until.");
        }
        return new Search(
                query.text("q"),
                query.text("user", LONGEST_USER),
                query.text("channel"),
                query.text("intent"),
                query.word("unwell", "true", "false").map(Boolean::valueOf).orElse(false),
                from,
                until);
    }

    @GET
    @Path("{id}")
    public AdminConversationJson.WithMessages read(
            @PathParam("id") String id, @Context UriInfo uri, @Context SecurityContext security) {
        var span = Query.of(uri).span();
        var audit = ports.audit();
        var conversation =
                ports.insights().conversation(Text.uuid("The id", id)).orElseThrow(NoSuchConversation::new);
        audit.record(
                Caller.of(security).name(),
                "read conversation",
                conversation.id().toString(),
                "");
        var messages = ports.conversations().messages(conversation.id(), span.after(), span.limit());
        return AdminConversationJson.WithMessages.of(conversation, messages);
    }
}
