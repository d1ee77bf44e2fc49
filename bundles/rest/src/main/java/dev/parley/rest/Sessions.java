/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.user.Session;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.SessionCookie;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Signing in and out. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
@Component(service = Sessions.class)
@JakartarsResource
public final class Sessions {

    private final Ports ports;

    @Activate
    public Sessions(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    /** Begins a session: a guest's, or with name and password an account's. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(Input body, @Context SecurityContext security) {
        var input = Input.of(body);
        var session = session(input.text("name"), input.text("password"));
        return Response.ok(SessionJson.of(session))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.of(session, security.isSecure()))
                .build();
    }

    @DELETE
    public Response end(@Context SecurityContext security) {
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.cleared(security.isSecure()))
                .build();
    }

    private Session session(Optional<String> name, Optional<String> password) {
        var signIn = ports.signIn();
        if (name.isPresent() != password.isPresent()) {
            throw new BadInput("Send both name and password, or neither to be a guest.");
        }
        return name.isPresent()
                ? signIn.account(name.get(), password.get())
                        .orElseThrow(() -> Authentication.unauthorized("The name or the password is wrong."))
                : signIn.guest()
                        .orElseThrow(
                                () -> Authentication.unauthorized("There are no guests here: send name and password."));
    }
}
