/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ConversationTestsTest {

    @TempDir
    Path directory;

    /** What a project would write; run only by the test below. */
    static final class Conversations {

        private static Path place;
        private static FakeParley parley;

        @TestFactory
        Stream<DynamicNode> conversations() {
            return place == null ? Stream.of() : ConversationTests.of(place, parley.url());
        }
    }

    @Test
    void is_a_test_for_each_conversation_that_fails_with_its_difference() throws IOException {
        Files.createDirectories(directory.resolve("b"));
        Files.writeString(directory.resolve("a.yaml"), "name: polite\nturns: [{user: hello, bot: Hello.}]\n");
        Files.writeString(directory.resolve("b/b.yaml"), """
                conversations:
                  - {name: rude, turns: [{user: hello, bot: What.}]}
                  - {name: timed, now: "2031-01-01T00:00:00Z", turns: [{user: hello}]}
                """);
        var results = new ArrayList<String>();
        var problems = new ArrayList<String>();
        try (var parley = new FakeParley().says("hello", "Hello.")) {
            Conversations.place = directory;
            Conversations.parley = parley;
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(Conversations.class))
                                    .build(),
                            listener(results, problems));
        } finally {
            Conversations.place = null;
        }
        assertEquals(
                List.of(
                        "polite SUCCESSFUL",
                        "a.yaml SUCCESSFUL",
                        "rude FAILED",
                        "timed ABORTED",
                        "b/b.yaml SUCCESSFUL"),
                results.stream().limit(5).toList());
        assertTrue(problems.get(0).contains("> bot   Hello."), problems.get(0));
    }

    private static TestExecutionListener listener(List<String> results, List<String> problems) {
        return new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                results.add(test.getDisplayName() + " " + result.getStatus());
                result.getThrowable().ifPresent(problem -> problems.add(problem.getMessage()));
            }
        };
    }
}
