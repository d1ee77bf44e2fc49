/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MigrationsOnPostgresTest extends MigrationsContract {

    @Override
    Settings settings(Path directory) {
        return Databases.postgres();
    }

    @Test
    void lets_nodes_that_start_together_take_turns() {
        var nodes = IntStream.range(0, 6)
                .mapToObj(node ->
                        CompletableFuture.runAsync(() -> Migrations.apply(source()), task -> new Thread(task).start()))
                .toList();
        nodes.forEach(CompletableFuture::join);

        assertEquals(8, applied().size());
    }
}
