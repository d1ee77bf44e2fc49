/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which values a change may have. Lengths are ServiceNow's, in characters. */
final class Rules {

    private static final Map<String, Field<?>> FIELDS =
            Columns.FIELDS.stream().collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));
    private static final Set<String> THREE = Set.of("1", "2", "3");
    private static final Set<String> FOUR = Set.of("1", "2", "3", "4");
    private static final Map<Field<String>, Integer> LONGEST = Map.of(
            Field.SHORT_DESCRIPTION, 160,
            Field.DESCRIPTION, 4000,
            Field.JIRA_ISSUE_KEY, 255,
            Field.GITHUB_REPO, 255,
            Field.CONFIGURATION_ITEM, 255,
            Field.ASSIGNMENT_GROUP, 255,
            Field.JUSTIFICATION, 4000,
            Field.IMPLEMENTATION_PLAN, 4000,
            Field.TEST_PLAN, 4000,
            Field.BACKOUT_PLAN, 4000);

    private Rules() {}

    /** Each value that is given is one for its field. */
    static void checkGiven(ChangeFields fields) {
        fields.values().keySet().forEach(name -> checkReadable(name, fields));
        LONGEST.forEach((field, longest) -> fields.get(field)
                .filter(text -> text.codePointCount(0, text.length()) > longest)
                .ifPresent(text -> reject("The %s has %,d characters at most.", field.label(), longest)));
    }

    /** All values of a change fit together. */
    static void checkWhole(ChangeFields fields) {
        if (fields.get(Field.SHORT_DESCRIPTION).filter(text -> !text.isBlank()).isEmpty()) {
            reject("A change needs a summary.");
        }
        if (fields.get(Field.TYPE).flatMap(Course::of).isEmpty()) {
            reject("A change is normal, standard or emergency.");
        }
        checkOneOfFour(Field.PRIORITY, fields, "Its priority is 1 (critical), 2 (high), 3 (medium) or 4 (low).");
        checkOneOfFour(Field.RISK, fields, "Its risk is 1 (very high), 2 (high), 3 (moderate) or 4 (low).");
        if (fields.get(Field.IMPACT).filter(value -> !THREE.contains(value)).isPresent()) {
            reject("Its impact is 1 (high), 2 (medium) or 3 (low).");
        }
        var start = fields.get(Field.PLANNED_START);
        var end = fields.get(Field.PLANNED_END);
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            reject("The planned end has to be after the planned start.");
        }
    }

    /** ServiceNow: the type can only be changed in New. */
    static void checkType(ChangeState state, ChangeFields before, ChangeFields after) {
        if (!state.equals(ChangeState.NEW) && !before.get(Field.TYPE).equals(after.get(Field.TYPE))) {
            reject("The type can only be changed while the change is New.");
        }
    }

    private static void checkReadable(String name, ChangeFields fields) {
        var field = FIELDS.get(name);
        if (field == null) {
            reject("A change has no field %s; it has %s.", name, List.copyOf(new TreeSet<>(FIELDS.keySet())));
        }
        try {
            fields.get(field);
        } catch (IllegalArgumentException | DateTimeException e) {
            reject("%s is no value for the %s.", fields.values().get(name), field.label());
        }
    }

    private static void checkOneOfFour(Field<String> field, ChangeFields fields, String problem) {
        if (fields.get(field).filter(value -> !FOUR.contains(value)).isPresent()) {
            reject(problem);
        }
    }

    private static void reject(String sentence, Object... details) {
        throw new Rejected(details.length == 0 ? sentence : sentence.formatted(details));
    }
}
