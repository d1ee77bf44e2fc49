/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.knowledge.Passage;
import dev.parley.lib.wire.BadInput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** How well questions are answered, and which are not. */
@Path("admin/feedback")
@SignedIn
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Component(service = FeedbackFigures.class)
@JakartarsResource
public final class FeedbackFigures {

    /** How many days are looked back if nobody says otherwise. */
    private static final int USUAL_DAYS = 30;

    private static final int MOST_DAYS = 366;
    private static final int MOST_QUESTIONS = 1000;

    /** Looking up a question costs what the sentence model costs. */
    private static final int MOST_LOOKED_UP = 100;

    private final Ports ports;

    @Activate
    public FeedbackFigures(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    /** The latest questions that found nothing, as many as are grouped in a moment. */
    @GET
    @Path("unanswered")
    public ListJson<GroupJson> unanswered(@Context UriInfo uri) {
        var query = Query.of(uri);
        var to = query.end("to").orElseGet(Instant::now);
        var from = query.moment("from").orElseGet(() -> to.minus(Duration.ofDays(USUAL_DAYS)));
        if (!from.isBefore(to)) {
            throw new BadInput("from must be before to.");
        }
        var likeness = ports.likeness();
        var questions = ports.feedback().unanswered(from, to, MOST_QUESTIONS);
        var groups = likeness.group(questions);
        return new ListJson<>(IntStream.range(0, groups.size())
                .mapToObj(i -> GroupJson.of(
                        groups.get(i),
                        i < MOST_LOOKED_UP && isAnswered(groups.get(i).name())))
                .toList());
    }

    private boolean isAnswered(String question) {
        return ports.faqs().search(question, 1).stream().anyMatch(found -> found.confidence() >= Passage.SURE);
    }

    @GET
    @Path("days")
    public ListJson<DayJson> days(@Context UriInfo uri) {
        var query = Query.of(uri);
        var last = query.day("to").orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        var first = query.day("from").orElseGet(() -> last.minusDays(USUAL_DAYS - 1));
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw new BadInput("from must not be after to, and at most " + MOST_DAYS + " days are given.");
        }
        return new ListJson<>(
                ports.feedback().days(first, last).stream().map(DayJson::of).toList());
    }
}
