/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Heard;
import dev.parley.api.detect.Match;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.user.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What one turn sees. An intent that it has found once stays the same to its end, also if that is replaced meanwhile.
 * Used on one thread.
 */
final class Sight implements Repertoire, AutoCloseable {

    private final Supplier<Picture> picture;
    private final Trace trace;
    private final Map<String, Deployed> entered = new HashMap<>();
    private final Map<List<Object>, List<Match>> opinions = new HashMap<>();

    Sight(Supplier<Scene> scene, UUID conversation, User user, Trace trace) {
        this.picture = () -> scene.get().of(conversation, user);
        this.trace = trace;
        if (scene.get().isOnCanary(conversation, user)) {
            trace.onCanary();
        }
    }

    @Override
    public Optional<Deployed> find(String intent) {
        var known = entered.get(intent);
        return known == null ? enter(intent) : Optional.of(known);
    }

    private Optional<Deployed> enter(String intent) {
        for (var now = found(intent); now != null; now = found(intent)) {
            if (now.enter()) { // else another picture is there, which has not this one
                entered.put(intent, now);
                trace.used(now.origin());
                return Optional.of(now);
            }
        }
        return Optional.empty();
    }

    private Deployed found(String intent) {
        return picture.get().intents().get(intent);
    }

    @Override
    public List<IntentSpec> specs(Language language) {
        return picture.get().specs(language);
    }

    @Override
    public boolean isExample(Words words) {
        return picture.get().examples().contains(words.text());
    }

    @Override
    public Detected recognizeByRules(Heard heard) {
        return picture.get().recognizeByRules(heard, this::opinion);
    }

    @Override
    public Detected recognize(Heard heard) {
        return picture.get().recognize(heard, one -> true, this::opinion);
    }

    /** A turn comes back to the same words more than once; what a detector thinks of them stays. */
    private List<Match> opinion(Recognition one, Heard heard) {
        var key = List.<Object>of(one.detector(), heard.text(), heard.locale());
        var known = opinions.get(key);
        if (known != null) {
            return known;
        }
        long began = System.nanoTime();
        var matches = one.of(heard);
        trace.asked(one.detector(), System.nanoTime() - began, matches);
        trace.used(one.bulkhead().origin());
        opinions.put(key, matches);
        return matches;
    }

    @Override
    public void close() {
        entered.values().forEach(Deployed::leave);
        entered.clear();
    }
}
