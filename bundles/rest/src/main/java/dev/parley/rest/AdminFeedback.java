/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.databind.SequenceWriter;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.feedback.Feedback;
import dev.parley.api.feedback.Feedback.Filter;
import dev.parley.api.feedback.Rated;
import dev.parley.api.feedback.Vote;
import dev.parley.api.paging.Page;
import dev.parley.lib.faq.Formulas;
import dev.parley.lib.faq.Sheet;
import dev.parley.lib.wire.BadInput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What people think of answers, for those who mend them. */
@Path("admin/feedback")
@SignedIn
@AdminOnly
@Component(service = AdminFeedback.class)
@JakartarsResource
public final class AdminFeedback {

    private static final int PAGE = 20;
    private static final int MOST = 100;

    private final Ports ports;

    @Activate
    public AdminFeedback(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public PageJson<RatedJson> list(@Context UriInfo uri) {
        var query = Query.of(uri);
        var filter = filter(query);
        var page = query.page(MOST, PAGE, (limit, cursor) -> ports.feedback().list(filter, limit, cursor));
        return PageJson.of(page.map(RatedJson::of));
    }

    private static Filter filter(Query query) {
        var from = query.moment("from");
        var to = query.end("to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new BadInput("from must be before to.");
        }
        var vote = query.word("value", "up", "down").map(word -> Vote.valueOf(word.toUpperCase(Locale.ROOT)));
        return new Filter(vote, query.text("by"), from, to, query.text("q"));
    }

    /** All of them as a table, read and written part by part. */
    @GET
    @Path("export")
    @Produces(Sheet.CSV)
    public Response export(@Context UriInfo uri) {
        var filter = filter(Query.of(uri));
        var feedback = ports.feedback();
        var first = feedback.list(filter, MOST, Optional.empty());
        StreamingOutput table = out -> write(first, feedback, filter, out);
        return FaqTransfer.attachment(table, Sheet.CSV, "feedback.csv");
    }

    private static void write(Page<Rated> first, Feedback feedback, Filter filter, OutputStream out)
            throws IOException {
        try (SequenceWriter rows = Sheet.write(out)) {
            rows.write(RatedJson.COLUMNS.toArray(String[]::new));
            var page = first;
            write(page.items(), rows);
            try {
                while (page.next().isPresent()) {
                    page = feedback.list(filter, MOST, page.next());
                    write(page.items(), rows);
                }
            } catch (ConnectorException e) {
                // The status is sent already, and a part must not look like the whole.
                rows.write(new String[] {"The rest is missing: " + e.getMessage() + "."});
            }
        }
    }

    private static void write(List<Rated> items, SequenceWriter rows) throws IOException {
        for (var rated : items) {
            rows.write(RatedJson.of(rated).cells().stream().map(Formulas::guard).toArray(String[]::new));
        }
    }
}
