/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import static dev.parley.intents.change.create.Samples.PASSED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.code.PullRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskTest {

    private static final PullRequest.Checks FAILED = new PullRequest.Checks(2, List.of("lint"), List.of());

    private static String risk(List<String> files, PullRequest.Checks checks, String... objectors) {
        return Risk.of(Samples.pullRequest("Retry", "", files, checks, List.of(objectors)));
    }

    private static List<String> classes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "src/Pay" + i + ".java").toList();
    }

    @Test
    void begins_at_low() {
        assertEquals("4", risk(List.of(), PullRequest.Checks.NONE));
        assertEquals("4", risk(classes(10), PASSED));
    }

    @Test
    void rises_with_the_number_of_files() {
        assertEquals("3", risk(classes(11), PASSED));
        assertEquals("3", risk(classes(50), PASSED));
        assertEquals("2", risk(classes(51), PASSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db/migrations/004.rb",
                "schema.sql",
                "infra/terraform/main.tf",
                "Dockerfile",
                "app/Dockerfile",
                ".github/workflows/ci.yml",
                "deploy/values.yaml",
                "src/auth/Login.java"
            })
    void rises_with_files_that_are_delicate(String file) {
        assertEquals("3", risk(List.of("src/Pay.java", file), PASSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/Deployment.java", "src/author/Name.java", "mysql.properties", "src/tf/Model.java"})
    void does_not_rise_with_files_that_only_sound_delicate(String file) {
        assertEquals("4", risk(List.of(file), PASSED));
    }

    @Test
    void rises_with_failed_checks_and_with_objections_up_to_very_high() {
        assertEquals("3", risk(classes(1), FAILED));
        assertEquals("3", risk(classes(1), PASSED, "cleo"));
        assertEquals("2", risk(classes(1), FAILED, "cleo"));
        assertEquals("1", risk(classes(60), FAILED, "cleo"));
    }

    @Test
    void stays_low_for_documentation() {
        assertEquals("4", risk(Collections.nCopies(60, "docs/deploy/install.html"), FAILED, "cleo"));
        assertEquals("4", risk(List.of("README.md", "web/docs/logo.svg"), PASSED));
        assertEquals("3", risk(List.of("README.md", "db/migrations/1.sql"), PASSED));
    }
}
