/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.personal.PersonalData;
import dev.parley.api.user.User;
import dev.parley.lib.wire.Json;
import dev.parley.rest.SessionJson.UserJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is kept about somebody.
 *
 * @param kept by the names of those who keep it
 */
record ExportJson(
        UserJson user, Instant exportedAt, @JsonAnyGetter Map<String, JsonNode> kept) {

    static ExportJson of(User user, Instant at, List<PersonalData> places) {
        var kept = new LinkedHashMap<String, JsonNode>();
        for (var place : places) {
            if (kept.put(place.name(), read(place.export(user))) != null) {
                throw new IllegalStateException("two keep personal data under the name " + place.name());
            }
        }
        return new ExportJson(UserJson.of(user), at, kept);
    }

    /** Read rather than passed on, so that what is no JSON does not spoil the rest. */
    private static JsonNode read(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
