/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.user.User;
import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.Json;
import dev.parley.lib.wire.Problem;
import dev.parley.lib.wire.ReplyJson;
import dev.parley.lib.wire.Speech;
import dev.parley.runtime.conversations.Partner;
import dev.parley.runtime.conversations.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The engine, spoken to without HTTP, in the same words: what a test means here it means there. */
record InPerson(Dialog dialog, ChangeManagement changes, TrialClock clock) implements Partner {

    private static final URI HERE = URI.create("http://localhost/");
    private static final String CHANNEL = "rest";

    @Override
    public Line guest() {
        return new Visitor(new User(UUID.randomUUID().toString(), "Guest", Set.of(User.GUEST)));
    }

    @Override
    public boolean stopAt(Instant now) {
        clock.stopAt(now);
        return true;
    }

    @Override
    public void goOn() {
        clock.goOn();
    }

    private final class Visitor implements Line {

        private final User user;

        Visitor(User user) {
            this.user = user;
        }

        @Override
        public Reply say(Map<String, ?> message) {
            try {
                return new Reply(200, json(Json.write(ReplyJson.of(answered(input(message)), HERE))));
            } catch (RuntimeException e) {
                var problem = Problem.of(e);
                return new Reply(problem.status(), json(Json.write(problem.json())));
            }
        }

        private Outcome answered(Input input) {
            var form = Speech.form(input);
            var text = form.isEmpty()
                    ? Speech.text(input, "message")
                    : Speech.textIfAny(input, "message").orElse("");
            return dialog.say(new Speech(input, "*").by(user, CHANNEL, text, form));
        }

        @Override
        public Reply changes() {
            var own = new ChangeQuery(
                    true,
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    ChangeQuery.MOST,
                    Optional.empty());
            var results = changes.search(user, own).items().stream()
                    .map(InPerson::fields)
                    .toList();
            return new Reply(200, Map.of("results", results));
        }
    }

    /** A change's fields have the names that they have over HTTP. */
    private static Map<String, Object> fields(Change change) {
        var fields = new LinkedHashMap<String, Object>(change.fields().values());
        fields.put("number", change.number());
        fields.put("state", change.state().label());
        fields.put("state_code", change.state().code());
        fields.put("created_at", change.createdAt());
        fields.put("updated_at", change.updatedAt());
        List.of("id", "servicenow_sys_id").forEach(name -> fields.put(name, change.sysId()));
        return fields;
    }

    private static Input input(Map<String, ?> message) {
        try {
            var json = dev.parley.runtime.settings.Json.write(message);
            return new Input(Json.read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> json(byte[] written) {
        return (Map<?, ?>) dev.parley.runtime.settings.Json.read(new String(written, StandardCharsets.UTF_8));
    }
}
