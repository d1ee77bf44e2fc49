/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import static dev.parley.lib.page.HtmlTest.html;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.user.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormTest {

    private static final Visit VISIT =
            Visit.of(new User("1", "Ada", Set.of(User.ADMIN)), "q", " x ", "cursor", "c1", "empty", " ", "n", "700");

    @Test
    void a_label_is_bound_to_its_field_and_so_is_what_is_said_about_it() {
        var form = html(Form.post(VISIT, "add")
                .field(Field.text("name", "Name")
                        .value("x")
                        .hint("Letters.")
                        .problem(Optional.of("Too short."))
                        .required())
                .button("Add"));
        assertTrue(form.contains("<label for=\"f-add-name\">Name</label>"), form);
        assertTrue(
                form.contains(
                        "id=\"f-add-name\" aria-describedby=\"f-add-name-hint f-add-name-problem\" aria-invalid=\"true\""),
                form);
        assertTrue(form.contains("<p class=\"hint\" id=\"f-add-name-hint\">Letters.</p>"), form);
        assertTrue(form.contains("<p class=\"problem\" id=\"f-add-name-problem\">Too short.</p>"), form);
        assertTrue(form.contains("required=\"\""), form);
    }

    @Test
    void the_same_form_for_two_things_has_two_ids() {
        var one = html(Form.post(VISIT, "set")
                .hidden("id", "1")
                .field(Field.text("a", "A"))
                .button("Set"));
        var other = html(Form.post(VISIT, "set")
                .hidden("id", "2")
                .field(Field.text("a", "A"))
                .button("Set"));
        assertTrue(one.contains("id=\"f-set-1-a\""), one);
        assertTrue(other.contains("id=\"f-set-2-a\""), other);
    }

    @Test
    void only_what_changes_something_carries_the_token() {
        assertTrue(html(Form.post(VISIT, "add").button("Add")).contains("name=\"token\" value=\"token\""));
        assertFalse(html(Form.get(VISIT).button("Search")).contains("token"));
    }

    @Test
    void files_are_sent_in_parts() {
        var form = html(
                Form.post(VISIT, "add").field(Field.file("jar", "Jar", ".jar")).button("Add"));
        assertTrue(form.contains("enctype=\"multipart/form-data\""), form);
    }

    @Test
    void values_come_back() {
        var options = new LinkedHashMap<String, String>();
        options.put("a", "A");
        options.put("b", "B");
        var form = html(Form.post(VISIT, "add")
                .field(Field.choice("c", "C", options).value("b"))
                .field(Field.area("t", "T", 3).value("\nfirst line is empty"))
                .field(Field.checkbox("on", "On", true))
                .field(Field.checkbox("off", "Off", false))
                .button("Add"));
        assertTrue(form.contains("<option value=\"a\">A</option><option value=\"b\" selected=\"\">B</option>"), form);
        assertTrue(form.contains(">\n\nfirst line is empty</textarea>"), form);
        assertEquals(2, form.split("checked=\"\"").length);
    }

    @Test
    void a_visit_has_what_was_filled_in() {
        assertEquals(Optional.of("x"), VISIT.parameter("q"));
        assertEquals(Optional.empty(), VISIT.parameter("empty"));
        assertEquals(List.of(" x "), VISIT.parameters("q"));
        assertEquals(100, VISIT.number("n", 1, 100, 5));
        assertEquals(5, VISIT.number("q", 1, 100, 5));
        assertEquals("/system/console/parley-audit", VISIT.link("parley-audit").toString());
    }

    @Test
    void a_table_names_its_rows_and_puts_numbers_right() {
        var table =
                html(Table.of("Things", "Name", "Count", "").row("a", 5, "x").orElse("None."));
        assertTrue(table.contains("<th scope=\"col\" class=\"number\">Count</th>"), table);
        assertTrue(
                table.contains(
                        "<th scope=\"row\" data-label=\"Name\">a</th><td data-label=\"Count\" class=\"number\">5</td><td>x</td>"),
                table);
        assertEquals(
                "<p class=\"empty\">None.</p>", html(Table.of("Things", "Name").orElse("None.")));
    }

    @Test
    void paging_leads_back_and_forth() {
        var paging = html(Paging.html(VISIT, VISIT.link().with("q", "x"), Optional.of("c 2")));
        assertTrue(paging.contains("href=\"/system/console/page?q=x\""), paging);
        assertTrue(paging.contains("href=\"/system/console/page?q=x&amp;cursor=c+2\""), paging);
        var refusal = assertThrows(
                Refusal.class,
                () -> Paging.part(VISIT, cursor -> {
                    throw new IllegalArgumentException(cursor.orElse(""));
                }));
        assertEquals(400, refusal.status());
    }

    @Test
    void a_plot_is_also_a_table() {
        var plot = html(Plot.of("Turns", List.of("Mon", "Tue"))
                .series("good", Stream.of(1500, 0))
                .series("bad", Stream.of(2.5, Double.NaN))
                .columns());
        assertTrue(plot.contains("role=\"img\" aria-label=\"Turns. good 0 to 1,500, bad 2.5 to 2.5."), plot);
        assertTrue(
                plot.contains(
                        "<th scope=\"row\" data-label=\"Of\">Mon</th><td data-label=\"good\">1,500</td><td data-label=\"bad\">2.5</td>"),
                plot);
        assertTrue(plot.contains("<td data-label=\"bad\">–</td>"), plot);
        assertEquals(3, plot.split("<rect x=").length, plot);
    }

    @Test
    void a_plot_of_nothing_says_so() {
        assertTrue(html(Plot.of("Turns", List.of()).series("x", Stream.of()).lines())
                .contains("None in this time."));
        assertTrue(
                html(Plot.of("Turns", List.of("Mon")).series("x", Stream.of(0)).lines())
                        .contains("None in this time."));
        assertThrows(IllegalArgumentException.class, () -> Plot.of("Turns", List.of("Mon"))
                .series("x", Stream.of()));
    }

    @Test
    void a_line_has_a_gap_where_there_is_no_figure() {
        var plot = html(Plot.of("Turns", List.of("1", "2", "3"))
                .series("x", Stream.of(1.0, Double.NaN, 2.0))
                .lines());
        assertEquals(
                2,
                plot.replaceAll("(?s).*<path d=\"([^\"]*)\" class=\"line s0\".*", "$1")
                        .chars()
                        .filter(c -> c == 'M')
                        .count(),
                plot);
    }
}
