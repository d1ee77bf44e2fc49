/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a model.
 *
 * @param name what {@link dev.parley.api.embed.SentenceModel#name} says
 * @param network in ONNX; from ids of tokens to a vector for each
 * @param tokenizer a Hugging Face tokenizer.json
 */
record Weights(String name, Path network, Path tokenizer, Pooling pooling) {

    private static final String SHIPPED = "bge-small-en-v1.5-q";

    static Weights shipped(Unpacked room) throws IOException {
        return new Weights(SHIPPED, room.file(SHIPPED + ".onnx"), room.file(SHIPPED + "-tokenizer.json"), Pooling.CLS);
    }

    /** @throws IOException if a file is missing */
    static Weights in(Path directory, String name, Pooling pooling) throws IOException {
        return new Weights(name, there(directory, "model.onnx"), there(directory, "tokenizer.json"), pooling);
    }

    private static Path there(Path directory, String file) throws IOException {
        var path = directory.resolve(file);
        if (!Files.isReadable(path)) {
            throw new IOException("There is no readable file " + path + ".");
        }
        return path;
    }
}
