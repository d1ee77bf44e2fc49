/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Somebody who talks to a Parley, and whom it has not seen before. */
final class Guest {

    private final Partner.Line line;
    private final Map<String, Object> manner = new LinkedHashMap<>();
    private Optional<String> conversation = Optional.empty();

    Guest(Partner partner, Optional<String> language, Optional<ZoneId> zone) {
        language.ifPresent(tag -> manner.put("language", tag));
        zone.ifPresent(id -> manner.put("time_zone", id.getId()));
        line = partner.guest();
    }

    /** What is said next begins a conversation. */
    void beginAnew() {
        conversation = Optional.empty();
    }

    Reply say(Said said, Captures captures) {
        var message = new LinkedHashMap<String, Object>(manner);
        message.put("conversation_id", conversation.orElse(null));
        message.put("message", said.text().filled(captures));
        if (!said.form().isEmpty()) {
            var form = new LinkedHashMap<String, String>();
            said.form().forEach((slot, value) -> form.put(slot, value.filled(captures)));
            message.put("form", form);
        }
        var reply = line.say(message);
        conversation = reply.find("conversation_id").or(() -> conversation);
        return reply;
    }

    Reply changes() {
        return line.changes();
    }
}
