/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A resource of somebody else's, with a mistake. */
@Path("broken")
public final class Broken {

    static final String SECRET = "what is in the exception stays in the log";

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String read() {
        throw new IllegalStateException(SECRET);
    }
}
