/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lib.jdbi.Database;
import dev.parley.store.Migrations;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RemoteConversationsContract {

    private Database database;

    abstract DataSource database() throws IOException;

    @BeforeAll
    void migrate() throws IOException {
        var source = database();
        Migrations.apply(source);
        database = new Database(source);
    }

    @Test
    void each_bridge_has_its_own_names_for_conversations() {
        var one = new RemoteConversations(database, "one");
        var other = new RemoteConversations(database, "other");
        var conversation = UUID.randomUUID();

        one.keep(conversation, "a");
        other.keep(conversation, "b");
        one.keep(conversation, "c");
        assertEquals(Optional.of("c"), one.find(conversation));
        assertEquals(Optional.of("b"), other.find(conversation));
        assertEquals(Optional.empty(), one.find(UUID.randomUUID()));

        one.forget(conversation);
        one.forget(conversation);
        assertEquals(Optional.empty(), one.find(conversation));
        assertEquals(Optional.of("b"), other.find(conversation));
    }
}
