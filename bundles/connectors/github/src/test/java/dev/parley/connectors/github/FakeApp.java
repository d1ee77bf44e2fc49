/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Request;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A GitHub App at GitHub's side: checks its JWTs by GitHub's rules, and gives tokens. */
final class FakeApp {

    static final String ID = "Iv23liParley";

    private static final Pattern TOKENS = Pattern.compile("/app/installations/(\\d+)/access_tokens");
    private static final Pattern INSTALLATION = Pattern.compile("/repos/([^/]+)/[^/]+/installation");

    final List<String> given = new ArrayList<>();
    private final RSAPublicKey key;
    private final Map<String, Integer> installations;
    private final Duration life;

    /**
     * @param installations by owner
     * @param life of a token
     */
    FakeApp(RSAPublicKey key, Map<String, Integer> installations, Duration life) {
        this.key = key;
        this.installations = installations;
        this.life = life;
    }

    boolean isAsked(Request request) {
        return request.getUrl().startsWith("/app/")
                || request.getUrl().equals("/app")
                || INSTALLATION.matcher(request.getUrl()).matches();
    }

    FakeGitHub.Found answer(Request request, Set<String> tokens) {
        if (!isSigned(request.getHeader("Authorization"))) {
            return FakeGitHub.no(401, "A JSON web token could not be decoded");
        }
        if (request.getUrl().equals("/app")) {
            return FakeGitHub.ok(Examples.object().put("name", "Parley of Acme"));
        }
        var wanted = TOKENS.matcher(request.getUrl());
        if (wanted.matches()) {
            return installations.containsValue(Integer.valueOf(wanted.group(1)))
                    ? new FakeGitHub.Found(201, token(tokens))
                    : FakeGitHub.no(404, "Not Found");
        }
        var asked = INSTALLATION.matcher(request.getUrl());
        return asked.matches() ? installation(asked.group(1)) : FakeGitHub.ok(all());
    }

    private ObjectNode token(Set<String> tokens) {
        var token = "ghs_secretOf" + given.size();
        given.add(token);
        tokens.add(token);
        return Examples.token(token, Instant.now().plus(life).toString());
    }

    private FakeGitHub.Found installation(String owner) {
        return installations.containsKey(owner)
                ? FakeGitHub.ok(Examples.object().put("id", installations.get(owner)))
                : FakeGitHub.no(404, "Not Found");
    }

    private JsonNode all() {
        return Examples.array(installations.entrySet().stream()
                .map(entry -> {
                    var installation = Examples.object().put("id", entry.getValue());
                    installation.putObject("account").put("login", entry.getKey());
                    return installation;
                })
                .toList());
    }

    /** RS256 by the app's key, issued before now, and good for ten minutes at most. */
    private boolean isSigned(String header) {
        try {
            var jwt = SignedJWT.parse(header.replaceFirst("^Bearer ", ""));
            var claims = jwt.getJWTClaimsSet();
            var now = Instant.now();
            return jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
                    && jwt.verify(new RSASSAVerifier(key))
                    && claims.getIssuer().equals(ID)
                    && !claims.getIssueTime().toInstant().isAfter(now.minusSeconds(30))
                    && claims.getExpirationTime().toInstant().isAfter(now)
                    && !claims.getExpirationTime().toInstant().isAfter(now.plus(Duration.ofMinutes(10)));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    /** As GitHub says that an app wrote something. */
    void sign(ObjectNode comment) {
        comment.putObject("performed_via_github_app").put("id", 7).put("client_id", ID);
    }
}
