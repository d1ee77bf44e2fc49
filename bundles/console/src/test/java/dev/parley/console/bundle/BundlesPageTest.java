/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.deployment.Deployment.State;
import dev.parley.api.deployment.Report;
import dev.parley.api.deployment.Terms;
import dev.parley.api.usage.BundleUsage;
import dev.parley.console.Pages;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Message;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Visit;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundlesPageTest {

    private final BundlesPage page = new BundlesPage();
    private final FakeDeployments deployments = new FakeDeployments();

    @BeforeEach
    void begin() {
        page.deployments = deployments;
    }

    private String shown(String... parameters) {
        return Pages.text(page.show(Visit.of(Pages.ADA, parameters)));
    }

    private Answer uploaded(String content, String... more) {
        return page.act(Pages.with(Pages.sent("deploy", more), "jar", "on-call.jar", content));
    }

    private Answer done(String deed, String... more) {
        var all = new String[more.length + 2];
        all[0] = "bundle";
        all[1] = FakeDeployments.NAME;
        System.arraycopy(more, 0, all, 2, more.length);
        return page.act(Pages.sent(deed, all));
    }

    @Test
    void problems_bundles_and_what_they_use_are_listed() {
        page.usage = () -> List.of(new BundleUsage(
                FakeDeployments.NAME,
                "1.2.0",
                1234,
                56,
                7,
                Duration.ofMillis(3),
                Duration.ofMillis(450),
                Duration.ofSeconds(2),
                5 << 20,
                1,
                2,
                BundleUsage.Breaker.OPEN));

        assertTrue(shown().contains("needs package a.b [2.0,3); this Parley has 1.4"));
        assertTrue(shown().contains("Rebuild it."));
        assertTrue(shown().contains(FakeDeployments.NAME));
        for (var figure : List.of("450.0 ms", "2.00 s", "5 MB", "no, it failed too often")) {
            assertTrue(shown().contains(figure), figure);
        }
    }

    @Test
    void a_jar_is_deployed_on_the_terms_of_the_form_and_not_kept() {
        var answer = (Answer.Elsewhere) uploaded("a jar", "canary", "10", "threshold", "2.5", "untried", "true");

        var terms = new Terms(false, Optional.of(0.025), Optional.of(10));
        assertEquals(List.of("deploy a jar " + terms + " Ada"), deployments.asked);
        assertEquals(Message.Kind.GOOD, answer.message().kind());
        assertFalse(Files.exists(deployments.jar.orElseThrow()));
    }

    @Test
    void what_is_left_empty_is_as_usual() {
        uploaded("a jar");

        assertEquals(List.of("deploy a jar " + Terms.USUAL + " Ada"), deployments.asked);
    }

    @Test
    void what_is_no_bundle_is_told_at_the_form() {
        var answer = (Answer.Here) uploaded("no jar");

        assertEquals(422, answer.status());
        assertTrue(Pages.text(answer.content()).contains("This is no jar."));
        assertFalse(Files.exists(deployments.jar.orElseThrow()));
        assertTrue(Pages.shown(page.act(Pages.sent("deploy"))).contains("Choose a jar first."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "101", "1e2", "many", "0x5"})
    void a_share_that_is_none_is_told_at_the_form(String share) {
        assertTrue(Pages.shown(uploaded("a jar", "canary", share)).contains("from 0 to 100"));
        assertTrue(Pages.shown(done("widen", "percent", share)).contains("from 0 to 100"));
        assertEquals(List.of(), deployments.asked);
    }

    @Test
    void one_that_is_refused_is_told_with_the_reason_and_the_next_step() {
        deployments.bundle =
                FakeDeployments.bundle(State.REFUSED, "2 of 3 tests failed.", Optional.empty(), Optional.empty());

        var answer = (Answer.Elsewhere) uploaded("a jar");

        assertEquals(Message.Kind.BAD, answer.message().kind());
        assertTrue(answer.message().text().contains("2 of 3 tests failed. Mend it."));
    }

    @Test
    void removing_and_rolling_back_are_asked_twice() {
        assertTrue(Pages.shown(done("remove")).contains("Are you sure?"));
        assertTrue(Pages.shown(done("rollback", "version", "1.0.0")).contains("value=\"1.0.0\""));
        assertEquals(List.of(), deployments.asked);

        done("rollback", "version", "1.0.0", "sure", "yes");
        done("remove", "sure", "yes");
        assertEquals(List.of("roll back to 1.0.0 Ada", "remove Ada"), deployments.asked);
    }

    @Test
    void a_canary_is_widened() {
        deployments.bundle = FakeDeployments.bundle(State.CANARY, "", Optional.of(10), Optional.empty());
        assertTrue(shown("bundle", FakeDeployments.NAME).contains("canary, 10 %"));

        done("widen", "percent", "100");
        assertEquals(List.of("widen 100 Ada"), deployments.asked);
    }

    @Test
    void a_trial_is_told_with_differences_transcript_and_what_is_rerouted() {
        var failed = new Report.Played("asks", "a.yaml:3", List.of("Expected " + Pages.HOSTILE), List.of("user: hi"));
        var moved = new Report.Rerouted(Pages.HOSTILE, 42, "change_list", "", true);
        var report = new Report(Optional.empty(), List.of(failed), 100, List.of(moved));
        deployments.bundle = FakeDeployments.bundle(State.REFUSED, "No.", Optional.empty(), Optional.of(report));

        var shown = shown("bundle", FakeDeployments.NAME);

        for (var text : List.of(
                "0 of 1 passed.",
                Pages.ESCAPED,
                "user: hi",
                "a.yaml:3",
                "42",
                "change_list",
                "not understood",
                "42.0 %")) {
            assertTrue(shown.contains(text), text);
        }
        assertFalse(shown.contains("<script>"));
    }

    @Test
    void what_does_not_exist_is_told() {
        assertEquals(
                404,
                assertThrows(Refusal.class, () -> shown("bundle", "nobody")).status());
        assertEquals(400, assertThrows(Refusal.class, () -> done("paint")).status());
        page.deployments = null;
        assertTrue(shown().contains("The list of deployed bundles is not available."));
    }
}
