/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What this API is, in the words of OpenAPI 3.1. */
@Path("openapi.json")
@Component(service = Description.class)
@JakartarsResource
public final class Description {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read() {
        try (InputStream in = Description.class.getResourceAsStream("openapi.json")) {
            return Response.ok(in.readAllBytes())
                    .header(HttpHeaders.CACHE_CONTROL, "max-age=300")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
