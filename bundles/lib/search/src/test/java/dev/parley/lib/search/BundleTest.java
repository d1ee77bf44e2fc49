/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** In a Felix, whose class loaders do not see Lucene on the class path: what is needed has to be in the bundle. */
class BundleTest {

    @TempDir
    Path room;

    @Test
    void an_index_is_written_and_read_again_from_within_the_bundle() throws Exception {
        var felix = new FrameworkFactory()
                .newFramework(
                        Map.of(
                                Constants.FRAMEWORK_STORAGE,
                                room.resolve("felix").toString(),
                                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                                "dev.parley.api.embed;version=1.0.0,dev.parley.api.connector;version=1.1.0,org.slf4j;version=2.0.17"));
        felix.start();
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        try {
            var bundle = felix.getBundleContext()
                    .installBundle("reference:" + Path.of("target/classes").toUri());
            bundle.start();
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());

            putAndCommit(bundle);
            assertEquals(1, putAndCommit(bundle));
        } finally {
            thread.setContextClassLoader(loader);
            felix.stop();
            felix.waitForStop(10_000);
        }
    }

    /** How many passages there are afterwards. */
    private int putAndCommit(Bundle bundle) throws Exception {
        var type = bundle.loadClass(PassageIndex.class.getName());
        assertNotSame(PassageIndex.class, type);
        assertTrue(type.getClassLoader().loadClass("org.apache.lucene.index.IndexWriter") != null);
        var entries = bundle.loadClass(PassageIndex.Entry.class.getName());
        var entry = entries.getConstructors()[0].newInstance(7L, "d", "title", "text", new float[] {1, 0});
        try (var index =
                (AutoCloseable) type.getMethod("open", Path.class, int.class).invoke(null, room.resolve("index"), 2)) {
            type.getMethod("put", String.class, List.class).invoke(index, "d", List.of(entry));
            type.getMethod("commit", String.class).invoke(index, "state");
            var hits = (List<?>) type.getMethod("search", String.class, float[].class, int.class)
                    .invoke(index, "titel", new float[] {1, 0}, 5);
            assertEquals(1, hits.size());
            assertTrue(hits.get(0).toString().contains("id=7"), hits.toString());
            return (int) type.getMethod("size").invoke(index);
        }
    }
}
