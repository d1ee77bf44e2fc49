/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.lib.http.BadAnswer;
import dev.parley.lib.http.Call;
import dev.parley.lib.http.Credentials;
import dev.parley.lib.http.RemoteSystem;
import dev.parley.lib.http.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The three ways to sign in: an API key, an OAuth client, a user's name and password. */
final class SignIn {

    private static final Duration LATER = Duration.ofMinutes(1);
    private static final long USUAL_LIFE = 1800;

    private final ServiceNow.Config config;
    private final RemoteSystem server;

    private SignIn(ServiceNow.Config config, RemoteSystem server) {
        this.config = config;
        this.server = server;
    }

    /** @param server the instance, called without a sign-in */
    static Credentials of(ServiceNow.Config config, RemoteSystem server) {
        switch (config.auth().equals("auto") ? chosen(config) : config.auth()) {
            case "key" -> {
                Settings.check(!config._api_key().isEmpty(), "it has no API key");
                return Credentials.fixed(Map.of("x-sn-apikey", config._api_key()));
            }
            case "oauth" -> {
                Settings.check(
                        !config.client_id().isEmpty()
                                && !config._client_secret().isEmpty(),
                        "it has no client id and secret");
                return new Tokens(new SignIn(config, server)::fetched);
            }
            case "basic" -> {
                Settings.check(
                        !config.username().isEmpty() && !config._password().isEmpty(),
                        "it has no user name and password");
                return Credentials.fixed(Map.of("Authorization", "Basic " + encoded(config)));
            }
            default -> throw new IllegalArgumentException("its sign-in is none of auto, basic, oauth and key");
        }
    }

    private static String chosen(ServiceNow.Config config) {
        if (!config._api_key().isEmpty()) {
            return "key";
        }
        return config.client_id().isEmpty() || config._client_secret().isEmpty() ? "basic" : "oauth";
    }

    private static String encoded(ServiceNow.Config config) {
        var pair = config.username() + ':' + config._password();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** With the last token's renewal, else with the refresh token that is set, else as the client itself. */
    private Tokens.Token fetched(Optional<Tokens.Token> last) {
        var renewal = last.flatMap(Tokens.Token::renewal);
        var set = Optional.of(config._refresh_token()).filter(token -> !token.isEmpty());
        return renewal.flatMap(this::refreshed)
                .or(() -> set.flatMap(this::refreshed))
                .orElseGet(() -> {
                    if (set.isPresent()) {
                        throw Rest.unavailable(LATER, new IllegalStateException("the refresh token is not accepted"));
                    }
                    return asked(Map.of("grant_type", "client_credentials"))
                            .map(answer -> token(answer, Optional.empty()))
                            .orElseThrow(() -> Rest.unavailable(
                                    LATER, new IllegalStateException("the OAuth client is not accepted")));
                });
    }

    /** Empty if it is not accepted any more: there are other ways then. */
    private Optional<Tokens.Token> refreshed(String renewal) {
        try {
            return asked(Map.of("grant_type", "refresh_token", "refresh_token", renewal))
                    .map(answer -> token(answer, Optional.of(renewal)));
        } catch (Unavailable e) {
            if (e.getCause() instanceof BadAnswer refused && refused.isRefusal()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Empty if it is refused. Asking twice does no harm: ServiceNow gives the current token again. */
    private Optional<JsonNode> asked(Map<String, String> grant) {
        var form = new LinkedHashMap<>(grant);
        form.put("client_id", config.client_id());
        form.put("client_secret", config._client_secret());
        var answer = server.call(Call.form("oauth_token.do", form).asRepeatable());
        return Optional.of(answer.body()).filter(body -> answer.isSuccess() && body.has("access_token"));
    }

    /** @param renewal to be kept, as refreshing gives an access token only */
    private static Tokens.Token token(JsonNode answer, Optional<String> renewal) {
        var given = Optional.of(answer.path("refresh_token").asText("")).filter(text -> !text.isEmpty());
        return new Tokens.Token(
                answer.path("access_token").asText(),
                Instant.now().plusSeconds(answer.path("expires_in").asLong(USUAL_LIFE)),
                given.or(() -> renewal));
    }
}
