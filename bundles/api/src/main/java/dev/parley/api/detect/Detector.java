/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.detect;

import dev.parley.api.intent.IntentSpec;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to find out which intent an utterance means. The engine asks detectors in the order of their service ranking,
 * highest first, until one is sure; give cheap ones the high rankings.
 */
@ConsumerType
public interface Detector {

    /** What admins know it by, and what is stored with each turn that it decided: {@code rules}. */
    String name();

    /** Whether being asked costs no more than this machine's time: neither money nor another system's. */
    default boolean isFree() {
        return true;
    }

    /**
     * Prepares for exactly these intents. Called off the turns whenever an intent comes or goes, never twice at a
     * time; the engine goes on with the previous recognizer meanwhile.
     */
    Recognizer learn(List<IntentSpec> intents);

    /** A detector that is ready for certain intents. Immutable to its users and thread-safe. */
    @FunctionalInterface
    interface Recognizer {

        /**
         * The intents that this text may mean, best first; empty if none.
         *
         * @param text 1 to 4,000 characters, no control characters but line feed and tab
         */
        List<Match> recognize(String text);

        /** The same for a detector that wants to know more than the text. */
        default List<Match> recognize(Heard heard) {
            return recognize(heard.text());
        }
    }
}
