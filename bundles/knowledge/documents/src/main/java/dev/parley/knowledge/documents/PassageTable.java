/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.knowledge.documents.DocumentTable.Work;
import dev.parley.lib.jdbi.Database;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The statements on {@code passage}. Thread-safe. */
final class PassageTable {

    /** @param vector with the model that made it, if it has one */
    record Row(long id, String document, Piece piece, Optional<Vector> vector) {}

    record Vector(String model, float[] numbers) {}

    /**
     * What is to be found of a document.
     *
     * @param fingerprint another one after any change; empty while it is being indexed
     */
    record Edition(String document, Optional<String> fingerprint) {}

    private final Database database;

    PassageTable(Database database) {
        this.database = database;
    }

    /**
     * Puts these in place of what the document had; vectors of what is still there are kept.
     *
     * @return false if the document isn't the same any more, or somebody else has done it
     */
    boolean replace(Work work, List<Piece> pieces) {
        return database.write(handle -> {
            boolean isOurs = handle.createUpdate("""
                            UPDATE document SET state = 'indexing', passages = ?
                            WHERE name = ? AND hash = ? AND state = 'waiting'""")
                            .bind(0, pieces.size())
                            .bind(1, work.name())
                            .bind(2, work.hash())
                            .execute()
                    == 1;
            if (isOurs) {
                var vectors = vectors(handle, work.name());
                handle.createUpdate("DELETE FROM passage WHERE document = ?")
                        .bind(0, work.name())
                        .execute();
                insert(handle, work.name(), pieces, vectors);
            }
            return isOurs;
        });
    }

    private static Map<String, Vector> vectors(Handle handle, String document) {
        var vectors = new HashMap<String, Vector>();
        handle.createQuery("SELECT * FROM passage WHERE document = ? AND vector IS NOT NULL")
                .bind(0, document)
                .map((row, context) -> row(row))
                .forEach(row ->
                        vectors.put(Embedding.textOf(row.piece()), row.vector().orElseThrow()));
        return vectors;
    }

    private static void insert(Handle handle, String document, List<Piece> pieces, Map<String, Vector> vectors) {
        var batch = handle.prepareBatch("""
                INSERT INTO passage (document, ordinal, title, place, text, model, vector)
                VALUES (?, ?, ?, ?, ?, ?, ?)""");
        for (int ordinal = 0; ordinal < pieces.size(); ordinal++) {
            var piece = pieces.get(ordinal);
            var vector = Optional.ofNullable(vectors.get(Embedding.textOf(piece)));
            batch.bind(0, document)
                    .bind(1, ordinal)
                    .bind(2, piece.title())
                    .bind(3, piece.place().orElse(null))
                    .bind(4, piece.text())
                    .bind(5, vector.map(Vector::model).orElse(null))
                    .bind(6, vector.map(made -> bytes(made.numbers())).orElse(null))
                    .add();
        }
        if (!pieces.isEmpty()) {
            batch.execute();
        }
    }

    /** Some that have no vector of this model yet. */
    List<Row> without(String model, String document, int limit) {
        return database.read(handle -> handle.createQuery("""
                        SELECT * FROM passage WHERE document = ? AND (model IS NULL OR model <> ?)
                        ORDER BY ordinal LIMIT ?""")
                .bind(0, document)
                .bind(1, model)
                .bind(2, limit)
                .map((row, context) -> row(row))
                .list());
    }

    int countWithout(String model, String document) {
        return database.read(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM passage WHERE document = ? AND (model IS NULL OR model <> ?)")
                .bind(0, document)
                .bind(1, model)
                .mapTo(Integer.class)
                .one());
    }

    int count(String document) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM passage WHERE document = ?")
                .bind(0, document)
                .mapTo(Integer.class)
                .one());
    }

    void keep(String model, Map<Long, float[]> vectors) {
        database.write(handle -> {
            var batch = handle.prepareBatch("UPDATE passage SET model = ?, vector = ? WHERE id = ?");
            vectors.forEach((id, vector) ->
                    batch.bind(0, model).bind(1, bytes(vector)).bind(2, id).add());
            return batch.execute();
        });
    }

    /** Documents that have passages without a vector of this model are to be indexed again. */
    int outdated(String model) {
        return database.read(handle -> handle.createUpdate("""
                        UPDATE document SET state = 'indexing' WHERE state = 'searched' AND name IN
                            (SELECT document FROM passage WHERE model IS NULL OR model <> ?)""").bind(0, model).execute());
    }

    /** Of all documents that are to be found. */
    List<Edition> editions() {
        return database.read(handle -> handle.createQuery("""
                        SELECT d.name, d.state, d.hash, p.id, p.model FROM document d
                            LEFT JOIN passage p ON p.document = d.name AND p.ordinal = 0
                        WHERE d.state <> 'failed' ORDER BY d.name LIMIT ?""")
                .bind(0, DocumentTable.MOST)
                .map((row, context) -> new Edition(
                        row.getString(1),
                        row.getString(2).equals("searched")
                                ? Optional.of(row.getString(3) + ' ' + row.getLong(4) + ' ' + row.getString(5))
                                : Optional.empty()))
                .list());
    }

    List<Row> of(String document) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM passage WHERE document = ? ORDER BY ordinal LIMIT ?")
                        .bind(0, document)
                        .bind(1, Splitter.MOST)
                        .map((row, context) -> row(row))
                        .list());
    }

    /** Those that are there still. */
    Map<Long, Row> byId(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.read(handle -> {
            var query = handle.createQuery("SELECT * FROM passage WHERE id IN (?" + ", ?".repeat(ids.size() - 1) + ")");
            int i = 0;
            for (var id : ids) {
                query.bind(i++, id);
            }
            var rows = new HashMap<Long, Row>();
            query.map((row, context) -> row(row)).forEach(row -> rows.put(row.id(), row));
            return rows;
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        var piece =
                new Piece(row.getString("title"), Optional.ofNullable(row.getString("place")), row.getString("text"));
        var model = row.getString("model");
        return new Row(
                row.getLong("id"),
                row.getString("document"),
                piece,
                model == null ? Optional.empty() : Optional.of(new Vector(model, floats(row.getBytes("vector")))));
    }

    private static byte[] bytes(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    private static float[] floats(byte[] bytes) {
        var vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return vector;
    }
}
