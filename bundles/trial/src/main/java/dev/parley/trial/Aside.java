/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.embed.VectorCache;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * The vectors that are kept outside, asked for on a thread of the outside: whatever they begin there, a pool's threads
 * say, is none of the trial's and does not end with it.
 */
record Aside(VectorCache outside, Executor thread) implements VectorCache {

    @Override
    public Map<String, float[]> find(String model, Collection<String> texts) {
        return call(() -> outside.find(model, texts));
    }

    @Override
    public void keep(String model, Map<String, float[]> vectors) {
        call(() -> {
            outside.keep(model, vectors);
            return true;
        });
    }

    private <T> T call(Callable<T> work) {
        var task = new FutureTask<T>(work);
        thread.execute(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new Unavailable("the database", Duration.ofSeconds(1), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the database", Duration.ofSeconds(1), e);
        }
    }
}
