/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.chatbot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.feedback.Asked;
import dev.parley.api.feedback.Group;
import dev.parley.embedding.OnnxModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LikenessByMeaningTest {

    private final LikenessByMeaning likeness = new LikenessByMeaning();

    private static List<Asked> asked(String... questions) {
        var all = new ArrayList<Asked>();
        for (var question : questions) {
            var at = Instant.EPOCH.plusSeconds(questions.length - all.size());
            all.add(new Asked(UUID.randomUUID(), UUID.randomUUID(), question, at));
        }
        return all;
    }

    private static Set<Set<String>> texts(List<Group> groups) {
        return groups.stream()
                .map(group -> group.questions().stream().map(Asked::question).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    @Test
    void puts_together_what_means_the_same() throws IOException {
        likeness.model = OnnxModel.shipped(Path.of("target/model"));
        var groups = likeness.group(asked(
                "Do you ship to Switzerland?",
                "Can I pay with Bitcoin?",
                "is shipping to switzerland possible",
                "Do you deliver to Switzerland",
                "can i pay in bitcoin",
                "Who won the match yesterday?"));
        assertEquals(
                Set.of(
                        Set.of(
                                "Do you ship to Switzerland?",
                                "is shipping to switzerland possible",
                                "Do you deliver to Switzerland"),
                        Set.of("Can I pay with Bitcoin?", "can i pay in bitcoin"),
                        Set.of("Who won the match yesterday?")),
                texts(groups));
        assertEquals(
                List.of(3, 2, 1),
                groups.stream().map(group -> group.questions().size()).toList());
        var largest = groups.get(0).questions();
        assertEquals(
                largest.stream().map(Asked::at).sorted((a, b) -> b.compareTo(a)).toList(),
                largest.stream().map(Asked::at).toList());
    }

    @Test
    void puts_together_the_same_words_where_there_is_no_model() {
        assertEquals(
                Set.of(Set.of("Open on Sunday?", "open on sunday"), Set.of("Open on Monday?"), Set.of("?!")),
                texts(likeness.group(asked("Open on Sunday?", "open on sunday", "Open on Monday?", "?!"))));
        assertEquals(List.of(), likeness.group(List.of()));
    }
}
