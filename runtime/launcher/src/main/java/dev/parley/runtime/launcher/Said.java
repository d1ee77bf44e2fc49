/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a running Parley says of deployed bundles, as people read it. */
final class Said {

    private static final int ROWS = 20;

    private Said() {}

    static List<Map<?, ?>> list(Object json) {
        return json instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList()
                : List.of();
    }

    static boolean isIn(Map<?, ?> deployment) {
        return List.of("ACTIVE", "CANARY").contains(text(deployment, "state"));
    }

    /** {@code dev.parley.x 1.0.0 is active}, and why it is not. */
    static String line(Map<?, ?> deployment) {
        var name = text(deployment, "name") + " " + text(deployment, "version");
        var reason = (text(deployment, "reason") + " " + text(deployment, "advice")).strip();
        var users = deployment.get("active") == null ? "" : "; users have " + deployment.get("active");
        return switch (text(deployment, "state")) {
            case "ACTIVE" -> (name + " is active. " + reason).strip().replaceFirst("\\.$", "");
            case "CANARY" ->
                "%s is on canary, for admins and %s %% of conversations%s"
                        .formatted(name, deployment.get("canary"), users);
            case "ON_TRIAL" -> name + " is on trial" + users;
            case "REFUSED" -> "%s is refused%s: %s".formatted(name, users, reason);
            default -> "%s does not run%s: %s".formatted(name, users, reason);
        };
    }

    /** The same in one short line, where reasons are told elsewhere. */
    static String state(Map<?, ?> deployment) {
        var state = text(deployment, "state").toLowerCase(Locale.ROOT).replace('_', ' ');
        var share = deployment.get("canary") == null
                ? ""
                : " for %s %% of conversations".formatted(deployment.get("canary"));
        var other = deployment.get("active") == null || deployment.get("active").equals(deployment.get("version"))
                ? ""
                : ", users have " + deployment.get("active");
        var earlier = deployment.get("earlier") instanceof List<?> list && !list.isEmpty()
                ? ", earlier: "
                        + String.join(", ", list.stream().map(String::valueOf).toList())
                : "";
        return "%s %s, %s%s%s%s"
                .formatted(deployment.get("name"), deployment.get("version"), state, share, other, earlier);
    }

    /** {@code dev.parley.x 1.0.0: needs …. What to do.} */
    static String problem(Map<?, ?> diagnosis) {
        return "%s: %s. %s"
                .formatted(
                        (text(diagnosis, "name") + " " + text(diagnosis, "version")).strip(),
                        text(diagnosis, "problem"),
                        text(diagnosis, "advice"))
                .strip();
    }

    /** What its trial has shown: tests that failed, and utterances that would go elsewhere. */
    static void trial(Map<?, ?> deployment, Object share) {
        if (!(deployment.get("report") instanceof Map<?, ?> report)) {
            return;
        }
        var played = list(report.get("conversations"));
        var failed = played.stream()
                .filter(test -> !(test.get("differences") instanceof List<?> none && none.isEmpty()))
                .toList();
        if (!played.isEmpty()) {
            System.out.printf(
                    "conversation tests: %d passed, %d failed%n", played.size() - failed.size(), failed.size());
        }
        failed.forEach(Said::difference);
        rerouted(report, share);
    }

    private static void difference(Map<?, ?> test) {
        System.out.printf("  %s (%s)%n", test.get("name"), test.get("place"));
        ((List<?>) test.get("differences")).forEach(difference -> System.out.println("    " + difference));
    }

    private static void rerouted(Map<?, ?> report, Object share) {
        var rows = list(report.get("rerouted"));
        if (rows.isEmpty()) {
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "of %s utterances, %d would go elsewhere (%.1f %% count, marked with *):%n",
                report.get("utterances"),
                rows.stream()
                        .mapToInt(row -> ((Number) row.get("times")).intValue())
                        .sum(),
                100 * ((Number) share).doubleValue());
        rows.stream()
                .limit(ROWS)
                .forEach(row -> System.out.printf(
                        "  %s %4s× %-50s %s → %s%n",
                        Boolean.TRUE.equals(row.get("counts")) ? "*" : " ",
                        row.get("times"),
                        row.get("utterance"),
                        intent(row.get("before")),
                        intent(row.get("after"))));
        if (rows.size() > ROWS) {
            System.out.printf("  and %d more%n", rows.size() - ROWS);
        }
    }

    private static String intent(Object name) {
        return "".equals(name) ? "(nothing)" : String.valueOf(name);
    }

    static String text(Map<?, ?> map, String field) {
        return map.get(field) == null ? "" : map.get(field).toString();
    }
}
