/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.feedback.Asked;
import dev.parley.api.feedback.Group;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Questions that are about the same.
 *
 * @param answeredNow whether the FAQ answers it by now
 */
record GroupJson(String name, int count, boolean answeredNow, List<AskedJson> questions) {

    record AskedJson(UUID messageId, UUID conversationId, String question, Instant timestamp) {

        static AskedJson of(Asked asked) {
            return new AskedJson(asked.message(), asked.conversation(), asked.question(), asked.at());
        }
    }

    static GroupJson of(Group group, boolean answeredNow) {
        var questions = group.questions().stream().map(AskedJson::of).toList();
        return new GroupJson(group.name(), questions.size(), answeredNow, questions);
    }
}
