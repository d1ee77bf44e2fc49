/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.connector.Unavailable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class UnderstandingOnPostgresTest extends UnderstandingContract {

    @Override
    Settings settings(Path directory) {
        return Databases.postgres();
    }

    @Test
    void is_unavailable_while_the_server_is_away() {
        var nowhere = Databases.source(Databases.at(Databases.postgres(), 1));
        var vectors = new JdbiVectors(nowhere);
        var habits = new JdbiHabits(nowhere);
        var desk = new JdbiDesk(nowhere);

        assertThrows(Unavailable.class, () -> vectors.find("model", List.of("a")));
        assertThrows(Unavailable.class, () -> vectors.keep("model", Map.of("a", new float[1])));
        assertThrows(Unavailable.class, () -> habits.things("ada", 1));
        assertThrows(Unavailable.class, () -> habits.remember("ada", "a", List.of("x"), Map.of(), Instant.now()));
        assertThrows(Unavailable.class, () -> desk.find(UUID.randomUUID()));
        assertThrows(Unavailable.class, () -> desk.close(UUID.randomUUID(), Instant.now()));
    }
}
