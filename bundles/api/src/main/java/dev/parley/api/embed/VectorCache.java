/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.embed;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps the vectors of texts that are needed again after a restart, such as the examples of intents. Both methods throw
 * {@link dev.parley.api.connector.Unavailable} when the database does not answer; it is only a cache.
 */
@ProviderType
public interface VectorCache {

    /** The vectors that are kept of these texts. */
    Map<String, float[]> find(String model, Collection<String> texts);

    void keep(String model, Map<String, float[]> vectors);
}
