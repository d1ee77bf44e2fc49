/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.embed.VectorCache;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps in the table {@code sentence_vector} as many vectors as there is room for, those that came last. */
@Component
public final class JdbiVectors implements VectorCache {

    /** About 150 MB with vectors of 384 numbers. */
    private static final int MOST = 100_000;

    private final Database database;
    private final int most;

    @Activate
    public JdbiVectors(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this(source, MOST);
    }

    JdbiVectors(DataSource source, int most) {
        this.database = new Database(source);
        this.most = most;
    }

    @Override
    public Map<String, float[]> find(String model, Collection<String> texts) {
        var wanted = texts.stream().distinct().collect(Collectors.toMap(Sha256::of, text -> text));
        var found = new HashMap<String, float[]>();
        database.read(handle -> select(handle, "v.hash, v.vector", model, wanted.keySet())
                .map((row, context) -> found.put(wanted.get(row.getString(1)), floats(row.getBytes(2))))
                .list());
        return found;
    }

    /** What is kept already stays as it is: a model makes the same vector of a text each time. */
    @Override
    public void keep(String model, Map<String, float[]> vectors) {
        // In order, so that two who keep the same wait for each other only one way.
        var byHash = new TreeMap<String, byte[]>();
        vectors.forEach((text, vector) -> byHash.put(Sha256.of(text), bytes(vector)));
        keep(model, byHash);
    }

    private void keep(String model, SortedMap<String, byte[]> vectors) {
        try {
            database.write(handle -> {
                vectors.keySet().removeAll(known(handle, model, vectors.keySet()));
                return vectors.isEmpty() ? 0 : insert(handle, model, vectors) + trim(handle);
            });
        } catch (Duplicate e) {
            // Another node kept some of them meanwhile: now they are seen.
            keep(model, vectors);
        }
    }

    private static List<String> known(Handle handle, String model, Set<String> hashes) {
        return select(handle, "v.hash", model, hashes).mapTo(String.class).list();
    }

    /** A join, because H2 looks through all of a model for {@code hash IN (…)}. */
    private static Query select(Handle handle, String columns, String model, Set<String> hashes) {
        return handle.createQuery("SELECT " + columns + """
                         FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted (hash)
                        JOIN sentence_vector v ON v.model = ? AND v.hash = wanted.hash""")
                .bindArray(0, String.class, hashes)
                .bind(1, model);
    }

    private static int insert(Handle handle, String model, SortedMap<String, byte[]> vectors) {
        var batch = handle.prepareBatch("INSERT INTO sentence_vector (model, hash, vector) VALUES (?, ?, ?)");
        vectors.forEach((hash, vector) ->
                batch.bind(0, model).bind(1, hash).bind(2, vector).add());
        return batch.execute().length;
    }

    private int trim(Handle handle) {
        return handle.execute("""
                DELETE FROM sentence_vector WHERE ordinal <= (
                    SELECT ordinal FROM sentence_vector ORDER BY ordinal DESC LIMIT 1 OFFSET ?)""", most);
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
