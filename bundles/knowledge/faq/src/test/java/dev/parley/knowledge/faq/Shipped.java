/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import dev.parley.api.embed.SentenceModel;
import dev.parley.embedding.OnnxModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The model that Parley ships. */
final class Shipped {

    private static SentenceModel model;

    private Shipped() {}

    static synchronized SentenceModel model() {
        if (model == null) {
            try {
                model = OnnxModel.shipped(Path.of("target/model"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return model;
    }
}
