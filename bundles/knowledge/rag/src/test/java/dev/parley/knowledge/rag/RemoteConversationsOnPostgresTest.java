/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

final class RemoteConversationsOnPostgresTest extends RemoteConversationsContract {

    private EmbeddedPostgres server;

    @Override
    DataSource database() throws IOException {
        server = EmbeddedPostgres.start();
        return server.getPostgresDatabase();
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }
}
