/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import dev.parley.sandbox.Refusal;
import dev.parley.sandbox.Vendor;
import dev.parley.sandbox.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pull requests on the sandbox's page. */
@Component(service = World.class)
public final class PullWorld implements World {

    private static final String MERGE = "merge";
    private static final String PASS = "pass ";
    private static final String FAIL = "fail ";

    private final Repository repository;

    @Activate
    public PullWorld(@Reference(name = "repository") Repository repository) {
        this.repository = repository;
    }

    @Override
    public Vendor vendor() {
        return Vendor.GITHUB;
    }

    @Override
    public List<Thing> things() {
        synchronized (repository) {
            return repository.pulls().map(PullWorld::thing).toList();
        }
    }

    @Override
    public void move(String thing, String move) {
        synchronized (repository) {
            var pull = repository.pull(thing);
            if (thing(pull).moves().stream().noneMatch(known -> known.id().equals(move))) {
                throw Refusal.badRequest("There is no such move");
            }
            if (move.equals(MERGE)) {
                repository.merge(pull);
            } else {
                repository.conclude(pull, move.substring(PASS.length()), move.startsWith(PASS) ? "success" : "failure");
            }
        }
    }

    private static Thing thing(PullRequest pull) {
        return new Thing(
                String.valueOf(pull.number()),
                "#%d: %s".formatted(pull.number(), pull.title()),
                state(pull),
                moves(pull));
    }

    private static String state(PullRequest pull) {
        var checks = Repository.each(pull.checks())
                .map(check -> "%s %s"
                        .formatted(
                                check.path("name").asText(),
                                check.path("conclusion").asText("running")))
                .collect(Collectors.joining(", "));
        var state = pull.isMerged() ? "merged" : pull.isDraft() ? "draft" : pull.text("state");
        return state + "; " + checks.replace("null", "running");
    }

    private static List<Move> moves(PullRequest pull) {
        var moves = new ArrayList<Move>();
        if (pull.isOpen()) {
            if (!pull.isDraft()) {
                moves.add(new Move(MERGE, "Merge"));
            }
            for (var check : pull.checks()) {
                var name = check.path("name").asText();
                moves.add(
                        check.path("conclusion").asText().equals("success")
                                ? new Move(FAIL + name, "Fail " + name)
                                : new Move(PASS + name, "Pass " + name));
            }
        }
        return moves;
    }
}
