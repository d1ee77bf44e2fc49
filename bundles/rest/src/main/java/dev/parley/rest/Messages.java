/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.ReplyJson;
import dev.parley.lib.wire.Speech;
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
        var form = Speech.form(input);
        var text = form.isEmpty()
                ? Speech.text(input, "message")
                : Speech.textIfAny(input, "message").orElse("");
        var said = new Speech(input, acceptLanguage).by(Caller.of(security), CHANNEL, text, form);
        return ReplyJson.of(ports.dialog().say(said), uri.getBaseUri());
    }
}
