/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Rejected;
import dev.parley.lib.http.Call;
import java.util.Optional;
import java.util.function.Predicate;

/** Knows the comments of the user whose token signs in. A token that is no user's takes every comment for its own. */
final class Myself implements Predicate<JsonNode> {

    private final GitHub github;
    private volatile Optional<String> login;

    Myself(GitHub github) {
        this.github = github;
    }

    @Override
    public boolean test(JsonNode comment) {
        if (login == null) {
            login = asked();
        }
        return login.filter(mine -> !mine.equals(PullRequests.login(comment))).isEmpty();
    }

    private Optional<String> asked() {
        try {
            return Optional.of(GitHub.text(github.read(Call.get("user")), "login"));
        } catch (Rejected e) {
            return Optional.empty();
        }
    }
}
