/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.api.code.PullRequest;
import dev.parley.api.code.PullRequest.Checks;
import dev.parley.api.code.PullRequest.State;
import dev.parley.api.issue.Issue;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SightingTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Issue ISSUE = new Issue(
            "PAY-12",
            "Bug",
            "Time-outs in {EU}",
            "",
            "In Review",
            false,
            Optional.empty(),
            Optional.empty(),
            URI.create("https://jira.acme.com/browse/PAY-12"),
            Instant.EPOCH);

    private static PullRequest pull(
            State state, boolean draft, Checks checks, List<String> approvers, List<String> objectors) {
        return new PullRequest(
                "acme/pay",
                1041,
                "Restart",
                "",
                "ana",
                state,
                draft,
                Optional.empty(),
                "fix",
                "abc",
                "main",
                approvers,
                objectors,
                checks,
                List.of(),
                URI.create("https://github.com/acme/pay/pull/1041"),
                Instant.EPOCH);
    }

    private static String said(PullRequest request, Locale locale) {
        return Sighting.of(request).sentence().in(locale, "CHG1");
    }

    @Test
    void tells_how_an_issue_stands_as_its_tracker_names_it() {
        var sentence = Sighting.of(ISSUE).sentence();
        assertEquals("PAY-12 \"Time-outs in {EU}\" is In Review now.", sentence.in(Locale.ENGLISH, ""));
        assertEquals(
                "PAY-12 \"Time-outs in {EU}\", linked to CHG1, is In Review now.", sentence.in(Locale.ENGLISH, "CHG1"));
        assertEquals("PAY-12 „Time-outs in {EU}“ steht jetzt auf In Review.", sentence.in(Locale.GERMAN, ""));
        assertEquals(
                "PAY-12 „Time-outs in {EU}“, verknüpft mit CHG1, steht jetzt auf In Review.",
                sentence.in(Locale.GERMAN, "CHG1"));
    }

    @Test
    void tells_how_a_pull_request_stands_in_german() {
        var failed = new Checks(1, List.of("build", "lint"), List.of());
        assertEquals(
                "Pull Request acme/pay#1041 „Restart“, verknüpft mit CHG1, ist jetzt ein Entwurf,"
                        + " Prüfungen fehlgeschlagen: build, lint, Änderungen verlangt von cleo.",
                said(pull(State.OPEN, true, failed, List.of("ben"), List.of("cleo")), Locale.GERMAN));
        assertEquals(
                "Pull Request acme/pay#1041 „Restart“, verknüpft mit CHG1, ist jetzt gemergt.",
                said(pull(State.MERGED, false, failed, List.of("ben"), List.of()), Locale.GERMAN));
    }

    /** What a conversation was told last is kept so; what it reads is the same. */
    @Test
    void tells_in_english_what_is_remembered() {
        for (var state : State.values()) {
            for (var checks : List.of(
                    Checks.NONE,
                    new Checks(2, List.of(), List.of()),
                    new Checks(1, List.of(), List.of("e2e")),
                    new Checks(0, List.of("build", "lint"), List.of("e2e")))) {
                for (var objectors : List.of(List.<String>of(), List.of("cleo", "dan"))) {
                    for (var approvers : List.of(List.<String>of(), List.of("ben"))) {
                        for (var draft : List.of(true, false)) {
                            var request = pull(state, draft, checks, approvers, objectors);
                            assertEquals(request.standing(), Standing.of(request, Locale.ENGLISH));
                        }
                    }
                }
            }
        }
    }

    @Test
    void speaks_english_to_those_whose_language_it_does_not_know() {
        assertEquals(
                "PAY-12 \"Time-outs in {EU}\" is In Review now.",
                Sighting.of(ISSUE).sentence().in(Locale.JAPANESE, ""));
    }

    @Test
    void german_has_every_sentence_that_english_has_with_the_same_places() throws IOException {
        var english = properties("bundle.properties");
        var german = properties("bundle_de.properties");
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(german.keySet()));
        for (var key : english.stringPropertyNames()) {
            assertEquals(places(english.getProperty(key)), places(german.getProperty(key)), key);
            assertFalse((english.getProperty(key) + german.getProperty(key)).contains("'"), key);
        }
    }

    private static TreeSet<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties properties(String name) throws IOException {
        var properties = new Properties();
        try (var in = new InputStreamReader(
                SightingTest.class.getResourceAsStream("/OSGI-INF/l10n/" + name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
