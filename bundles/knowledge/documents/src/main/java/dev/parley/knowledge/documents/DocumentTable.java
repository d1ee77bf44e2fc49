/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.api.document.Document;
import dev.parley.api.document.Document.Origin;
import dev.parley.api.document.Document.State;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The statements on {@code document}. Thread-safe. */
final class DocumentTable {

    /** How many are listed. */
    static final int MOST = 10_000;

    /** How many that have something left to do are looked at. */
    private static final int NEXT = 100;

    /** A document whose passages are to be made, of the content with this hash. */
    record Work(String name, String hash, Origin origin, State state) {}

    /** A document of the folder. */
    record Known(String name, String hash) {}

    private static final String COLUMNS = "name, media_type, size, hash, added_at, origin, state, passages, problem";

    private final Database database;

    DocumentTable(Database database) {
        this.database = database;
    }

    List<Document> list() {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM document ORDER BY name LIMIT ?")
                .bind(0, MOST)
                .map((row, context) -> document(row))
                .list());
    }

    Optional<Document> find(String name) {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM document WHERE name = ?")
                .bind(0, name)
                .map((row, context) -> document(row))
                .findOne());
    }

    List<Known> ofFolder() {
        return database.read(handle -> handle.createQuery(
                        "SELECT name, hash FROM document WHERE origin = 'folder' ORDER BY name LIMIT ?")
                .bind(0, MOST)
                .map((row, context) -> new Known(row.getString(1), row.getString(2)))
                .list());
    }

    /** Those that have something left to do; those that nobody has begun come first. */
    List<Work> work() {
        return database.read(handle -> handle.createQuery("""
                        SELECT name, hash, origin, state FROM document WHERE state IN ('waiting', 'indexing')
                        ORDER BY state DESC, size, added_at, name LIMIT ?""")
                .bind(0, NEXT)
                .map((row, context) -> new Work(
                        row.getString(1),
                        row.getString(2),
                        Origin.valueOf(upper(row.getString(3))),
                        State.valueOf(upper(row.getString(4)))))
                .list());
    }

    /** How many have something left to do, and how many passages the others have. */
    int[] counts() {
        return database.read(handle -> handle.createQuery("""
                        SELECT COUNT(CASE WHEN state IN ('waiting', 'indexing') THEN 1 END),
                            COALESCE(SUM(CASE WHEN state = 'searched' THEN passages END), 0) FROM document""")
                .map((row, context) -> new int[] {row.getInt(1), row.getInt(2)})
                .one());
    }

    /**
     * Keeps it as waiting, in place of one with this name and origin; does nothing if that has the same content and can be
     * read.
     *
     * @param content what was uploaded
     * @return false if there is one of this name from the other origin
     */
    boolean keep(Document document, String hash, Optional<byte[]> content) {
        try {
            return updated(document, hash, content) || inserted(document, hash, content);
        } catch (Duplicate e) {
            return updated(document, hash, content); // another node was faster, or it is of the other origin
        }
    }

    private boolean updated(Document document, String hash, Optional<byte[]> content) {
        return database.read(handle -> handle.createUpdate("""
                        UPDATE document SET media_type = ?, size = ?, added_at = CASE WHEN hash = ? THEN added_at ELSE ? END,
                            passages = CASE WHEN hash = ? THEN passages ELSE 0 END, content = ?, problem = NULL,
                            state = CASE WHEN hash = ? AND state <> 'failed' THEN state ELSE 'waiting' END, hash = ?
                        WHERE name = ? AND origin = ?""")
                        .bind(0, document.mediaType())
                        .bind(1, document.size())
                        .bind(2, hash)
                        .bind(3, time(document))
                        .bind(4, hash)
                        .bind(5, content.orElse(null))
                        .bind(6, hash)
                        .bind(7, hash)
                        .bind(8, document.name())
                        .bind(9, lower(document.origin()))
                        .execute()
                == 1);
    }

    private boolean inserted(Document document, String hash, Optional<byte[]> content) {
        return database.read(handle -> handle.createUpdate("""
                        INSERT INTO document (name, media_type, size, hash, added_at, origin, state, content, passages)
                        VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, 0)""")
                        .bind(0, document.name())
                        .bind(1, document.mediaType())
                        .bind(2, document.size())
                        .bind(3, hash)
                        .bind(4, time(document))
                        .bind(5, lower(document.origin()))
                        .bind(6, content.orElse(null))
                        .execute()
                == 1);
    }

    Optional<byte[]> content(Work work) {
        return database.read(handle -> handle.createQuery("SELECT content FROM document WHERE name = ? AND hash = ?")
                .bind(0, work.name())
                .bind(1, work.hash())
                .map((row, context) -> Optional.ofNullable(row.getBytes(1)))
                .findOne()
                .flatMap(content -> content));
    }

    /** It can be found now. */
    void searched(Work work) {
        database.read(handle -> handle.createUpdate(
                        "UPDATE document SET state = 'searched' WHERE name = ? AND hash = ? AND state = 'indexing'")
                .bind(0, work.name())
                .bind(1, work.hash())
                .execute());
    }

    /** It cannot be searched, and what was found of it before isn't any more. */
    void failed(Work work, String problem) {
        database.write(handle -> {
            int failed = handle.createUpdate("""
                            UPDATE document SET state = 'failed', problem = ?, passages = 0
                            WHERE name = ? AND hash = ? AND state <> 'searched'""")
                    .bind(0, problem)
                    .bind(1, work.name())
                    .bind(2, work.hash())
                    .execute();
            return failed == 0
                    ? 0
                    : handle.createUpdate("DELETE FROM passage WHERE document = ?")
                            .bind(0, work.name())
                            .execute();
        });
    }

    /** @return whether there was one of this origin */
    boolean remove(String name, Origin origin) {
        return database.write(handle -> {
            boolean isThere = handle.createUpdate("DELETE FROM document WHERE name = ? AND origin = ?")
                            .bind(0, name)
                            .bind(1, lower(origin))
                            .execute()
                    == 1;
            if (isThere) {
                handle.createUpdate("DELETE FROM passage WHERE document = ?")
                        .bind(0, name)
                        .execute();
            }
            return isThere;
        });
    }

    private static Document document(ResultSet row) throws SQLException {
        return new Document(
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                Origin.valueOf(upper(row.getString("origin"))),
                State.valueOf(upper(row.getString("state"))),
                row.getInt("passages"),
                Optional.ofNullable(row.getString("problem")));
    }

    private static OffsetDateTime time(Document document) {
        return document.addedAt().atOffset(ZoneOffset.UTC);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String value) {
        return value.toUpperCase(Locale.ROOT);
    }
}
