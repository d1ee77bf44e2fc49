/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.audit.Audit;
import dev.parley.api.connector.Unavailable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryAuditTest extends AuditContract {

    private final MemoryAudit memory = new MemoryAudit();

    @Override
    protected Audit audit() {
        return memory;
    }

    @Test
    void can_be_away_and_does_not_throw_then() {
        memory.away(true);
        memory.record("ada", "deploy bundle", "x", "");
        assertThrows(Unavailable.class, () -> memory.list(Optional.empty(), 1, Optional.empty()));

        memory.away(false);
        assertEquals(
                List.of(), memory.list(Optional.empty(), 1, Optional.empty()).items());
    }
}
