/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Seed;
import dev.parley.sandbox.Vendor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** A project with its issues, people and workflow, in memory. Whoever uses it holds its lock. */
@Component(service = Project.class, immediate = true)
public final class Project {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final ObjectNode world;
    private int lastId = 20_000;

    @Activate
    public Project() {
        this(Clock.systemUTC());
    }

    Project(Clock clock) {
        this.clock = clock;
        this.world = new Seed(clock, MOMENT).of(Vendor.JIRA);
    }

    String key() {
        return world.path("key").textValue();
    }

    String name() {
        return world.path("name").textValue();
    }

    public Stream<Issue> issues() {
        return each("issues").map(issue -> new Issue((ObjectNode) issue));
    }

    Issue issue(String idOrKey) {
        return issues().filter(issue ->
                        issue.key().equalsIgnoreCase(idOrKey) || issue.id().equals(idOrKey))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Issue does not exist or you do not have permission to see it."));
    }

    /** The person of this name, or else the first one: that is who an integration is. */
    JsonNode user(Optional<String> name) {
        return each("users")
                .filter(user -> name.filter(
                                said -> said.equals(user.path("name").textValue())
                                        || said.equals(user.path("email").textValue()))
                        .isPresent())
                .findFirst()
                .orElseGet(() -> world.path("users").path(0));
    }

    JsonNode status(String name) {
        return each("statuses")
                .filter(status -> status.path("name").textValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The transitions that lead on from where an issue is. */
    public List<Transition> transitions(Issue issue) {
        return each("transitions")
                .filter(transition -> StreamSupport.stream(
                                transition.path("from").spliterator(), false)
                        .anyMatch(from -> from.textValue().equals(issue.status())))
                .map(transition -> new Transition(
                        transition.path("id").textValue(),
                        transition.path("name").textValue(),
                        transition.path("to").textValue()))
                .toList();
    }

    public void move(Issue issue, String transitionId) {
        var transition = transitions(issue).stream()
                .filter(known -> known.id().equals(transitionId))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.badRequest("It seems that you have tried to perform an illegal workflow operation."));
        issue.json().put("status", transition.to());
        touch(issue);
    }

    void touch(Issue issue) {
        issue.json().put("updated", now());
    }

    String now() {
        return MOMENT.format(clock.instant());
    }

    int nextId() {
        return ++lastId;
    }

    private Stream<JsonNode> each(String what) {
        return StreamSupport.stream(world.path(what).spliterator(), false);
    }
}
