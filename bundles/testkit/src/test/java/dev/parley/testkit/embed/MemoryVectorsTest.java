/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.embed.VectorCache;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryVectorsTest extends VectorCacheContract {

    private final MemoryVectors memory = new MemoryVectors();

    @Override
    protected VectorCache vectors() {
        return memory;
    }

    @Test
    void can_be_away() {
        memory.away(true);
        assertThrows(Unavailable.class, () -> memory.find("model", List.of("a")));
        memory.away(false);
        assertEquals(Map.of(), memory.find("model", List.of("a")));
    }
}
