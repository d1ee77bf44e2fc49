/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs.Edition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The statements on {@code faq} and on its row of {@code revision}. */
final class FaqTable {

    private static final String COLUMNS = "question, question_key, answer, phrasings, place, is_active, updated_at";

    private final Handle handle;

    FaqTable(Handle handle) {
        this.handle = handle;
    }

    /** None before the very first start. */
    Optional<String> revision() {
        return handle.createQuery("SELECT number FROM revision WHERE name = 'faq'")
                .mapTo(String.class)
                .findOne();
    }

    /** From here to the end of the transaction nobody else writes FAQs, on any node. */
    void lock() {
        handle.createQuery("SELECT number FROM revision WHERE name = 'faq' FOR UPDATE")
                .mapTo(Long.class)
                .one();
    }

    /** Says that this is the very first start; a second one that says so fails. */
    void begin() {
        handle.execute("INSERT INTO revision (name, number) VALUES ('faq', 1)");
    }

    void changed() {
        handle.execute("UPDATE revision SET number = number + 1 WHERE name = 'faq'");
    }

    /** In one statement, so that the revision is that of the FAQs. */
    Edition edition() {
        var faqs = new ArrayList<Faq>();
        var revision = handle.createQuery("""
                        SELECT r.number, f.id, question, answer, phrasings, place, is_active, updated_at
                        FROM revision r LEFT JOIN faq f ON f.id IS NOT NULL
                        WHERE r.name = 'faq' ORDER BY place, f.id""")
                .map((row, context) -> {
                    if (row.getObject("id") != null) {
                        faqs.add(faq(row));
                    }
                    return row.getString("number");
                })
                .list();
        return new Edition(revision.get(0), faqs);
    }

    /** The ids of all by the keys of their questions. */
    Map<String, Long> keys() {
        var keys = new HashMap<String, Long>();
        handle.createQuery("SELECT question_key, id FROM faq")
                .map((row, context) -> keys.put(row.getString(1), row.getLong(2)))
                .list();
        return keys;
    }

    /** The ids of all in their order. */
    List<Long> order() {
        return handle.createQuery("SELECT id FROM faq ORDER BY place, id")
                .mapTo(Long.class)
                .list();
    }

    /** @return their ids */
    List<Long> insert(List<Faq> faqs, Instant now) {
        if (faqs.isEmpty()) {
            return List.of();
        }
        var batch = handle.prepareBatch("INSERT INTO faq (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)");
        faqs.forEach(faq -> bind(batch, faq, now).add());
        return batch.executePreparedBatch("id").mapTo(Long.class).list();
    }

    /** Questions may change places, so that their keys are made free first; no question has a key with a #. */
    void update(List<Faq> faqs, Instant now) {
        if (faqs.isEmpty()) {
            return;
        }
        var free = handle.prepareBatch("UPDATE faq SET question_key = ? WHERE id = ?");
        faqs.forEach(faq -> free.bind(0, "#" + faq.id()).bind(1, faq.id()).add());
        free.execute();
        var batch = handle.prepareBatch("""
                UPDATE faq SET question = ?, question_key = ?, answer = ?, phrasings = ?, place = ?, is_active = ?,
                    updated_at = ? WHERE id = ?""");
        faqs.forEach(faq -> bind(batch, faq, now).bind(7, faq.id()).add());
        batch.execute();
    }

    boolean delete(long id) {
        return handle.execute("DELETE FROM faq WHERE id = ?", id) > 0;
    }

    /** Numbers their places from 1. */
    void place(List<Long> ids) {
        var batch = handle.prepareBatch("UPDATE faq SET place = ? WHERE id = ?");
        for (int i = 0; i < ids.size(); i++) {
            batch.bind(0, i + 1).bind(1, ids.get(i)).add();
        }
        batch.execute();
    }

    private static PreparedBatch bind(PreparedBatch batch, Faq faq, Instant now) {
        return batch.bind(0, faq.question())
                .bind(1, Key.of(faq.question()))
                .bind(2, faq.answer())
                .bind(3, Phrasings.write(faq.phrasings()))
                .bind(4, faq.order())
                .bind(5, faq.isActive())
                .bind(6, now.atOffset(ZoneOffset.UTC));
    }

    private static Faq faq(ResultSet row) throws SQLException {
        return new Faq(
                row.getLong("id"),
                row.getString("question"),
                row.getString("answer"),
                Phrasings.read(row.getString("phrasings")),
                row.getInt("place"),
                row.getBoolean("is_active"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
