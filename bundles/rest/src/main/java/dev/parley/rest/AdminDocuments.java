/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.document.Document.Origin;
import dev.parley.api.document.Documents;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Text;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The documents that questions are answered from, for those who see to them. */
@Path("admin/documents")
@SignedIn
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Component(service = AdminDocuments.class)
@JakartarsResource
public final class AdminDocuments {

    private static final int LONGEST_NAME = 255;

    private final Ports ports;

    @Activate
    public AdminDocuments(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    public DocumentJson.AllJson list() {
        return DocumentJson.AllJson.of(ports.documents());
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    public Response add(
            @PathParam("name") String name,
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @DefaultValue("0") long length)
            throws IOException {
        var documents = ports.documents();
        check(name, documents);
        if (length > Documents.LARGEST) {
            throw tooLarge();
        }
        var content = new Counted(filled(body));
        try {
            return Response.accepted(DocumentJson.of(documents.add(name, content)))
                    .build();
        } catch (Documents.Unsuitable e) {
            throw content.count() > Documents.LARGEST ? tooLarge() : new NotSupportedException(e.getMessage(), e);
        }
    }

    private static void check(String name, Documents documents) {
        if (!Text.clean(name).equals(name) || name.length() > LONGEST_NAME || name.matches(".*[/\\\\].*")) {
            throw new BadInput(
                    "The name must be a file's, without a path, of at most " + LONGEST_NAME + " characters.");
        }
        documents.list().stream()
                .filter(document -> document.name().equals(name) && document.origin() == Origin.FOLDER)
                .findAny()
                .ifPresent(document -> {
                    throw new ClientErrorException("The documents folder has one of this name.", Status.CONFLICT);
                });
    }

    private static InputStream filled(InputStream body) throws IOException {
        var content = new PushbackInputStream(body);
        int first = content.read();
        if (first < 0) {
            throw new BadInput("The document is empty.");
        }
        content.unread(first);
        return content;
    }

    private static ClientErrorException tooLarge() {
        return new ClientErrorException(
                "The document is too large: at most %d MB are taken.".formatted(Documents.LARGEST >> 20),
                Status.REQUEST_ENTITY_TOO_LARGE);
    }

    @DELETE
    @Path("{name}")
    public void remove(@PathParam("name") String name) {
        try {
            if (!ports.documents().remove(name)) {
                throw new NotFoundException("There is no such document.");
            }
        } catch (Documents.Unsuitable e) {
            throw new ClientErrorException(e.getMessage(), Status.CONFLICT, e);
        }
    }
}
