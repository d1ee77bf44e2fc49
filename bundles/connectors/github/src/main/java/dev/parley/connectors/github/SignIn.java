/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import dev.parley.lib.http.Credentials;
import dev.parley.lib.http.RemoteSystem;
import dev.parley.lib.http.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the settings say that Parley signs in. */
final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final int LARGEST = 5_000_000;

    private SignIn() {}

    /** Wrong settings are told once, and then make every call fail. */
    static Accounts of(GitHubCode.Config config) {
        try {
            return accounts(config);
        } catch (IllegalArgumentException e) {
            LOG.error("The settings of the GitHub connector \"{}\" are wrong: {}", config.name(), e.getMessage());
            return Accounts.none(e.getMessage());
        }
    }

    private static Accounts accounts(GitHubCode.Config config) {
        var settings = settings(config, config.call_deadline());
        if (config._token().isBlank() == config.app_id().isBlank()) {
            throw new IllegalArgumentException("it takes either a token or an app with its private key");
        }
        if (config.app_id().isBlank()) {
            var header = Map.of("Authorization", "Bearer " + Secrets.token(config._token()));
            return Accounts.one(new GitHub(settings, Credentials.fixed(header)));
        }
        var app = new App(
                settings(config, config.request_deadline()),
                config.app_id().strip(),
                Secrets.key(config._private_key()),
                Clock.systemUTC());
        var installation = Long.toString(config.installation_id());
        return config.installation_id() == 0
                ? new Installations(settings, app)
                : Accounts.one(new GitHub(settings, new Tokens(last -> app.token(installation)), app::wrote));
    }

    private static RemoteSystem.Settings settings(GitHubCode.Config config, long budget) {
        if (config.request_deadline() < 1 || budget < 1 || config.concurrency() < 1) {
            throw new IllegalArgumentException("times and requests at a time begin at 1");
        }
        return new RemoteSystem.Settings(
                GitHub.NAME,
                Address.of(config.url()),
                Duration.ofMillis(config.request_deadline()),
                Duration.ofMillis(budget),
                config.concurrency(),
                LARGEST);
    }
}
