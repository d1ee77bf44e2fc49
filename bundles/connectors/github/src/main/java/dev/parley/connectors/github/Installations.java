/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import dev.parley.api.connector.Connection;
import dev.parley.api.connector.Unavailable;
import dev.parley.lib.http.RemoteSystem;
import dev.parley.lib.http.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A GitHub App's installations, one for each owner of repositories; each has limits of its own. */
final class Installations implements Accounts {

    private final RemoteSystem.Settings settings;
    private final App app;
    private final Map<String, GitHub> byOwner = new ConcurrentHashMap<>();

    Installations(RemoteSystem.Settings settings, App app) {
        this.settings = settings;
        this.app = app;
    }

    @Override
    public Optional<GitHub> of(String repository) {
        var owner = repository.substring(0, repository.indexOf('/')).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(byOwner.get(owner))
                .or(() -> app.installation(repository).map(found -> at(owner, found)));
    }

    @Override
    public List<GitHub> all() {
        return app.installations()
                .sorted(Map.Entry.comparingByValue())
                .map(found -> at(found.getKey().toLowerCase(Locale.ROOT), found.getValue()))
                .toList();
    }

    @Override
    public Connection connection() {
        return new Joined(app.connection(), () -> byOwner.values().stream().map(GitHub::connection));
    }

    private GitHub at(String owner, String installation) {
        return byOwner.computeIfAbsent(owner, its -> new GitHub(settings, tokens(its, installation), app::wrote));
    }

    /** An installation that gives no token any more may be another by now: it is looked up again. */
    private Tokens tokens(String owner, String installation) {
        return new Tokens(last -> {
            try {
                return app.token(installation);
            } catch (Unavailable e) {
                byOwner.remove(owner);
                throw e;
            }
        });
    }
}
