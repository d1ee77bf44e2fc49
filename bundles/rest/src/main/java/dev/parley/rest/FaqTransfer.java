/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.lib.faq.FaqImport;
import dev.parley.lib.faq.FaqList;
import dev.parley.lib.faq.FaqRow;
import dev.parley.lib.faq.FaqSheet;
import dev.parley.lib.faq.Sheet;
import dev.parley.lib.wire.Json;
import dev.parley.rest.ImportJson.RefusedJson;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The FAQ as a file, out and in again. */
@Path("admin/faqs")
@SignedIn
@AdminOnly
@Component(service = FaqTransfer.class)
@JakartarsResource
public final class FaqTransfer {

    private static final int LARGEST = 2 << 20;

    private final Ports ports;

    @Activate
    public FaqTransfer(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    @Path("export")
    @Produces({Sheet.CSV, MediaType.APPLICATION_JSON})
    public Response export(@Context UriInfo uri) {
        boolean json = Query.of(uri).word("format", "csv", "json").orElse("csv").equals("json");
        var faqs = ports.faqs().edition().all();
        return json
                ? attachment(AdminFaqJson.list(faqs), MediaType.APPLICATION_JSON, "faqs.json")
                : attachment((StreamingOutput) out -> FaqSheet.write(faqs, out), Sheet.CSV, "faqs.csv");
    }

    static Response attachment(Object file, String type, String name) {
        return Response.ok(file, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    @POST
    @Path("import")
    @Produces(MediaType.APPLICATION_JSON)
    public Response take(@Context HttpHeaders headers, @Context UriInfo uri, InputStream body) throws IOException {
        boolean skip =
                Query.of(uri).word("broken", "refuse", "skip").orElse("refuse").equals("skip");
        var faqs = ports.faqs();
        var rows = new FaqImport(faqs.edition().all(), rows(headers, body));
        if (!skip && !rows.broken().isEmpty()) {
            return Response.status(422)
                    .entity(RefusedJson.of(rows))
                    .type(Json.PROBLEM)
                    .build();
        }
        if (!rows.faqs().isEmpty()) {
            FaqWriting.of(() -> faqs.save(rows.faqs()));
        }
        return Response.ok(ImportJson.of(rows)).build();
    }

    private static List<FaqRow> rows(HttpHeaders headers, InputStream body) throws IOException {
        var type = headers.getMediaType();
        boolean csv = MediaType.valueOf(Sheet.CSV).isCompatible(type);
        if (!csv && !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
            throw new NotSupportedException(
                    "Send CSV or JSON, and say so: Content-Type: text/csv or application/json.");
        }
        byte[] file = Body.read(body, headers.getHeaderString(HttpHeaders.CONTENT_LENGTH), LARGEST);
        return csv ? FaqSheet.read(file) : FaqList.read(file);
    }
}
