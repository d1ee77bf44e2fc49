/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.api.connector.Connection;
import dev.parley.api.connector.Rejected;
import dev.parley.lib.http.Call;
import dev.parley.lib.http.RemoteSystem;
import dev.parley.lib.http.Tokens;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A GitHub App: signs in with its key, to fetch the tokens of its installations. Thread-safe. */
final class App {

    /** GitHub's own advice against clocks that differ; it accepts ten minutes at most. */
    private static final Duration SLOW_CLOCK = Duration.ofSeconds(60);

    private static final Duration LIFE = Duration.ofMinutes(9);
    private static final int MOST_PAGES = 5;

    private final String id;
    private final PrivateKey key;
    private final Clock clock;
    private final GitHub github;

    /** @param id the client id, or the app id */
    App(RemoteSystem.Settings settings, String id, PrivateKey key, Clock clock) {
        this.id = id;
        this.key = key;
        this.clock = clock;
        this.github = new GitHub(settings, () -> Map.of("Authorization", "Bearer " + jwt()));
    }

    private String jwt() {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(id)
                .issueTime(Date.from(now.minus(SLOW_CLOCK)))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw GitHub.unavailable("the app's key does not sign", e);
        }
        return jwt.serialize();
    }

    /** The app's own sign-in; its installations have limits of their own. */
    Connection connection() {
        return github.connection("app", app -> "Parley is the app " + GitHub.text(app, "name") + '.');
    }

    /** The installation that may see a repository, if there is one. */
    Optional<String> installation(String repository) {
        return github.find(Call.get("repos/" + repository + "/installation")).map(found -> GitHub.text(found, "id"));
    }

    /** The owners of what the app is installed on, and its installations there. */
    Stream<Map.Entry<String, String>> installations() {
        return github.list(Call.get("app/installations"), "", MOST_PAGES)
                .map(found -> Map.entry(GitHub.text(found.path("account"), "login"), GitHub.text(found, "id")));
    }

    /** A new token. Fetching two is as good as one. */
    Tokens.Token token(String installation) {
        var path = "app/installations/" + Call.segment(installation) + "/access_tokens";
        try {
            return token(github.write(
                    Call.post(path, JsonNodeFactory.instance.objectNode()).asRepeatable()));
        } catch (Rejected e) {
            throw GitHub.unavailable("no token for the app's installation", e);
        }
    }

    private static Tokens.Token token(JsonNode answer) {
        return GitHub.understood(() -> new Tokens.Token(
                Secrets.token(GitHub.text(answer, "token")),
                Instant.parse(GitHub.text(answer, "expires_at")),
                Optional.empty()));
    }

    /** Whether the app wrote this. */
    boolean wrote(JsonNode comment) {
        var app = comment.path("performed_via_github_app");
        return Stream.of("id", "client_id")
                .anyMatch(name -> app.path(name).asText("").equals(id));
    }
}
