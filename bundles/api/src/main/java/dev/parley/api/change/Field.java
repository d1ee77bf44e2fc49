/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import java.time.Instant;
import java.util.function.Function;

/**
 * A field of a change request, with the type of its value. Names are those of the seed's API; connectors map them to
 * their system's.
 *
 * @param name as in JSON: {@code planned_start_date}
 * @param label as people say it: {@code planned start}
 * @param read from the canonical text; throws IllegalArgumentException or DateTimeException for anything else
 */
public record Field<T>(String name, String label, Function<String, T> read) {

    public static final Field<String> SHORT_DESCRIPTION = text("short_description", "summary");
    public static final Field<String> DESCRIPTION = text("description", "description");

    /** {@code "1"} critical … {@code "4"} low. */
    public static final Field<String> PRIORITY = text("priority", "priority");

    /** {@code normal}, {@code standard} or {@code emergency}. */
    public static final Field<String> TYPE = text("type", "type");

    /** {@code "1"} very high … {@code "4"} low. */
    public static final Field<String> RISK = text("risk", "risk");

    public static final Field<Instant> PLANNED_START =
            new Field<>("planned_start_date", "planned start", Instant::parse);
    public static final Field<Instant> PLANNED_END = new Field<>("planned_end_date", "planned end", Instant::parse);
    public static final Field<String> JIRA_ISSUE_KEY = text("jira_issue_key", "Jira issue");
    public static final Field<String> GITHUB_REPO = text("github_repo", "GitHub repository");
    public static final Field<Integer> GITHUB_PR_NUMBER =
            new Field<>("github_pr_number", "pull request", Integer::valueOf);

    /** What is changed, by the name it has in the configuration database. */
    public static final Field<String> CONFIGURATION_ITEM = text("cmdb_ci", "configuration item");

    public static final Field<String> ASSIGNMENT_GROUP = text("assignment_group", "assignment group");
    public static final Field<String> JUSTIFICATION = text("justification", "justification");
    public static final Field<String> IMPLEMENTATION_PLAN = text("implementation_plan", "implementation plan");
    public static final Field<String> TEST_PLAN = text("test_plan", "test plan");
    public static final Field<String> BACKOUT_PLAN = text("backout_plan", "backout plan");

    /** {@code "1"} high … {@code "3"} low. */
    public static final Field<String> IMPACT = text("impact", "impact");

    /** The template of a standard change, by its name or key; given at creation, never read back. */
    public static final Field<String> TEMPLATE = text("template", "template");

    /** {@code successful}, {@code successful_issues} or {@code unsuccessful}; set by closing alone. */
    public static final Field<String> CLOSE_CODE = text("close_code", "close code");

    public static final Field<String> CLOSE_NOTES = text("close_notes", "close notes");

    /** Why it is on hold; absent if it is not. */
    public static final Field<String> ON_HOLD_REASON = text("on_hold_reason", "reason for the hold");

    private static Field<String> text(String name, String label) {
        return new Field<>(name, label, Function.identity());
    }
}
