/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Which values the fields of a change may have. Lengths are ServiceNow's, in characters. */
final class Rules {

    static final int LONGEST_NOTE = 4000;

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final DateTimeFormatter READABLE =
            DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int MOST_QUOTED = 40;

    /** By field, what makes a value canonical or rejects it. */
    private static final Map<String, UnaryOperator<String>> RULES = Map.ofEntries(
            text(Field.SHORT_DESCRIPTION, 160),
            text(Field.DESCRIPTION, 4000),
            pattern(Field.PRIORITY, "[1-4]", "1 (critical), 2 (high), 3 (medium) or 4 (low)"),
            pattern(Field.TYPE, String.join("|", StateModel.types()), "normal, standard or emergency"),
            pattern(Field.RISK, "[1-4]", "1 (very high), 2 (high), 3 (moderate) or 4 (low)"),
            time(Field.PLANNED_START),
            time(Field.PLANNED_END),
            pattern(Field.JIRA_ISSUE_KEY, "[A-Z][A-Z0-9_]{0,99}-[1-9][0-9]{0,9}", "a key such as PAY-123"),
            pattern(
                    Field.GITHUB_REPO,
                    "[\\w.-]{1,100}/[\\w.-]{1,100}",
                    "an owner and a name, such as acme/payments"),
            pattern(Field.GITHUB_PR_NUMBER, "[1-9][0-9]{0,8}", "a number, such as 41"));

    private Rules() {}

    /** These fields with canonical values. */
    static ChangeFields checked(ChangeFields fields) {
        var canonical = new LinkedHashMap<String, String>();
        fields.values().forEach((name, value) -> canonical.put(name, rule(name).apply(value)));
        return new ChangeFields(canonical);
    }

    private static UnaryOperator<String> rule(String name) {
        var rule = RULES.get(name);
        if (rule == null) {
            throw new Rejected("A change has no field %s; it has %s."
                    .formatted(quoted(name), String.join(", ", RULES.keySet().stream().sorted().toList())));
        }
        return rule;
    }

    /** All that a change has fits together. */
    static void together(ChangeFields all) {
        if (all.get(Field.SHORT_DESCRIPTION).isEmpty()) {
            throw new Rejected("A change needs a summary: say in a few words what will be done.");
        }
        all.get(Field.PLANNED_START).ifPresent(start -> all.get(Field.PLANNED_END)
                .filter(end -> !end.isAfter(start))
                .ifPresent(end -> {
                    throw new Rejected("The planned end, %s, must be after the planned start, %s."
                            .formatted(READABLE.format(end), READABLE.format(start)));
                }));
    }

    /** A work note, or the reason for something. */
    static String note(String what, String text) {
        return text(what, LONGEST_NOTE, text);
    }

    private static Map.Entry<String, UnaryOperator<String>> text(Field<?> field, int longest) {
        return Map.entry(field.name(), value -> text("The " + field.label(), longest, value));
    }

    private static String text(String what, int longest, String value) {
        if (value.isBlank()) {
            throw new Rejected(what + " cannot be empty.");
        }
        if (value.indexOf('\0') >= 0) {
            throw new Rejected(what + " has a character that cannot be kept (U+0000); leave it out.");
        }
        var length = value.codePointCount(0, value.length());
        if (length > longest) {
            throw new Rejected("%s can have %d characters at most; this has %d.".formatted(what, longest, length));
        }
        return value.strip();
    }

    private static Map.Entry<String, UnaryOperator<String>> pattern(Field<?> field, String pattern, String allowed) {
        return Map.entry(field.name(), value -> {
            if (!value.matches(pattern)) {
                throw new Rejected(
                        "The %s must be %s, not %s.".formatted(field.label(), allowed, quoted(value)));
            }
            return value;
        });
    }

    private static Map.Entry<String, UnaryOperator<String>> time(Field<Instant> field) {
        return Map.entry(field.name(), value -> {
            try {
                var time = field.read().apply(value).truncatedTo(ChronoUnit.SECONDS);
                if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                    return time.toString();
                }
            } catch (DateTimeException e) {
                // It is no time: said below.
            }
            throw new Rejected("The %s must be a time such as 2031-03-01T22:00:00Z, not %s."
                    .formatted(field.label(), quoted(value)));
        });
    }

    private static String quoted(String value) {
        return "\"" + (value.length() <= MOST_QUOTED ? value : value.substring(0, MOST_QUOTED) + "…") + "\"";
    }
}
