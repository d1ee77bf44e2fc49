/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.habit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Remembers what users had to do with lately and which choices they made, across their conversations. All methods
 * throw {@link dev.parley.api.connector.Unavailable} when the database does not answer.
 */
@ProviderType
public interface Habits {

    /** How many things and how many choices for a slot are remembered of a user. */
    int MOST = 20;

    /** Names of things such as {@code CHG0030001} that this user had to do with, the latest first, each once. */
    List<String> things(String userId, int limit);

    /** The values that this user gave for a slot of an intent, the latest first, each time it was carried out. */
    List<String> choices(String userId, String intent, String slot, int limit);

    /**
     * Remembers an intent that was carried out.
     *
     * @param things names, the most important last
     * @param choices canonical values by slot name
     */
    void remember(String userId, String intent, List<String> things, Map<String, String> choices, Instant at);

    /** Forgets all of this user. */
    void forget(String userId);
}
