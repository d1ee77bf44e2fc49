/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.api.connector.CallLog;
import dev.parley.api.detect.Match;
import dev.parley.api.dialog.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * How a turn came to its reply, for admins: who took it for what, what was asked of whom, which bundles had a hand in
 * it. It is kept with the bot's message, and no channel sends it on. It is kept small, whatever a bundle does.
 */
final class Trace {

    private static final int MOST_ASKED = 8;
    private static final int MOST_MATCHES = 3;
    private static final int MOST_CALLS = 20;
    private static final int MOST_BUNDLES = 20;
    private static final int LONGEST = 120;

    private record Asked(String by, long nanos, List<Match> matches) {}

    private final long began = System.nanoTime();
    private final List<Asked> asked = new ArrayList<>();
    private final List<CallLog.Call> calls = new ArrayList<>();
    private final Map<String, String> bundles = new TreeMap<>();
    private boolean canary;

    /** A detector was asked. */
    synchronized void asked(String detector, long nanos, List<Match> matches) {
        if (asked.size() < MOST_ASKED) {
            asked.add(new Asked(detector, nanos, matches));
        }
    }

    /** Something of this bundle had a hand in it. */
    synchronized void used(Origin origin) {
        if (bundles.size() < MOST_BUNDLES) {
            bundles.put(origin.name(), origin.version().toString());
        }
    }

    /** The conversation is served by a bundle that not all are served by. */
    synchronized void onCanary() {
        canary = true;
    }

    synchronized void called(String system, String operation, long nanos, String outcome) {
        if (calls.size() < MOST_CALLS) {
            calls.add(new CallLog.Call(system, operation, Duration.ofNanos(nanos), outcome));
        }
    }

    /** Does something on this thread, and notes which other systems are called meanwhile. */
    <T> T keeping(Supplier<T> work) {
        var noted = new ArrayList<CallLog.Call>();
        try {
            return CallLog.keeping(noted, work);
        } finally {
            noted.forEach(
                    call -> called(call.system(), call.operation(), call.took().toNanos(), call.outcome()));
        }
    }

    /** This trace, of a turn that found the conversation like that. */
    Seen of(State before) {
        return new Seen(before);
    }

    /** A turn's trace, to be written down once it has come to its end. */
    final class Seen {

        private final State before;

        private Seen(State before) {
            this.before = before;
        }

        void write(ObjectNode node, Step step) {
            Trace.this.write(node, before.draft().map(Draft::progress).orElse(Progress.NONE), step.progress());
            if (step.state().misses() > before.misses()) {
                node.put("missed", true);
            }
        }
    }

    private synchronized void write(ObjectNode node, Progress before, Progress after) {
        node.put("took_ms", millis(System.nanoTime() - began));
        var detectors = node.putArray("detectors");
        for (var one : asked) {
            var detector = detectors.addObject().put("by", one.by()).put("took_ms", millis(one.nanos()));
            var matches = detector.putArray("matches");
            one.matches().stream().limit(MOST_MATCHES).forEach(match -> matches.addObject()
                    .put("intent", match.intent())
                    .put("confidence", match.confidence())
                    .put("why", brief(match.why())));
        }
        write(node.putObject("before"), before);
        write(node.putObject("after"), after);
        var systems = node.putArray("calls");
        calls.forEach(call -> systems.addObject()
                .put("system", brief(call.system()))
                .put("operation", brief(call.operation()))
                .put("took_ms", millis(call.took().toNanos()))
                .put("outcome", brief(call.outcome())));
        bundles.forEach(node.putObject("bundles")::put);
        if (canary) {
            node.put("canary", true);
        }
    }

    private static void write(ObjectNode node, Progress progress) {
        node.put("intent", progress.intent());
        var collected = node.putObject("collected");
        progress.collected().forEach((slot, value) -> collected.put(slot, brief(value)));
        progress.next().ifPresent(slot -> node.put("next", slot));
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 10_000.0) / 100.0;
    }

    private static String brief(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
