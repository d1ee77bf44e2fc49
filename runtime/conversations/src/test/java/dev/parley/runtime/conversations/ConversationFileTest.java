/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationFileTest {

    @TempDir
    Path directory;

    @Test
    void reads_conversations_that_share_their_time_and_zone() throws IOException {
        var conversations = ConversationFile.read(file("""
                zone: Europe/Athens
                now: 2031-02-20T10:00:00Z
                conversations:
                  - name: one
                    turns:
                      - user: hello
                  - name: two
                    zone: Asia/Tokyo
                    language: de
                    given: [hello]
                    turns:
                      - user: {repeat: "ab", times: 3}
                        times: 4
                    changes: none
                """));
        var one = conversations.get(0);
        var two = conversations.get(1);
        assertEquals(Optional.of(ZoneId.of("Europe/Athens")), one.zone());
        assertEquals(Optional.of(Instant.parse("2031-02-20T10:00:00Z")), one.now());
        assertEquals(Optional.empty(), one.changes());
        assertEquals(Optional.of(ZoneId.of("Asia/Tokyo")), two.zone());
        assertEquals(Optional.of("de"), two.language());
        assertEquals(1, two.given().size());
        assertEquals("ababab", two.turns().get(0).said().text().text());
        assertEquals(4, two.turns().get(0).times());
        assertTrue(two.changes().orElseThrow().isEmpty());
        assertEquals(7, two.place().line());
    }

    @Test
    void reads_one_conversation_a_document() throws IOException {
        var conversations = ConversationFile.read(file("""
                name: one
                turns: [{user: hello}]
                ---
                name: two
                turns: [{user: hello}]
                """));
        assertEquals(2, conversations.size());
        assertEquals(4, conversations.get(1).place().line());
    }

    @Test
    void finds_the_files_below_a_directory_in_order() throws IOException {
        Files.createDirectories(directory.resolve("b"));
        Files.writeString(directory.resolve("b/2.yml"), "");
        Files.writeString(directory.resolve("a.yaml"), "");
        Files.writeString(directory.resolve("README.md"), "");
        assertEquals(
                List.of(directory.resolve("a.yaml"), directory.resolve("b/2.yml")), ConversationFile.in(directory));
        assertThrows(Mistake.class, () -> ConversationFile.in(directory.resolve("c")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "1 | \"turns\" is missing                       | name: x",
                "1 | \"name\" is missing                        | turns: [{user: a}]",
                "2 | there is no turn                           | name: x;turns: []",
                "2 | a list is wanted here                      | name: x;turns: a",
                "3 | there is no key \"turn\" here              | name: x;turns: [{user: a}];turn: y",
                "4 | there is no key \"sasy\" here              | name: x;turns:;  - user: a;    bot: {sasy: b}",
                "2 | \"name\" stands here a second time         | name: x;name: y;turns: [{user: a}]",
                "4 | this is no regular expression              | name: x;turns:;  - user: a;    bot: {matches: '(b'}",
                "3 | a turn needs \"user\" or \"form\"          | name: x;turns:;  - bot: b",
                "3 | a turn needs \"user\" or \"form\"          | name: x;turns:;  - times: 2",
                "4 | \"0.x\" is no bound of a confidence        | name: x;turns:;  - user: a;    bot: {confidence: 0.x}",
                "4 | there is no kind \"question\"              | name: x;turns:;  - user: a;    bot: {kind: question}",
                "4 | \"si\" is neither true nor false           | name: x;turns:;  - user: a;    bot: {complete: si}",
                "4 | \"0\" is no number from 1 to               | name: x;turns:;  - user: a;    times: 0",
                "1 | \"Mars\" is no time zone                   | zone: Mars;name: x;turns: [{user: a}]",
                "1 | \"today\" is no time                       | now: today;name: x;turns: [{user: a}]",
                "3 | nothing was kept as $n before              | name: x;turns:;  - user: status of $n",
                "2 | a text is wanted here                      | name: x;turns: [{user: [a]}]",
                "2 | expected                                   | name: x;turns: [}",
                "3 | \"x\" is the name of the one in line 1 too | {name: x, turns: [{user: a}]};---;{name: x, turns: [{user: a}]}",
                "1 | there is no conversation in this file      | # nothing",
            })
    void says_where_a_file_is_wrong(int line, String problem, String text) throws IOException {
        var file = file(text.replace(";", "\n"));
        var mistake = assertThrows(Mistake.class, () -> ConversationFile.read(file));
        assertTrue(
                mistake.getMessage().startsWith(file + ":" + line + ": ")
                        && mistake.getMessage().contains(problem),
                mistake.getMessage());
    }

    @Test
    void a_name_may_be_said_after_a_reply_has_kept_it() throws IOException {
        ConversationFile.read(file("""
                name: x
                given:
                  - user: make one
                    bot: {change: {number: $n}}
                turns:
                  - user: status of $n and $$m
                """));
    }

    @Test
    void reads_the_example_of_the_readme() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var begin = readme.indexOf("```yaml\n") + 8;
        var conversation = ConversationFile.read(file(readme.substring(begin, readme.indexOf("```", begin))))
                .get(0);
        assertEquals(2, conversation.given().size());
        assertEquals(3, conversation.turns().size());
    }

    @Test
    void reads_all_that_is_shipped() {
        var conversations = ConversationFile.in(Path.of("tests")).stream()
                .flatMap(file -> ConversationFile.read(file).stream())
                .toList();
        assertTrue(conversations.size() >= 150, () -> "only " + conversations.size());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("conversation.yaml"), text);
    }
}
