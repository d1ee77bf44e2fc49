/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.insight.Figures;
import dev.parley.api.insight.Insights;
import dev.parley.api.paging.Page;
import dev.parley.api.usage.BundleUsage;
import dev.parley.api.user.User;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Visit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DashboardPageTest {

    private static final User ADA = new User("1", "Ada", Set.of(User.ADMIN));
    private static final String HOSTILE = "<script>alert(1)</script>";

    private final DashboardPage page =
            new DashboardPage(Clock.fixed(Instant.parse("2031-03-14T10:00:00Z"), ZoneOffset.UTC));
    private final List<String> asked = new ArrayList<>();

    @Test
    void says_what_is_missing() {
        var shown = show();
        assertTrue(shown.contains("What happened is not available."), shown);
        assertTrue(shown.contains("The usage by bundle is not available."), shown);
    }

    @Test
    void shows_nothing_of_nothing() {
        page.insights = insights(new Figures(List.of(), List.of(), List.of(), false));
        page.usage = List::of;
        var shown = show();
        assertTrue(shown.contains("None in this time."), shown);
        assertTrue(shown.contains("No intent was called yet."), shown);
        assertEquals(List.of("2031-03-01T00:00:00Z 2031-03-15T00:00:00Z"), asked);
    }

    @Test
    void shows_figures_as_plots_and_tables() {
        var day = new Figures.Day(
                LocalDate.parse("2031-03-01"), 3, 20, 4, 1, Duration.ofMillis(12), Duration.ofMillis(80), 5, 2);
        var quiet = new Figures.Day(LocalDate.parse("2031-03-02"), 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, 0, 0);
        var steps = List.of(new Figures.FormSteps.Step(HOSTILE, 8, 3));
        page.insights = insights(new Figures(
                List.of(day, quiet),
                List.of(new Figures.Routed(HOSTILE, 9)),
                List.of(new Figures.FormSteps("create", 10, 5, steps)),
                true));
        var shown = show();
        assertFalse(shown.contains("<script"), shown);
        for (var text : List.of(
                "4 (20.0 %)",
                "5 up, 2 down",
                "these are the latest turns",
                "<th scope=\"row\" data-label=\"Of\">2031-03-01</th><td data-label=\"understood\">15</td><td data-label=\"not understood\">4</td>",
                "<td data-label=\"median\">12</td>",
                "<td data-label=\"% of turns\">20</td>",
                "<td data-label=\"% of turns\">–</td>",
                "completed: 50 %",
                "3 went no further")) {
            assertTrue(shown.contains(text), text + " in " + shown);
        }
    }

    @Test
    void shows_what_bundles_take() {
        page.usage = () -> List.of(new BundleUsage(
                HOSTILE,
                "1.0",
                1234,
                5,
                2,
                Duration.ofMillis(3),
                Duration.ofMillis(30),
                Duration.ofSeconds(2),
                3 << 20,
                1,
                0,
                BundleUsage.Breaker.OPEN));
        var shown = show();
        assertFalse(shown.contains("<script"), shown);
        assertTrue(shown.contains("no, it failed too often"), shown);
        assertTrue(shown.contains("30.0 ms"), shown);
        assertTrue(shown.contains("3 MB"), shown);
    }

    @Test
    void a_time_can_be_chosen() {
        page.insights = insights(new Figures(List.of(), List.of(), List.of(), false));
        show("from", "2031-01-01", "until", "2031-01-31");
        show("days", "7");
        assertEquals(
                List.of("2031-01-01T00:00:00Z 2031-02-01T00:00:00Z", "2031-03-08T00:00:00Z 2031-03-15T00:00:00Z"),
                asked);
    }

    @Test
    void a_time_that_makes_no_sense_is_told() {
        page.insights = insights(new Figures(List.of(), List.of(), List.of(), false));
        assertTrue(show("from", HOSTILE).contains("This is no day."));
        assertTrue(show("from", "2031-03-02", "until", "2031-03-01").contains("after the last one"));
        assertTrue(show("from", "2001-01-01").contains("more than a year"));
        assertTrue(show("until", "+999999999-12-31").contains("This is no day."));
        assertFalse(show("from", HOSTILE).contains("<script"));
    }

    private String show(String... parameters) {
        var shown = new StringBuilder();
        Html content = page.show(Visit.of(ADA, parameters));
        content.appendTo(shown);
        return shown.toString();
    }

    private Insights insights(Figures figures) {
        return new Insights() {
            @Override
            public Page<Conversation> conversations(Search search, int limit, Optional<String> cursor) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<Conversation> conversation(UUID id) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Figures figures(Instant from, Instant until) {
                asked.add(from + " " + until);
                return figures;
            }
        };
    }
}
