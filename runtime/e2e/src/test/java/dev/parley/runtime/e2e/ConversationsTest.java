/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import dev.parley.runtime.conversations.ConversationTests;
import dev.parley.runtime.conversations.OwnParley;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Parley's own conversations, held with the distribution. */
class ConversationsTest {

    private static OwnParley parley;

    @BeforeAll
    static void start() {
        parley = OwnParley.start(Path.of(System.getProperty("parley.command")));
    }

    @AfterAll
    static void stop() {
        parley.close();
    }

    @TestFactory
    Stream<DynamicNode> conversations() {
        return ConversationTests.of(Path.of("../conversations/tests"), parley.url());
    }
}
