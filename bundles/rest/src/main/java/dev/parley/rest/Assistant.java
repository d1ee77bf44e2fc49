/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.lib.wire.AssistantJson;
import dev.parley.lib.wire.Json;
import dev.parley.lib.wire.Locality;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** How the change assistant presents itself, for pages that show it to anybody. */
@Path("chat/config")
@Component(service = Assistant.class)
@JakartarsResource
public final class Assistant {

    /** @param accepted languages, the first of which counts */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted, @Context Request request) {
        var locale =
                accepted == null ? Locale.ENGLISH : Locality.preferred(accepted).orElse(Locale.ENGLISH);
        byte[] json = Json.write(AssistantJson.in(locale));
        var answer = new Conditional(UUID.nameUUIDFromBytes(json).toString(), "no-cache").answer(request, () -> json);
        return Response.fromResponse(answer)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
