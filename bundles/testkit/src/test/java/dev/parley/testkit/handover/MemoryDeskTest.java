/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.handover.Desk;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemoryDeskTest extends DeskContract {

    private final MemoryDesk memory = new MemoryDesk();

    @Override
    protected Desk desk() {
        return memory;
    }

    @Override
    protected UUID conversation() {
        return UUID.randomUUID();
    }

    @Test
    void can_be_away() {
        memory.away(true);
        assertThrows(Unavailable.class, () -> memory.find(UUID.randomUUID()));
        memory.away(false);
        assertEquals(Optional.empty(), memory.find(UUID.randomUUID()));
    }
}
