/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

final class JdbiFaqsOnH2Test extends JdbiFaqsContract {

    @Override
    DataSource database() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }
}
