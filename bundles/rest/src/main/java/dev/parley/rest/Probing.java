/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.health.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks probes, side by side and not for long. One that hangs is asked once, however often it is wanted. */
final class Probing implements AutoCloseable {

    private final Duration patience;
    private final Map<Probe, CompletableFuture<Optional<String>>> asked = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "parley-probe");
        thread.setDaemon(true);
        return thread;
    });

    Probing(Duration patience) {
        this.patience = patience;
    }

    /** What is wrong, each with the probe's name. */
    List<String> problems(List<Probe> probes) {
        long deadline = System.nanoTime() + patience.toNanos();
        var answers = probes.stream().map(this::ask).toList();
        var problems = new ArrayList<String>();
        for (int i = 0; i < answers.size(); i++) {
            String name = probes.get(i).name();
            answer(answers.get(i), deadline).ifPresent(problem -> problems.add(name + ": " + problem));
        }
        return problems;
    }

    private CompletableFuture<Optional<String>> ask(Probe probe) {
        var answer = asked.computeIfAbsent(probe, p -> CompletableFuture.supplyAsync(p::problem, threads));
        answer.whenComplete((problem, error) -> asked.remove(probe, answer));
        return answer;
    }

    private Optional<String> answer(CompletableFuture<Optional<String>> answer, long deadline) {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            return Optional.of("failed with " + e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
