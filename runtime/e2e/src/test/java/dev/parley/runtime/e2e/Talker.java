/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks who is on call, again and again, at once and with a form, until it is told to stop. */
final class Talker {

    private static final long PATIENCE_SECONDS = 60;

    private final Guest guest;
    private final List<String> sent = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final CompletableFuture<Void> talk;
    private volatile long slowest;
    private volatile boolean isStopped;
    private volatile String awaited = "";
    private volatile CompletableFuture<Void> heard = new CompletableFuture<>();

    Talker(URI url) {
        guest = new Guest(url);
        talk = CompletableFuture.runAsync(this::talk, command -> new Thread(command, "talker").start());
    }

    private void talk() {
        while (!isStopped) {
            person(say("who is on call for payments?"));
            say("who is on call?");
            say("search");
        }
    }

    private JsonNode say(String text) {
        var id = UUID.randomUUID().toString();
        sent.add(id);
        var began = System.nanoTime();
        var reply = guest.say(text, id);
        slowest = Math.max(slowest, (System.nanoTime() - began) / 1_000_000);
        turns.incrementAndGet();
        if (reply.path("kind").asText().equals("failure")) {
            wrong.add(reply.toString());
        }
        return reply;
    }

    private void person(JsonNode reply) {
        if (!awaited.isEmpty() && reply.get("bot_message").asText().equals(awaited + " is on call for payments.")) {
            heard.complete(null);
        }
    }

    /** Until this person is on call for payments, and from then on nobody else is. */
    void await(String person) {
        heard = new CompletableFuture<>();
        awaited = person;
        try {
            CompletableFuture.anyOf(heard, talk).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(person + " is never on call", e);
        } catch (Exception e) {
            throw new IllegalStateException("the talk has ended", e);
        }
    }

    void stop() {
        isStopped = true;
        talk.join();
    }

    /** Replies that tell of a failure. */
    List<String> wrong() {
        return wrong;
    }

    int turns() {
        return turns.get();
    }

    /** In milliseconds. */
    long slowest() {
        return slowest;
    }

    /** What the log does not have exactly once: each message, and a reply behind it. */
    List<String> doubled() {
        var log = guest.wholeTranscript();
        var logged = log.stream()
                .filter(message -> message.get("sender").asText().equals("user"))
                .map(message -> message.get("metadata").get("client_message_id").asText())
                .toList();
        var odd = new ArrayList<String>();
        if (!logged.equals(sent)) {
            odd.add("said %d, logged %d".formatted(sent.size(), logged.size()));
        }
        for (int at = 0; at < log.size(); at++) {
            if (!log.get(at).get("sender").asText().equals(at % 2 == 0 ? "user" : "bot")) {
                odd.add(log.get(at).toString());
            }
        }
        return odd;
    }
}
