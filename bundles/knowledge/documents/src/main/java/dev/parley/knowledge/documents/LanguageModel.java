/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes answers from passages by a language model, within its limits of time and of questions at a time. When it is away,
 * too slow, or writes what the passages do not hold, there is no answer. Thread-safe.
 */
final class LanguageModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LanguageModel.class);

    /** What the model sends: a piece of its answer, its end, or why there is none. */
    private record Sent(Optional<String> piece, Optional<Throwable> failure) {}

    private final Settings settings;
    private final StreamingChatModel model;
    private final Clock clock;
    private final Absence absence;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newCachedThreadPool(LanguageModel::thread);

    LanguageModel(Settings settings, Clock clock) {
        this.settings = settings;
        this.model = settings.provider().connect(settings);
        this.clock = clock;
        this.absence = new Absence(clock);
        this.places = new Semaphore(settings.concurrency());
    }

    /**
     * @param until nobody waits longer
     * @param listener gets the answer as it is written, a sentence or more at a time; what it throws is passed on
     */
    Optional<Draft.Written> write(String question, List<Piece> passages, Instant until, Consumer<String> listener) {
        if (absence.lasts() || threads.isShutdown() || !places.tryAcquire()) {
            return Optional.empty();
        }
        var reception = new Reception();
        try {
            var request = Prompt.of(question, passages, settings.mostOutput());
            threads.execute(() -> ask(reception, () -> model.chat(request, reception)));
            return received(new Draft(question, passages, listener), reception, deadline(until));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            reception.isOver = true;
            places.release();
        }
    }

    private static void ask(Reception reception, Runnable asking) {
        try {
            asking.run();
        } catch (RuntimeException | LinkageError e) {
            reception.onError(e);
        }
    }

    private Optional<Draft.Written> received(Draft draft, Reception reception, Instant deadline)
            throws InterruptedException {
        while (true) {
            long left = deadline.toEpochMilli() - clock.millis();
            var sent = left <= 0 ? null : reception.sent.poll(left, TimeUnit.MILLISECONDS);
            if (sent == null) {
                absence.failed("it takes too long");
                return Optional.empty();
            }
            if (sent.failure().isPresent()) {
                LOG.debug("No answer: {}", named(sent.failure().get()));
                absence.failed(named(sent.failure().get()));
                return Optional.empty();
            }
            try {
                if (sent.piece().isEmpty()) {
                    absence.answered();
                    return Optional.of(draft.end());
                }
                draft.add(sent.piece().get());
            } catch (Draft.Refused e) {
                absence.answered();
                LOG.debug("Refused: {}", e.getMessage());
                return Optional.empty();
            }
        }
    }

    private Instant deadline(Instant until) {
        var own = clock.instant().plus(settings.deadline());
        return own.isBefore(until) ? own : until;
    }

    /** {@code HTTP 429}, {@code ConnectException}; never a message, which may hold what was sent. */
    private static String named(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(10)
                .filter(HttpException.class::isInstance)
                .map(e -> "HTTP " + ((HttpException) e).statusCode())
                .findFirst()
                .orElse(failure.getClass().getSimpleName());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Whose classes are found by this bundle's loader, as langchain4j looks for services there. */
    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "parley-documents-llm");
        thread.setDaemon(true);
        thread.setContextClassLoader(LanguageModel.class.getClassLoader());
        return thread;
    }

    /** Takes what the model sends, until nobody waits for it any more. */
    private static final class Reception implements StreamingChatResponseHandler {

        private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
        private volatile boolean isOver;

        @Override
        public void onPartialResponse(PartialResponse response, PartialResponseContext context) {
            if (isOver) {
                context.streamingHandle().cancel();
            } else {
                sent.add(new Sent(Optional.of(response.text()), Optional.empty()));
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            sent.add(new Sent(Optional.empty(), Optional.empty()));
        }

        @Override
        public void onError(Throwable error) {
            sent.add(new Sent(Optional.empty(), Optional.of(error)));
        }
    }
}
