/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import dev.parley.api.embed.SentenceModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks a model about each sentence once. */
final class Remembering implements SentenceModel {

    private final SentenceModel model;
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    Remembering(SentenceModel model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public int dimensions() {
        return model.dimensions();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream()
                .map(text -> vectors.computeIfAbsent(
                        text, missing -> model.embed(List.of(missing)).get(0)))
                .toList();
    }
}
