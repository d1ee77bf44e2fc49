/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Has the engine and the deployed intents play with a bundle that nobody else sees, against stubs of all ports: nothing
 * leaves the trial, and nothing of it stays. One trial at a time; others wait.
 */
@ProviderType
public interface Trials {

    /**
     * Plays the bundle's {@code conversations/*.yaml}, and routes what users said with it and without it.
     *
     * @param jar a bundle that resolves here
     */
    Report run(Path jar);

    /**
     * Says again what a user said, and shows what is answered now.
     *
     * @param jar with this bundle, in place of the one of its name; with what is deployed now if empty
     * @return one for each turn that the user began, in order; empty if there is no such conversation
     */
    List<Replayed> replay(UUID conversation, Optional<Path> jar);

    /** @param before what was answered then, intent and text @param after what is answered in the replay */
    record Replayed(String said, String intentBefore, String before, String intentAfter, String after) {

        public boolean isSame() {
            return intentBefore.equals(intentAfter) && before.equals(after);
        }
    }
}
