/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import static dev.parley.api.watch.Subject.Kind.CHANGE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.watch.Subject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * ServiceNow, which has no webhooks of its own: a business rule sends what is described in the README. Scripts there
 * get an authentication code in Base64.
 */
final class ServiceNow implements Sender {

    private static final String TABLE = "change_request";
    private static final Pattern NUMBER = Pattern.compile("\\w{1,40}");

    @Override
    public String name() {
        return "servicenow";
    }

    @Override
    public String title() {
        return "ServiceNow";
    }

    @Override
    public String signature() {
        return "X-Parley-Signature";
    }

    @Override
    public List<String> written(byte[] mac) {
        return List.of(Sender.super.written(mac).get(0), Base64.getEncoder().encodeToString(mac));
    }

    @Override
    public Delivery read(HttpHeaders headers, byte[] body) {
        var json = Json.object(body);
        return Delivery.of(
                id(json),
                Stream.of(json)
                        .filter(record -> TABLE.equals(record.path("table").asText()))
                        .map(record -> new Subject(CHANGE, number(record))));
    }

    /** A record's update has a name even if the script gives it none. */
    private static String id(JsonNode json) {
        if (json.hasNonNull("event_id")) {
            return json.get("event_id").asText();
        }
        boolean isNamed = json.hasNonNull("sys_id") && json.hasNonNull("sys_mod_count");
        return isNamed
                ? "%s-%s"
                        .formatted(
                                json.get("sys_id").asText(),
                                json.get("sys_mod_count").asText())
                : null;
    }

    private static String number(JsonNode record) {
        String number = record.path("number").asText();
        if (!NUMBER.matcher(number).matches()) {
            throw new BadRequestException("The delivery does not say which change it is of, in number.");
        }
        return number;
    }
}
