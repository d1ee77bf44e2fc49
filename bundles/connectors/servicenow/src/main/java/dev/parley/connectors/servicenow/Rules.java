/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What ServiceNow would refuse, or take over as something else: said before it is asked. */
final class Rules {

    private static final Map<String, Field<?>> FIELDS =
            Columns.fields().collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));
    private static final int LONGEST = 4000;

    private Rules() {}

    /** Each value that is given is one for its field. */
    static void checkGiven(ChangeFields fields) {
        fields.values().forEach(Rules::checkReadable);
        fields.get(Field.SHORT_DESCRIPTION)
                .filter(String::isBlank)
                .ifPresent(blank -> reject("A change needs a summary."));
        checkMatches(fields, Field.TYPE, "normal|standard|emergency", "A change is normal, standard or emergency.");
        checkMatches(fields, Field.PRIORITY, "[1-4]", "Its priority is 1 (critical), 2 (high), 3 (medium) or 4 (low).");
        checkMatches(fields, Field.RISK, "[1-4]", "Its risk is 1 (very high), 2 (high), 3 (moderate) or 4 (low).");
        checkMatches(fields, Field.IMPACT, "[1-3]", "Its impact is 1 (high), 2 (medium) or 3 (low).");
        Stream.of(Field.CLOSE_CODE, Field.CLOSE_NOTES)
                .filter(field -> fields.get(field).isPresent())
                .forEach(field -> reject("The %s is set when the change is closed.", field.label()));
        fields.get(Field.ON_HOLD_REASON).ifPresent(text -> reject("Its hold has a reason; put it on hold instead."));
    }

    /** All values of a new change fit together. */
    static void checkNew(ChangeFields fields) {
        checkGiven(fields);
        if (fields.get(Field.SHORT_DESCRIPTION).isEmpty()) {
            reject("A change needs a summary.");
        }
        if (fields.get(Field.TEMPLATE).isPresent()
                && !fields.get(Field.TYPE).filter("standard"::equals).isPresent()) {
            reject("Only a standard change is made from a template.");
        }
        checkWindow(fields);
    }

    /** What is given fits to what the change has. */
    static void checkUpdate(ChangeFields before, ChangeFields given) {
        checkGiven(given);
        given.get(Field.TEMPLATE).ifPresent(name -> reject("A template is chosen when the change is created."));
        checkWindow(before.with(given));
    }

    private static void checkWindow(ChangeFields fields) {
        var start = fields.get(Field.PLANNED_START);
        var end = fields.get(Field.PLANNED_END);
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            reject("The planned end has to be after the planned start.");
        }
    }

    private static void checkReadable(String name, String value) {
        var field = FIELDS.get(name);
        if (field == null) {
            reject(
                    "A change has no field %s; it has %s.",
                    name, List.copyOf(FIELDS.keySet().stream().sorted().toList()));
        }
        try {
            field.read().apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            reject("%s is no value for the %s.", value, field.label());
        }
        checkLength(field.label(), value);
    }

    static void checkLength(String what, String text) {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            reject("The %s has %,d characters at most.", what, LONGEST);
        }
    }

    private static void checkMatches(ChangeFields fields, Field<String> field, String values, String problem) {
        if (fields.get(field).filter(value -> !value.matches(values)).isPresent()) {
            reject(problem);
        }
    }

    private static void reject(String sentence, Object... details) {
        throw new Rejected(details.length == 0 ? sentence : sentence.formatted(details));
    }
}
