/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Seed;
import dev.parley.sandbox.Vendor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** A repository with its pull requests, in memory. Whoever uses it holds its lock. */
@Component(service = Repository.class, immediate = true)
public final class Repository {

    static final String BOT = "parley-sandbox[bot]";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final ObjectNode world;
    private int lastId = 900_000;

    @Activate
    public Repository() {
        this(Clock.systemUTC());
    }

    Repository(Clock clock) {
        this.clock = clock;
        this.world = new Seed(clock, MOMENT).of(Vendor.GITHUB);
    }

    String owner() {
        return world.path("owner").textValue();
    }

    String name() {
        return world.path("name").textValue();
    }

    public Stream<PullRequest> pulls() {
        return StreamSupport.stream(world.path("pulls").spliterator(), false)
                .map(pull -> new PullRequest((ObjectNode) pull));
    }

    public PullRequest pull(String number) {
        return pulls().filter(pull -> String.valueOf(pull.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Not Found"));
    }

    /** The commit that a sha, the beginning of one, or a branch stands for. */
    String commit(String ref) {
        var name = ref.replaceFirst("^(refs/)?heads/", "");
        if (name.equals("main")) {
            return world.path("main").textValue();
        }
        return pulls().filter(pull -> pull.branch().equals(name)
                        || name.length() >= 7 && pull.sha().startsWith(name))
                .findFirst()
                .map(PullRequest::sha)
                .orElseGet(() -> {
                    if (name.length() >= 7 && world.path("main").textValue().startsWith(name)) {
                        return world.path("main").textValue();
                    }
                    throw new Refusal(422, "No commit found for SHA: " + ref);
                });
    }

    ArrayNode statuses() {
        return world.withArray("statuses");
    }

    ArrayNode deployments() {
        return world.withArray("deployments");
    }

    public void merge(PullRequest pull) {
        pull.json()
                .put("state", "closed")
                .put("merged", true)
                .put("merged_at", now())
                .put("closed_at", now())
                .put("merged_by", BOT);
        touch(pull);
    }

    /** Ends a check run. */
    public void conclude(PullRequest pull, String check, String conclusion) {
        for (var run : pull.checks()) {
            if (run.path("name").asText().equals(check)) {
                ((ObjectNode) run)
                        .put("status", "completed")
                        .put("conclusion", conclusion)
                        .put("completed_at", now());
            }
        }
        touch(pull);
    }

    void touch(PullRequest pull) {
        pull.json().put("updated_at", now());
    }

    String now() {
        return MOMENT.format(clock.instant());
    }

    /** When a token that is given now ends. */
    String inAnHour() {
        return MOMENT.format(clock.instant().plusSeconds(3600));
    }

    long epochSecond() {
        return clock.instant().getEpochSecond();
    }

    int nextId() {
        return ++lastId;
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
