/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Scenarios of people, played by Node and a browser; each is told as soon as it is over. */
final class Scenarios implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of the random faults, so many are played with every build; {@code npm run e2e} plays 200. */
    private static final String SCHEDULES = "20";

    private final Process node;
    private final Path remarks;
    private int told;
    private int played = -1;

    /** Those of the file that is named below the directory of the widget. */
    static Scenarios of(String file) throws IOException {
        var name = file.replaceAll("\\W+", "-");
        return new Scenarios(
                Path.of(System.getProperty("parley.widget")),
                file,
                Path.of(System.getProperty("parley.command")),
                Path.of("target", "scenarios-" + name + ".txt"));
    }

    /**
     * @param widget directory of the widget
     * @param file below it
     * @param parley command of the distribution that they start
     * @param remarks file for what else is printed
     */
    private Scenarios(Path widget, String file, Path parley, Path remarks) throws IOException {
        this.remarks = remarks;
        Files.createDirectories(remarks.toAbsolutePath().getParent());
        var builder = new ProcessBuilder("node", "--test-reporter=./e2e/lines.mjs", file)
                .directory(widget.toFile())
                .redirectError(remarks.toFile());
        builder.environment().put("PARLEY_COMMAND", parley.toString());
        builder.environment().put("PARLEY_BUNDLE", System.getProperty("parley.example"));
        builder.environment().putIfAbsent("E2E_SCHEDULES", SCHEDULES);
        node = builder.start();
        // SIGTERM: it ends Parley and the browser too.
        Runtime.getRuntime().addShutdownHook(new Thread(node::destroy));
    }

    /** A test for each, in the order in which they end; the last one fails if they broke off. */
    Stream<DynamicTest> tests() {
        var results = node.inputReader().lines().filter(line -> line.startsWith("{"));
        var last = DynamicTest.dynamicTest("all scenarios were played", this::assertWhole);
        return Stream.concat(results.map(Scenarios::read).flatMap(this::test), Stream.of(last));
    }

    private Stream<DynamicTest> test(JsonNode result) {
        if (result.has("tests")) {
            played = result.get("tests").asInt();
            return Stream.empty();
        }
        told++;
        var name = result.get("name").asText();
        return Stream.of(DynamicTest.dynamicTest(
                name,
                () -> assertTrue(
                        result.get("passed").asBoolean(),
                        () -> name + "\n" + result.get("why").asText())));
    }

    private void assertWhole() throws IOException {
        assertTrue(told > 0, "none was played:\n" + Files.readString(remarks));
        assertEquals(played, told, "they broke off:\n" + Files.readString(remarks));
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    @Override
    public void close() {
        node.destroy();
    }
}
