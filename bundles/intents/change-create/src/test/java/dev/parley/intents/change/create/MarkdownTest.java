/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final String BODY = """
            <!-- Thank you for
            your pull request! -->
            Retries **payments** with `backoff`, see [the docs](https://acme.com/docs).
            ![badge](https://img.shields.io/x.svg)

            - [x] documented
            * [ ] measured

            ## Rollback
            Revert, then
            ### Database
            run `down.sql`.

            ## Notes
            <details>None.</details>
            ---
            """;

    private static String all(String body) {
        return Markdown.of(body).without(heading -> false);
    }

    private static Optional<String> under(String heading) {
        return Markdown.of(BODY).under(heading::equals);
    }

    @Test
    void leaves_the_text_alone() {
        assertEquals("""
                Retries payments with backoff, see the docs.

                - documented
                - measured

                Rollback
                Revert, then

                Database
                run down.sql.

                Notes
                None.""", all(BODY));
    }

    @Test
    void knows_what_stands_under_a_heading_and_under_those_below_it() {
        assertEquals(Optional.of("Revert, then\n\nDatabase\nrun down.sql."), under("Rollback"));
        assertEquals(Optional.of("run down.sql."), under("Database"));
        assertEquals(Optional.of("None."), under("Notes"));
        assertEquals(Optional.empty(), under("Plan"));
    }

    @Test
    void knows_what_stands_elsewhere() {
        assertEquals("""
                Retries payments with backoff, see the docs.

                - documented
                - measured

                Notes
                None.""", Markdown.of(BODY).without("Rollback"::equals));
    }

    @Test
    void takes_a_bold_line_for_a_heading() {
        assertEquals(
                Optional.of("Revert it."),
                Markdown.of("Text.\n\n**Rollback:**\nRevert it.").under("Rollback:"::equals));
        assertEquals(
                Optional.of("Revert it."),
                Markdown.of("Text.\n\n**Rollback**:\r\nRevert it.").under("Rollback"::equals));
    }

    @Test
    void keeps_what_only_looks_like_a_mark() {
        assertEquals("2 * 3 < 4 and a_b_c, #41", all("2 * 3 < 4 and a_b_c, #41"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!--", "![", "[a](", "<a ", "**", "# ", "- - ", "```", "* ", ">"})
    void is_quick_whatever_the_body_is(String part) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> all(part.repeat(65_536 / part.length())));
    }
}
