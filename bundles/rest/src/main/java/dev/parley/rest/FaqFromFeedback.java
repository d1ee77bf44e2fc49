/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs;
import dev.parley.api.feedback.Asked;
import dev.parley.lib.faq.FaqDraft;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.Text;
import dev.parley.rest.AdminFaqJson.FoundJson;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Makes a question that somebody asked one that is answered. */
@Path("admin/feedback/faq")
@SignedIn
@AdminOnly
@Component(service = FaqFromFeedback.class)
@JakartarsResource
public final class FaqFromFeedback {

    private static final int FOUND = 5;

    private final Ports ports;

    @Activate
    public FaqFromFeedback(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    /**
     * What was made, and what made the difference.
     *
     * @param before what the question found
     * @param after what it finds now
     */
    record MadeJson(AdminFaqJson faq, List<FoundJson> before, List<FoundJson> after) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response make(@UpTo(FaqDraft.LARGEST) Input body, @Context UriInfo uri) {
        var input = Input.of(body);
        var faqs = ports.faqs();
        var question = question(input);
        var wanted = wanted(input, question, faqs);
        var before = faqs.search(question, FOUND);
        var faq = FaqWriting.of(() -> faqs.save(List.of(wanted))).get(0);
        var made = new MadeJson(
                AdminFaqJson.of(faq), FoundJson.list(before), FoundJson.list(faqs.search(question, FOUND)));
        return Response.created(AdminFaqs.address(uri, faq)).entity(made).build();
    }

    /** As it is worded by the caller, else as it was asked. */
    private String question(Input input) {
        var question = text(input, "question")
                .or(() -> input.text("message_id")
                        .map(id -> Text.uuid("message_id", id))
                        .map(id -> ports.feedback()
                                .asked(id)
                                .orElseThrow(() -> new NotFoundException("There is no such message of the bot.")))
                        .map(Asked::question)
                        .map(Text::clean))
                .orElseThrow(() -> new BadInput("Send a \"question\", or the \"message_id\" of its answer."));
        return Text.atMost(Faq.LONGEST_QUESTION, "question", question);
    }

    private static Faq wanted(Input input, String question, Faqs faqs) {
        var answer = text(input, "answer");
        var id = input.number("faq_id", 1, Long.MAX_VALUE);
        if (id.isPresent() == answer.isPresent()) {
            throw new BadInput("Send either an \"answer\" or the \"faq_id\" of a FAQ that has it.");
        }
        return id.map(known -> faqs.find(known).orElseThrow(FaqWriting::none))
                .map(faq -> FaqDraft.alsoAsked(question, faq))
                .orElseGet(() -> FaqDraft.saying(question, answer)
                        .over(FaqDraft.blank(0, FaqDraft.last(faqs.edition().all()))));
    }

    private static Optional<String> text(Input input, String field) {
        return input.text(field).map(Text::clean).filter(text -> !text.isEmpty());
    }
}
