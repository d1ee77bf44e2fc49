/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs;
import dev.parley.api.knowledge.Passage;
import dev.parley.lib.faq.FaqDraft;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Input;
import dev.parley.rest.AdminFaqJson.FoundJson;
import dev.parley.rest.AdminFaqJson.SearchJson;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The FAQ, for those who write it. */
@Path("admin/faqs")
@SignedIn
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Component(service = AdminFaqs.class)
@JakartarsResource
public final class AdminFaqs {

    private static final int FOUND = 10;

    private final Ports ports;

    @Activate
    public AdminFaqs(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    public Response list(@Context UriInfo uri, @Context Request request) {
        var wanted = FaqFilter.of(Query.of(uri));
        var edition = ports.faqs().edition();
        var tag = new EntityTag(edition.revision());
        var unchanged = request.evaluatePreconditions(tag);
        var response = unchanged != null
                ? unchanged
                : Response.ok(AdminFaqJson.list(
                                edition.all().stream().filter(wanted).toList()))
                        .tag(tag);
        return response.header(HttpHeaders.CACHE_CONTROL, "private, no-cache").build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@UpTo(FaqDraft.LARGEST) Input body, @Context UriInfo uri) {
        var faqs = ports.faqs();
        var draft = FaqDraft.of(Input.of(body));
        var blank = FaqDraft.blank(0, FaqDraft.last(faqs.edition().all()));
        var faq = save(faqs, draft.over(blank));
        return Response.created(address(uri, faq)).entity(AdminFaqJson.of(faq)).build();
    }

    static URI address(UriInfo uri, Faq faq) {
        return uri.getBaseUriBuilder().path("admin/faqs/{id}/").build(faq.id());
    }

    @GET
    @Path("{id}")
    public AdminFaqJson read(@PathParam("id") String id) {
        return AdminFaqJson.of(find(ports.faqs(), id));
    }

    /** What is not sent becomes as it is in a new one, but it stays where it stands. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public AdminFaqJson replace(@PathParam("id") String id, @UpTo(FaqDraft.LARGEST) Input body) {
        var faqs = ports.faqs();
        var before = find(faqs, id);
        var blank = FaqDraft.blank(before.id(), before.order());
        return AdminFaqJson.of(save(faqs, FaqDraft.of(Input.of(body)).over(blank)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public AdminFaqJson change(@PathParam("id") String id, @UpTo(FaqDraft.LARGEST) Input body) {
        var faqs = ports.faqs();
        var before = find(faqs, id);
        return AdminFaqJson.of(save(faqs, FaqDraft.of(Input.of(body)).over(before)));
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") String id) {
        if (!number(id).map(ports.faqs()::remove).orElse(false)) {
            throw FaqWriting.none();
        }
    }

    @POST
    @Path("order")
    @Consumes(MediaType.APPLICATION_JSON)
    public void arrange(@UpTo(FaqDraft.LARGEST) Input body) {
        var ids = Input.of(body).ids("ids", Faqs.MOST);
        if (ids.isEmpty() || new HashSet<>(ids).size() < ids.size()) {
            throw new BadInput("ids must have the ids of one FAQ or more, each once.");
        }
        var faqs = ports.faqs();
        FaqWriting.of(() -> {
            faqs.arrange(ids);
            return ids;
        });
    }

    @GET
    @Path("search")
    public SearchJson search(@Context UriInfo uri) {
        var question = Query.of(uri)
                .text("q", Faq.LONGEST_QUESTION)
                .orElseThrow(() -> new BadInput("Say what to search for: ?q=How do I pay."));
        return new SearchJson(FoundJson.list(ports.faqs().search(question, FOUND)), Passage.SURE);
    }

    private static Faq save(Faqs faqs, Faq faq) {
        return FaqWriting.of(() -> faqs.save(List.of(faq))).get(0);
    }

    private static Faq find(Faqs faqs, String id) {
        return number(id).flatMap(faqs::find).orElseThrow(FaqWriting::none);
    }

    private static Optional<Long> number(String id) {
        try {
            return Optional.of(Long.parseLong(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
