/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

final class JdbiFaqsOnPostgresTest extends JdbiFaqsContract {

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
