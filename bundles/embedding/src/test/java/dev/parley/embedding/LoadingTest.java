/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.embed.SentenceModel;
import dev.parley.api.health.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle in a framework: as it is built, with none of its libraries around it. */
class LoadingTest {

    @TempDir
    Path room;

    private Container container;

    @BeforeEach
    void start() throws Exception {
        container = new Container(room.resolve("felix"));
    }

    @AfterEach
    void stop() throws Exception {
        container.close();
    }

    @Test
    void offers_the_model_that_it_carries_and_takes_it_away_when_it_stops() throws Exception {
        var bundle = container.start(Map.of());

        var model = container.await(SentenceModel.class);
        assertEquals("bge-small-en-v1.5-q", model.name());
        assertEquals(384, model.embed(List.of("hello")).get(0).length);
        var probe = container.await(Probe.class);
        container.await(() -> probe.problem().isEmpty());

        bundle.stop();
        assertNull(container.find(SentenceModel.class));
    }

    @Test
    void can_be_put_in_place_of_one_that_runs() throws Exception {
        var bundle = container.start(Map.of());
        container.await(SentenceModel.class);

        container.replace(bundle);

        assertEquals(
                1, container.await(SentenceModel.class).embed(List.of("hello")).size());
    }

    @Test
    void leaves_nothing_in_the_directory_of_its_data() throws Exception {
        var bundle = container.start(Map.of());
        container.await(SentenceModel.class);

        try (var left = Files.list(bundle.getDataFile("").toPath())) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void tells_of_a_directory_that_is_not_there() throws Exception {
        container.start(Map.of("directory", room.resolve("nowhere").toString()));

        assertProblem("There is no readable file " + room.resolve("nowhere/model.onnx"));
    }

    @Test
    void tells_of_a_model_that_is_none() throws Exception {
        garbage("model.onnx");
        garbage("tokenizer.json");
        container.start(Map.of("directory", room.toString()));

        assertProblem("model.onnx is no model");
    }

    @Test
    void tells_of_a_tokenizer_that_is_none() throws Exception {
        try (var shipped = new Unpacked(room)) {
            Files.copy(Weights.shipped(shipped).network(), room.resolve("model.onnx"));
        }
        garbage("tokenizer.json");
        container.start(Map.of("directory", room.toString()));

        assertProblem("tokenizer.json does not work with model.onnx");
    }

    @Test
    void tells_of_a_pooling_that_is_none() throws Exception {
        container.start(Map.of("directory", room.toString(), "pooling", "max"));

        assertProblem("pooling has to be cls or mean, not max.");
    }

    @Test
    void tells_of_a_number_of_threads_that_is_none() throws Exception {
        container.start(Map.of("threads", 0));

        assertProblem("threads has to be 1 to 64, not 0.");
    }

    private void assertProblem(String expected) throws Exception {
        var probe = container.await(Probe.class);
        container.await(() -> probe.problem()
                .filter(problem -> !problem.contains("being loaded"))
                .isPresent());
        assertTrue(probe.problem().get().contains(expected), probe.problem().get());
        assertNull(container.find(SentenceModel.class));
    }

    private void garbage(String name) throws IOException {
        Files.writeString(room.resolve(name), "garbage");
    }
}
