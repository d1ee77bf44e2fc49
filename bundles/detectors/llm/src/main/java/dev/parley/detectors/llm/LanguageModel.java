/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The language model, within its limits: of time, of money, of questions at a time. Beyond any of them, and while the
 * model is away, it says nothing. Thread-safe.
 */
final class LanguageModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LanguageModel.class);

    private static final Duration FREED = Duration.ofMillis(50);

    private final Duration deadline;
    private final int mostOutput;
    private final Budget budget;
    private final Absence absence;
    private final Asking asking;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newCachedThreadPool(LanguageModel::thread);

    LanguageModel(Settings settings, Clock clock) {
        this.deadline = settings.deadline();
        this.mostOutput = settings.mostOutput();
        this.budget = new Budget(settings.tokensADay(), settings.callsAMinute(), clock);
        this.absence = new Absence(clock);
        this.asking = new Asking(settings, budget);
        this.places = new Semaphore(settings.concurrency());
    }

    /** Whether a question has a chance to be answered. */
    boolean isWilling() {
        return !absence.lasts() && budget.isLeft();
    }

    /** What it answers, in its own words; empty if it does not, or is not asked. */
    Optional<String> ask(Prompt prompt) {
        return budget.set(prompt.tokens() + mostOutput).flatMap(share -> ask(prompt, share));
    }

    /** What was under way at the deadline counts as it was reckoned, as it may be charged. */
    private Optional<String> ask(Prompt prompt, Budget.Share share) {
        long start = System.nanoTime();
        var answer = new FutureTask<>(() -> asking.ask(prompt));
        try {
            if (!isBegun(answer)) {
                budget.settle(share, 0);
                return Optional.empty();
            }
            var response = answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            absence.answered();
            budget.settle(share, tokens(response, share));
            LOG.debug("An answer after {} ms, {} tokens", millisSince(start), tokens(response, share));
            return Optional.ofNullable(response.aiMessage().text());
        } catch (ExecutionException e) {
            budget.settle(share, 0);
            failed(e.getCause(), start);
        } catch (TimeoutException e) {
            failed(e, start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            answer.cancel(true);
        }
        return Optional.empty();
    }

    /** Runs it beside this thread, if there is a place for it. A place is free a moment after its answer is there. */
    private boolean isBegun(FutureTask<?> task) throws InterruptedException {
        if (threads.isShutdown() || !places.tryAcquire(FREED.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                places.release();
            }
        });
        return true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void failed(Throwable why, long start) {
        LOG.debug("No answer after {} ms: {}", millisSince(start), Trouble.named(why));
        if (!(why instanceof Asking.Declined)) {
            absence.failed(Trouble.named(why));
        }
    }

    private static long tokens(ChatResponse response, Budget.Share share) {
        return Optional.ofNullable(response.tokenUsage())
                .map(TokenUsage::totalTokenCount)
                .map(Integer::longValue)
                .filter(count -> count > 0)
                .orElse(share.tokens());
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    /** Whose classes are found by this bundle's loader, as langchain4j looks for services there. */
    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "parley-llm");
        thread.setDaemon(true);
        thread.setContextClassLoader(LanguageModel.class.getClassLoader());
        return thread;
    }
}
