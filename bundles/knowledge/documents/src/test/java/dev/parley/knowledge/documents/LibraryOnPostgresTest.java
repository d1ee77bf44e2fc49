/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

final class LibraryOnPostgresTest extends LibraryContract {

    private EmbeddedPostgres server;

    @Override
    DataSource database() throws IOException {
        server = EmbeddedPostgres.start();
        return server.getPostgresDatabase();
    }

    @AfterAll
    void close() throws IOException {
        server.close();
    }
}
