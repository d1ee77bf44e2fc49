/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.lib.wire.Json;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An answer as server-sent events: {@code piece} for what is being written, as it is written, then {@code message} with
 * the whole of it, or {@code error} with what went wrong. The turn is taken to its end on a thread of its own, whether
 * anybody listens or not.
 */
final class LiveAnswer implements StreamingOutput {

    private static final byte[] STILL_HERE = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Duration silence;
    private volatile boolean isHeard = true;
    private Optional<Event> first = Optional.empty();

    private record PieceJson(String text) {}

    private record Event(String name, Supplier<Record> data, Optional<RuntimeException> failure) {

        static Event piece(String text) {
            return new Event("piece", () -> new PieceJson(text), Optional.empty());
        }

        static Event message(AnswerJson answer) {
            return new Event("message", () -> answer, Optional.empty());
        }

        static Event error(Throwable thrown) {
            var failure = thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
            return new Event("error", () -> Problems.json(failure), Optional.of(failure));
        }

        boolean isLast() {
            return !name.equals("piece");
        }

        /** With the JSON in one line, as the format wants it. */
        byte[] bytes() {
            var json = new String(Json.write(data.get()), StandardCharsets.UTF_8);
            return "event: %s\ndata: %s\n\n".formatted(name, json).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** @param silence after which those who listen are told that there is more to come */
    LiveAnswer(Duration silence) {
        this.silence = silence;
    }

    /**
     * Begins the turn, and waits until there is something to tell, though not longer than silence may last.
     *
     * @param turn is given where the pieces go
     * @throws RuntimeException what the turn threw, if there is nothing else to tell
     */
    LiveAnswer begin(Executor threads, Function<Consumer<String>, AnswerJson> turn) {
        threads.execute(() -> take(turn));
        first = next();
        first.flatMap(Event::failure).ifPresent(failure -> {
            throw failure;
        });
        return this;
    }

    private void take(Function<Consumer<String>, AnswerJson> turn) {
        try {
            tell(Event.message(turn.apply(piece -> tell(Event.piece(piece)))));
        } catch (RuntimeException | Error thrown) {
            tell(Event.error(thrown));
        }
    }

    private void tell(Event event) {
        if (isHeard) {
            events.add(event);
        }
    }

    @Override
    public void write(OutputStream out) {
        try {
            send(first, out);
            for (var event = first; event.filter(Event::isLast).isEmpty(); send(event, out)) {
                event = next();
            }
        } catch (IOException nobodyListens) {
            isHeard = false;
            events.clear();
        }
    }

    private static void send(Optional<Event> event, OutputStream out) throws IOException {
        out.write(event.map(Event::bytes).orElse(STILL_HERE));
        out.flush();
    }

    private Optional<Event> next() {
        try {
            return Optional.ofNullable(events.poll(silence.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Event.error(e));
        }
    }
}
