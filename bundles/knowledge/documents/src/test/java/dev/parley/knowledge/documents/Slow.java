/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.api.embed.SentenceModel;
import dev.parley.testkit.Bag;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A model that takes so many batches of texts, and waits before the next. */
final class Slow implements SentenceModel {

    final Semaphore batches = new Semaphore(0);
    final Bag bag = new Bag();
    private final String name;

    Slow(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimensions() {
        return bag.dimensions();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        batches.acquireUninterruptibly();
        return bag.embed(texts);
    }
}
