/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.connector.Unavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class AuditingOnPostgresTest extends AuditingContract {

    @Override
    Settings settings(Path directory) {
        return Databases.postgres();
    }

    @Test
    void is_unavailable_while_the_server_is_away_but_stops_nobody_from_doing_something() {
        var nowhere = Databases.source(Databases.at(Databases.postgres(), 1));
        var audit = new JdbiAudit(nowhere);
        var insights = new JdbiInsights(nowhere, Duration.ofDays(7), 10, System::nanoTime);
        var now = Instant.now();

        audit.record("ada", "deploy bundle", "x", "");
        assertThrows(Unavailable.class, () -> audit.list(Optional.empty(), 1, Optional.empty()));
        assertThrows(Unavailable.class, () -> insights.conversation(UUID.randomUUID()));
        assertThrows(Unavailable.class, () -> insights.figures(now.minusSeconds(1), now));
    }
}
