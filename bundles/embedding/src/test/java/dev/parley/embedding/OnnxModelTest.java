/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

    private static final List<String> SENTENCES = List.of(
            "Create an emergency change for payments-db tonight",
            "what's the status of CHG0030007?",
            "x",
            "Wie wird das Wetter morgen?",
            "変更をキャンセルしてください",
            "🚀🔥 deploy 👩‍💻",
            "naïve café — “quoted”\tand\ntwo lines");

    @TempDir
    static Path room;

    private static OnnxModel model;

    @BeforeAll
    static void load() throws IOException {
        model = OnnxModel.shipped(room);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void gives_the_vectors_that_the_weights_give_elsewhere() {
        var elsewhere = new BgeSmallEnV15QuantizedEmbeddingModel();

        for (var sentence : SENTENCES) {
            assertArrayEquals(elsewhere.embed(sentence).content().vector(), vector(sentence), 1e-3f, sentence);
        }
    }

    @Test
    void puts_sentences_that_mean_the_same_nearer_than_others() {
        var cancel = vector("cancel my change request");

        double near = cosine(cancel, vector("I do not need the change any more, call it off"));
        double far = cosine(cancel, vector("what will the weather be like tomorrow"));

        assertTrue(near > far + 0.15, near + " and " + far);
    }

    @Test
    void gives_vectors_of_length_1_for_whatever_is_said() {
        var odd = Stream.of(
                "", " ", "\u0000", "\ud83d", "a\udc00b", "🙂".repeat(2_048), "word ".repeat(5_000), "漢".repeat(5_000));

        for (var text : Stream.concat(SENTENCES.stream(), odd).toList()) {
            assertEquals(model.dimensions(), vector(text).length);
            assertEquals(1, cosine(vector(text), vector(text)), 1e-5);
        }
    }

    @Test
    void reads_the_beginning_of_a_long_text() {
        var beginning = "please restart the database ".repeat(200);

        assertArrayEquals(vector(beginning), vector(beginning + "and cancel everything"));
    }

    @Test
    void gives_a_text_the_same_vector_alone_and_among_others_in_their_order() {
        var together = model.embed(SENTENCES);

        for (int i = 0; i < SENTENCES.size(); i++) {
            assertArrayEquals(vector(SENTENCES.get(i)), together.get(i));
        }
        assertEquals(List.of(), model.embed(List.of()));
    }

    @Test
    void gives_many_at_once_the_same_vectors() throws Exception {
        var alone = model.embed(SENTENCES);
        var threads = Executors.newFixedThreadPool(8);
        try {
            var asked = IntStream.range(0, 200)
                    .<Callable<float[]>>mapToObj(i -> () -> vector(SENTENCES.get(i % SENTENCES.size())))
                    .toList();
            List<Future<float[]>> answers = threads.invokeAll(asked);
            for (int i = 0; i < answers.size(); i++) {
                assertArrayEquals(
                        alone.get(i % SENTENCES.size()), answers.get(i).get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void refuses_calls_once_it_is_closed_and_ends_those_under_way() throws Exception {
        var closing = OnnxModel.shipped(room);
        var threads = Executors.newFixedThreadPool(4);
        try {
            var calls = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> {
                        while (true) {
                            closing.embed(SENTENCES);
                        }
                    }))
                    .toList();
            closing.embed(SENTENCES);

            closing.close();
            closing.close();

            for (var call : calls) {
                var end = assertThrows(ExecutionException.class, call::get);
                assertEquals(
                        "The model bge-small-en-v1.5-q is closed.",
                        end.getCause().getMessage());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void leaves_no_file_behind() throws IOException {
        try (var left = Files.list(room)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void takes_a_model_from_a_directory() throws IOException {
        try (var shipped = new Unpacked(room)) {
            var weights = Weights.shipped(shipped);
            var directory = Files.createDirectory(room.resolve("another"));
            Files.copy(weights.network(), directory.resolve("model.onnx"));
            Files.copy(weights.tokenizer(), directory.resolve("tokenizer.json"));

            try (var same = OnnxModel.of(Weights.in(directory, "another", Pooling.CLS), 2, room);
                    var mean = OnnxModel.of(Weights.in(directory, "mean", Pooling.MEAN), 1, room)) {
                assertEquals("another", same.name());
                assertArrayEquals(vector("hello"), same.embed(List.of("hello")).get(0), 1e-3f);
                var other = mean.embed(List.of("hello")).get(0);
                assertEquals(1, cosine(other, other), 1e-5);
                assertFalse(cosine(vector("hello"), other) > 0.99);
            } finally {
                Files.delete(directory.resolve("model.onnx"));
                Files.delete(directory.resolve("tokenizer.json"));
                Files.delete(directory);
            }
        }
    }

    private static float[] vector(String text) {
        return model.embed(List.of(text)).get(0);
    }

    private static double cosine(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
