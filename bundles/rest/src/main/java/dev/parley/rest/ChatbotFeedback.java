/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.feedback.Vote;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.Text;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What users think of answers. */
@Path("chatbot/feedback")
@SignedIn
@Component(service = ChatbotFeedback.class)
@JakartarsResource
public final class ChatbotFeedback {

    private final Ports ports;

    record VoteJson(boolean success, UUID feedbackId) {}

    @Activate
    public ChatbotFeedback(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    /** A second vote on the same message takes the place of the first. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public VoteJson give(Input body, @Context SecurityContext security) {
        var input = Input.of(body);
        var message = Text.uuid("message_id", required(input, "message_id"));
        Vote vote = Votes.read(required(input, "value"));
        return new VoteJson(true, ports.feedback().give(Caller.of(security), message, vote, Instant.now()));
    }

    @DELETE
    @Path("{id}")
    public void withdraw(@PathParam("id") String id, @Context SecurityContext security) {
        if (!ports.feedback().withdraw(Caller.of(security), Text.uuid("The id", id))) {
            throw new NotFoundException("You have not voted on this message.");
        }
    }

    private static String required(Input input, String field) {
        return input.text(field)
                .orElseThrow(
                        () -> new BadInput("Send {\"message_id\": which, \"value\": \"up\" or \"down\"}; %s is missing."
                                .formatted(field)));
    }
}
