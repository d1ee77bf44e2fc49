/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.dialog.Utterance;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What users say. */
@Path("chat/message")
@SignedIn
@Component(service = Messages.class)
@JakartarsResource
@JakartarsName(Messages.NAME)
public final class Messages {

    static final String NAME = "parley.messages";

    private static final String CHANNEL = "rest";
    private static final int LONGEST_CLIENT_ID = 100;

    private final Ports ports;

    @Activate
    public Messages(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public ReplyJson say(
            Input body,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @DefaultValue("*") String acceptLanguage,
            @Context SecurityContext security,
            @Context UriInfo uri) {
        var input = Input.of(body);
        var outcome = ports.dialog()
                .say(new Utterance(
                        Caller.of(security),
                        conversation(input),
                        message(input),
                        clientMessageId(input),
                        form(input),
                        CHANNEL,
                        Locality.language(input, acceptLanguage),
                        Locality.timeZone(input)));
        return ReplyJson.of(outcome, uri.getBaseUri());
    }

    private static Optional<UUID> conversation(Input input) {
        return input.text("conversation_id").map(id -> Text.uuid("conversation_id", id));
    }

    private static String message(Input input) {
        var message = input.text("message").map(Text::clean).orElse("");
        if (message.isEmpty() && input.values("form").isEmpty()) {
            throw new BadRequestException("The message is empty: send \"message\" with some text in it.");
        }
        return Text.atMost(Utterance.LONGEST, "The message", message);
    }

    private static Optional<String> clientMessageId(Input input) {
        return input.text("client_message_id")
                .map(Text::clean)
                .filter(id -> !id.isEmpty())
                .map(id -> Text.atMost(LONGEST_CLIENT_ID, "client_message_id", id));
    }

    private static Map<String, String> form(Input input) {
        var values = input.values("form");
        values.replaceAll((slot, value) -> Text.atMost(Utterance.LONGEST, "form." + slot, Text.clean(value)));
        return values;
    }
}
