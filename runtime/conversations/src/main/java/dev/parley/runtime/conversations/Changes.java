/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares the changes that a user has with those that they should have: these and no others. */
final class Changes {

    static final String WHAT = "changes";

    private Changes() {}

    static List<Difference> compare(List<Map<String, Wanted>> wanted, Reply reply, Captures captures, ZoneId zone) {
        if (reply.isRefused()) {
            return List.of(new Difference(WHAT, "a list", "%d: %s".formatted(reply.status(), reply.says())));
        }
        var left =
                new ArrayList<>(reply.list("results").stream().map(Reply::texts).toList());
        var missing = new ArrayList<Map<String, Wanted>>();
        for (var one : wanted) {
            var found = left.stream()
                    .filter(change -> fits(one, change, captures, zone))
                    .findFirst();
            found.ifPresentOrElse(left::remove, () -> missing.add(one));
        }
        return missing.isEmpty() && left.isEmpty()
                ? List.of()
                : List.of(new Difference(WHAT, wanted(missing, captures), got(left, wanted)));
    }

    /** A change that does not fit leaves no names behind. */
    private static boolean fits(
            Map<String, Wanted> wanted, Map<String, String> change, Captures captures, ZoneId zone) {
        return fit(wanted, change, captures.copy(), zone) && fit(wanted, change, captures, zone);
    }

    private static boolean fit(Map<String, Wanted> wanted, Map<String, String> change, Captures captures, ZoneId zone) {
        return wanted.entrySet().stream().allMatch(field -> field.getValue()
                .fits(Optional.ofNullable(change.get(field.getKey())), captures, zone));
    }

    private static String wanted(List<Map<String, Wanted>> missing, Captures captures) {
        return missing.isEmpty()
                ? "no others"
                : missing.stream()
                        .map(change -> change.entrySet().stream()
                                .map(field ->
                                        field.getKey() + ": " + field.getValue().shown(captures))
                                .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "));
    }

    /** What is left, with the fields that are spoken of. */
    private static String got(List<Map<String, String>> left, List<Map<String, Wanted>> wanted) {
        return left.isEmpty()
                ? "nothing of that kind"
                : left.stream().map(change -> shown(change, wanted)).collect(Collectors.joining("; "));
    }

    private static String shown(Map<String, String> change, List<Map<String, Wanted>> wanted) {
        return change.entrySet().stream()
                .filter(field -> List.of("number", "short_description", "state").contains(field.getKey())
                        || wanted.stream().anyMatch(one -> one.containsKey(field.getKey())))
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining(", "));
    }
}
