/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the world begins as: {@code world.json}. A text such as {@code @+2 22:00} in it is a moment: two days from today,
 * ten in the evening in UTC.
 */
public final class Seed {

    private static final Pattern MOMENT = Pattern.compile("@([+-]\\d+) (\\d\\d:\\d\\d)");

    private final Clock clock;
    private final DateTimeFormatter moments;

    /** @param moments how the system writes moments */
    public Seed(Clock clock, DateTimeFormatter moments) {
        this.clock = clock;
        this.moments = moments.withZone(ZoneOffset.UTC);
    }

    /** A system's part of the world, new each time. */
    public ObjectNode of(Vendor vendor) {
        return (ObjectNode) dated(resource("world.json").path(vendor.name().toLowerCase(Locale.ROOT)));
    }

    public static JsonNode resource(String name) {
        try (var json = Seed.class.getResourceAsStream(name)) {
            return Json.read(json.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode dated(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> object.set(name, dated(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, dated(array.get(i)));
            }
        } else if (node instanceof TextNode text
                && MOMENT.matcher(text.textValue()).matches()) {
            return TextNode.valueOf(moments.format(moment(text.textValue())));
        }
        return node;
    }

    private Instant moment(String text) {
        var matcher = MOMENT.matcher(text);
        matcher.matches();
        return clock.instant()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(Integer.parseInt(matcher.group(1)))
                .atTime(LocalTime.parse(matcher.group(2)))
                .toInstant(ZoneOffset.UTC);
    }
}
