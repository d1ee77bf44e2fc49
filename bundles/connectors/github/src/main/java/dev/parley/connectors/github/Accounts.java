/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import dev.parley.api.connector.Connection;
import dev.parley.lib.http.RemoteConnection;
import java.util.List;
import java.util.Optional;

/** Which sign-in is good for which repositories. */
interface Accounts {

    /** Empty if there is none that may see this repository. */
    Optional<GitHub> of(String repository);

    /** Always in the same order. */
    List<GitHub> all();

    /** All of them, as admins see them. */
    Connection connection();

    /** The same for all repositories. */
    static Accounts one(GitHub github) {
        var alone = List.of(github);
        return new Accounts() {
            @Override
            public Optional<GitHub> of(String repository) {
                return Optional.of(github);
            }

            @Override
            public List<GitHub> all() {
                return alone;
            }

            @Override
            public Connection connection() {
                return github.connection();
            }
        };
    }

    /** None, because the settings are wrong. */
    static Accounts none(String why) {
        return new Accounts() {
            @Override
            public Optional<GitHub> of(String repository) {
                throw GitHub.unavailable("wrong settings: " + why, null);
            }

            @Override
            public List<GitHub> all() {
                throw GitHub.unavailable("wrong settings: " + why, null);
            }

            @Override
            public Connection connection() {
                return RemoteConnection.misconfigured(GitHub.NAME, why);
            }
        };
    }
}
