/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** Conversations as tests of JUnit, for a method with {@code @TestFactory}. */
public final class ConversationTests {

    private ConversationTests() {}

    /**
     * One test for each conversation, in a container for each file. They run one after another.
     *
     * @param place a file, or a directory with files in it and below
     * @param parley where one listens
     * @throws Mistake if a file is not as it has to be
     */
    public static Stream<DynamicNode> of(Path place, URI parley) {
        var player = new Player(parley);
        return ConversationFile.in(place).stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        place.equals(file)
                                ? file.getFileName().toString()
                                : place.relativize(file).toString(),
                        file.toUri(),
                        ConversationFile.read(file).stream().map(conversation -> test(conversation, player))));
    }

    private static DynamicTest test(Conversation conversation, Player player) {
        return DynamicTest.dynamicTest(
                conversation.name(), conversation.place().file().toUri(), () -> judge(player.play(conversation)));
    }

    private static void judge(Verdict verdict) {
        switch (verdict.result()) {
            case PASSED -> {}
            case FAILED -> Assertions.fail("\n" + Report.failure(verdict));
            case SKIPPED -> Assumptions.abort(verdict.reason());
        }
    }
}
