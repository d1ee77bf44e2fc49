/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.code.PullRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftsTest {

    private static final String BODY = """
            Retries payments **three times**.

            ## Deployment plan
            1. Deploy to canary

            ## How has this been tested?
            On staging.

            ## Rollback plan
            Redeploy 1.4.""";

    private static Map<String, String> drafted(
            String title, String body, List<String> files, PullRequest.Checks checks) {
        return Drafts.of(Samples.pullRequest(title, body, files, checks, List.of()), Locale.ENGLISH)
                .canonical();
    }

    @Test
    void makes_summary_description_risk_and_plans_of_a_pull_request() {
        var checks = new PullRequest.Checks(2, List.of("lint"), List.of("e2e"));
        assertEquals(
                Map.of(
                        "short_description",
                        "Retry payments",
                        "description",
                        """
                        Retries payments three times.

                        acme/pay#41: https://github.com/acme/pay/pull/41
                        2 files changed: src/Pay.java, schema.sql
                        Checks: 2 passed; failed: lint; still running: e2e""",
                        "risk",
                        "2",
                        "implementation_plan",
                        "1. Deploy to canary",
                        "test_plan",
                        "On staging.",
                        "backout_plan",
                        "Redeploy 1.4."),
                drafted("Retry\n payments ", BODY, List.of("src/Pay.java", "schema.sql"), checks));
    }

    @Test
    void makes_no_plans_where_there_are_none() {
        assertEquals(
                Map.of(
                        "short_description", "Retry",
                        "description", "acme/pay#41: https://github.com/acme/pay/pull/41",
                        "risk", "4"),
                drafted("Retry", "", List.of(), PullRequest.Checks.NONE));
    }

    @Test
    void names_the_first_files() {
        var description = drafted("Retry", "", List.of("a", "b", "c", "d", "e", "f"), Samples.PASSED)
                .get("description");
        assertTrue(description.contains("\n6 files changed: a, b, c, d, e, …\nChecks: 3 passed"), description);
        assertTrue(drafted("Retry", "", List.of("a"), Samples.PASSED)
                .get("description")
                .contains("\n1 file changed: a\n"));
    }

    @Test
    void fits_its_slots_whatever_is_given() {
        var checks = new PullRequest.Checks(0, List.of("x".repeat(5000)), List.of());
        var drafted = drafted("👩".repeat(200), "y".repeat(9000) + "\n## Test\n" + "z".repeat(9000), List.of(), checks);
        assertEquals("👩".repeat(79) + "…", drafted.get("short_description"));
        assertTrue(drafted.get("description").length() <= 4000);
        assertEquals("z".repeat(3999) + "…", drafted.get("test_plan"));
        var long_ =
                drafted("Retry", "y".repeat(9000), List.of(), Samples.PASSED).get("description");
        assertEquals(4000, long_.length());
        assertTrue(long_.endsWith("y…\n\nacme/pay#41: https://github.com/acme/pay/pull/41\nChecks: 3 passed"), long_);
    }

    @Test
    void makes_summary_description_and_priority_of_an_issue() {
        assertEquals(
                Map.of(
                        "short_description",
                        "Payments time out",
                        "description",
                        "Since Monday.\n\nPAY-12, In Review: https://acme.atlassian.net/browse/PAY-12",
                        "priority",
                        "2"),
                Drafts.of(Samples.issue("Payments time out", "Since Monday.\n", "High"))
                        .canonical());
    }

    @Test
    void leaves_to_ask_what_an_issue_does_not_say() {
        assertEquals(
                Map.of("short_description", "Payments time out"),
                Drafts.of(Samples.issue("Payments time out", " ", null)).canonical());
    }

    @ParameterizedTest
    @CsvSource({"Highest, 1", "BLOCKER, 1", "Major, 2", "Medium, 3", "Low, 4", "Lowest, 4", "P-Whatever, "})
    void maps_the_priorities_that_it_knows(String name, String priority) {
        assertEquals(
                priority,
                Drafts.of(Samples.issue("Payments time out", "", name))
                        .canonical()
                        .get("priority"));
    }
}
