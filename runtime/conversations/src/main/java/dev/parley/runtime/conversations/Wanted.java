/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a field should be: a whole text, after {@code ~} a part of it, or nothing at all. Points in time are compared as
 * such; one without an offset is meant in the conversation's zone.
 */
record Wanted(Optional<Template> text, boolean part) {

    static Wanted of(Yaml yaml) {
        if (yaml.isNull()) {
            return new Wanted(Optional.empty(), false);
        }
        var text = yaml.text();
        return text.startsWith("~")
                ? new Wanted(Optional.of(new Template(text.substring(1))), true)
                : new Wanted(Optional.of(new Template(text)), false);
    }

    boolean fits(Optional<String> got, Captures captures, ZoneId zone) {
        if (text.isEmpty() || got.isEmpty()) {
            return text.isEmpty() && got.isEmpty();
        }
        var template = text.get();
        return part
                ? template.isPart(got.get(), captures)
                : template.isWhole(got.get(), captures) || isSameMoment(template.filled(captures), got.get(), zone);
    }

    private static boolean isSameMoment(String wanted, String got, ZoneId zone) {
        var moment = moment(wanted, zone);
        return moment.isPresent() && moment.equals(moment(got, zone));
    }

    private static Optional<Instant> moment(String text, ZoneId zone) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return local(text, zone);
        }
    }

    private static Optional<Instant> local(String text, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    String shown(Captures captures) {
        return text.map(template -> (part ? "~" : "") + template.filled(captures))
                .orElse("nothing");
    }
}
