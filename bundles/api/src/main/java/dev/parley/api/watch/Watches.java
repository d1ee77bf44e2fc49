/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.watch;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps who follows what. They begin, change and end with what is told in the conversation:
 * {@link dev.parley.api.conversation.Exchange#watches}.
 */
@ProviderType
public interface Watches {

    /**
     * Takes watches that are due, so that no other node does. They are due again after {@code interval}.
     *
     * @param limit at most as many
     */
    List<Watch> due(Duration interval, int limit);

    /** Makes all watches of a subject due now: something was heard of it. */
    void heard(Subject subject);

    /** Takes note of a state without a word, unless the conversation was told another one meanwhile. */
    void note(Watch watch, String state);

    void end(Watch watch);

    /**
     * Notes a delivery of a webhook.
     *
     * @param id what its sender calls it, at most 200 characters
     * @return false if it was noted before
     */
    boolean isNew(String source, String id);
}
