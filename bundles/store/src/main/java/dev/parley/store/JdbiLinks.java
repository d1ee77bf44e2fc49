/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeLinks;
import dev.parley.api.change.Field;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps in the table {@code change_link} what changes of other systems are linked to. */
@Component
public final class JdbiLinks implements ChangeLinks {

    private final Database database;

    @Activate
    public JdbiLinks(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public Map<String, ChangeFields> find(String system, Collection<String> sysIds) {
        var found = new HashMap<String, ChangeFields>();
        if (!sysIds.isEmpty()) {
            var query = "SELECT sys_id, jira_issue_key, github_repo, github_pr_number FROM change_link"
                    + " WHERE system = ? AND sys_id IN (?" + ", ?".repeat(sysIds.size() - 1) + ")";
            database.read(handle -> {
                var select = handle.createQuery(query).bind(0, system);
                int at = 1;
                for (var sysId : sysIds) {
                    select.bind(at++, sysId);
                }
                return select.map((row, context) -> found.put(row.getString(1), fields(row)))
                        .list();
            });
        }
        return found;
    }

    private static ChangeFields fields(ResultSet row) throws SQLException {
        return ChangeFields.NONE
                .with(Field.JIRA_ISSUE_KEY, row.getString(2))
                .with(Field.GITHUB_REPO, row.getString(3))
                .with(Field.GITHUB_PR_NUMBER, row.getObject(4, Integer.class));
    }

    @Override
    public void keep(String system, String sysId, ChangeFields fields) {
        try {
            database.write(
                    handle -> update(handle, system, sysId, fields) > 0 || insert(handle, system, sysId, fields));
        } catch (Duplicate e) {
            database.write(handle -> update(handle, system, sysId, fields));
        }
    }

    private static int update(Handle handle, String system, String sysId, ChangeFields fields) {
        return handle.createUpdate("""
                        UPDATE change_link SET jira_issue_key = COALESCE(?, jira_issue_key),
                            github_repo = COALESCE(?, github_repo), github_pr_number = COALESCE(?, github_pr_number)
                        WHERE system = ? AND sys_id = ?""")
                .bind(0, fields.get(Field.JIRA_ISSUE_KEY).orElse(null))
                .bind(1, fields.get(Field.GITHUB_REPO).orElse(null))
                .bind(2, fields.get(Field.GITHUB_PR_NUMBER).orElse(null))
                .bind(3, system)
                .bind(4, sysId)
                .execute();
    }

    private static boolean insert(Handle handle, String system, String sysId, ChangeFields fields) {
        return handle.createUpdate("""
                        INSERT INTO change_link (jira_issue_key, github_repo, github_pr_number, system, sys_id)
                        VALUES (?, ?, ?, ?, ?)""")
                        .bind(0, fields.get(Field.JIRA_ISSUE_KEY).orElse(null))
                        .bind(1, fields.get(Field.GITHUB_REPO).orElse(null))
                        .bind(2, fields.get(Field.GITHUB_PR_NUMBER).orElse(null))
                        .bind(3, system)
                        .bind(4, sysId)
                        .execute()
                > 0;
    }
}
