/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.runtime.settings.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final FakeParley parley = new FakeParley().says("hello", "Hello.");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("a.yaml"), "name: polite\nturns: [{user: hello, bot: Hello.}]\n");
    }

    @AfterEach
    void stop() {
        parley.close();
    }

    @Test
    void ends_with_0_where_all_pass() {
        assertEquals(0, run("--url", parley.url().toString()));
        assertEquals("1 passed, 0 failed\n", printed());
    }

    @Test
    void ends_with_1_where_one_fails_and_goes_on_with_the_others() throws IOException {
        Files.writeString(directory.resolve("0.yaml"), "name: rude\nturns: [{user: hello, bot: What.}]\n");
        assertEquals(1, run("--url", parley.url().toString()));
        assertTrue(printed().startsWith("FAILED " + directory.resolve("0.yaml") + ":1  rude\n"), printed());
        assertTrue(printed().endsWith("1 passed, 1 failed\n"), printed());
    }

    @Test
    void names_what_it_skips_and_does_not_pass_on_that_alone() throws IOException {
        Files.writeString(
                directory.resolve("a.yaml"), "name: timed\nnow: 2031-01-01T00:00:00Z\nturns: [{user: hello}]\n");
        assertEquals(1, run("--url", parley.url().toString()));
        assertTrue(printed().contains("timed: the time of this Parley cannot be set"), printed());
        assertTrue(printed().endsWith("0 passed, 0 failed, 1 skipped\n"), printed());
    }

    @Test
    void prints_json_and_nothing_else() {
        assertEquals(0, run("--url", parley.url().toString(), "--json"));
        assertEquals(1, ((Map<?, ?>) Json.read(printed())).get("passed"));
    }

    @Test
    void says_nothing_before_all_files_are_read() throws IOException {
        Files.writeString(directory.resolve("z.yaml"), "name: bad\n");
        assertThrows(Mistake.class, () -> run("--url", parley.url().toString()));
        assertEquals(0, parley.heard("/").size());
    }

    @Test
    void wants_to_be_called_rightly() {
        assertThrows(Mistake.class, () -> new TestConversations(List.of(), System.out));
        assertThrows(Mistake.class, () -> run("--jsn"));
        assertThrows(Mistake.class, () -> run("--url"));
        assertThrows(Mistake.class, () -> new RecordConversation(List.of("1"), name -> null));
        assertThrows(Mistake.class, () -> new RecordConversation(List.of("1"), name -> "x").run(System.out));
        assertThrows(Mistake.class, () -> new ImportConversations(List.of("a.yml")));
    }

    @Test
    void starts_a_parley_of_its_own_and_stops_it_and_removes_its_data() throws IOException {
        var notes = directory.resolve("notes");
        var script = script("""
                #!/bin/sh
                echo "$*" >"%s"
                env >>"%s"
                echo "Parley is ready at %s (0.1 s)"
                trap 'echo stopped >>"%s"; exit 0' TERM
                while true; do sleep 0.05; done
                """.formatted(notes, notes, parley.url(), notes));
        assertEquals(0, new TestConversations(List.of(directory.toString()), new PrintStream(out)).run(script));
        var said = Files.readAllLines(notes);
        assertEquals("run --test-clock", said.get(0));
        assertEquals("stopped", said.get(said.size() - 1));
        assertTrue(said.contains("PARLEY_PORT=0"), said.toString());
        var data = said.stream()
                .filter(line -> line.startsWith("PARLEY_DATA="))
                .findFirst()
                .orElseThrow();
        assertFalse(Files.exists(Path.of(data.substring(data.indexOf('=') + 1))));
    }

    @Test
    void tells_why_its_parley_does_not_start() throws IOException {
        var script = script("#!/bin/sh\necho no Java found\nexit 1\n");
        var problem = assertThrows(
                IllegalStateException.class,
                () -> new TestConversations(List.of(directory.toString()), new PrintStream(out)).run(script));
        assertTrue(problem.getMessage().contains("no Java found"), problem.getMessage());
    }

    private Path script(String text) throws IOException {
        var script = Files.writeString(directory.resolve("parley"), text);
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    private int run(String... options) {
        var args = new java.util.ArrayList<>(List.of(directory.toString()));
        args.addAll(List.of(options));
        return new TestConversations(args, new PrintStream(out)).run(Path.of("none"));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
