/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import dev.parley.lib.http.Credentials;
import dev.parley.lib.http.RemoteSystem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes of the configuration what calls Jira; a mistake is an {@link IllegalArgumentException} for the admin. */
final class Settings {

    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final int MOST_BYTES = 5_000_000;

    private Settings() {}

    static RemoteSystem system(JiraIssues.Config config) {
        var settings = new RemoteSystem.Settings(
                Jira.NAME,
                address(config.url().strip()),
                millis(config.request_deadline()),
                millis(config.call_deadline()),
                positive(config.concurrency()),
                MOST_BYTES);
        return new RemoteSystem(settings, Credentials.fixed(Map.of("Authorization", signIn(config))));
    }

    private static URI address(String url) {
        try {
            var uri = URI.create((url.contains("://") ? url : "https://" + url).replaceFirst("/+$", ""));
            if (uri.getScheme().matches("(?i)https?")
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // The address is not repeated, as somebody may have put a password into it.
        }
        throw new IllegalArgumentException("url is no address such as https://jira.acme.org/jira");
    }

    private static String signIn(JiraIssues.Config config) {
        var email = config.email().strip();
        if (!config._token().isBlank()) {
            return bearer(config._token());
        }
        if (!config._api_token().isBlank()) {
            return email.isEmpty()
                    ? bearer(config._api_token())
                    : basic(email, config._api_token().strip());
        }
        if (!config.username().isBlank() && !config._password().isEmpty()) {
            return basic(config.username().strip(), config._password());
        }
        throw new IllegalArgumentException(
                "there is neither an .api.token, nor a .token, nor a username and .password");
    }

    private static String bearer(String token) {
        if (!SENDABLE.matcher(token.strip()).matches()) {
            throw new IllegalArgumentException("the token has characters that no token has");
        }
        return "Bearer " + token.strip();
    }

    private static String basic(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ':' + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static Duration millis(int value) {
        return Duration.ofMillis(positive(value));
    }

    private static int positive(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("times, and calls at a time, begin with 1");
        }
        return value;
    }
}
