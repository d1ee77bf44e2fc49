/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private final Captures captures = new Captures();

    @Test
    void keeps_the_word_that_a_new_name_stands_for() {
        assertTrue(new Template("$n is created.").isWhole("CHG0030001 is created.", captures));
        assertEquals(Optional.of("CHG0030001"), captures.find("n"));
        assertEquals("status of CHG0030001", new Template("status of $n").filled(captures));
    }

    @Test
    void a_word_ends_before_its_full_stop() {
        assertTrue(new Template("made $n").isPart("I made CHG0030001.", captures));
        assertEquals(Optional.of("CHG0030001"), captures.find("n"));
    }

    @Test
    void compares_a_name_that_stands_for_something() {
        captures.keep("n", "CHG1");
        assertTrue(new Template("$n is created").isWhole("CHG1 is created", captures));
        assertFalse(new Template("$n is created").isWhole("CHG2 is created", captures));
    }

    @Test
    void one_name_stands_for_one_thing_in_one_text() {
        assertFalse(new Template("$n and $n").isWhole("CHG1 and CHG2", captures));
        assertTrue(new Template("$n and $n").isWhole("CHG1 and CHG1", captures));
    }

    @Test
    void keeps_nothing_where_it_does_not_fit() {
        assertFalse(new Template("$n is gone").isWhole("CHG1 is created", captures));
        assertEquals(Optional.empty(), captures.find("n"));
    }

    @Test
    void takes_a_part_in_any_case_and_a_whole_only_as_it_is() {
        assertTrue(new Template("PRIORITY is").isPart("The priority is high.", captures));
        assertFalse(new Template("priority is").isWhole("The priority is high.", captures));
        assertFalse(new Template("the Priority").isWhole("The priority", captures));
    }

    @Test
    void takes_no_sign_of_a_text_for_one_of_a_regular_expression() {
        assertFalse(new Template("a.c").isPart("abc", captures));
        assertTrue(new Template("a.c (x|y)").isPart("say a.c (x|y)!", captures));
    }

    @Test
    void has_names_in_regular_expressions_too() {
        assertTrue(new Template("^$n is (created|made)$").isFound("CHG1 is made", captures));
        assertEquals(Optional.of("CHG1"), captures.find("n"));
        assertFalse(new Template("^$n is created$").isFound("CHG2 is created", captures));
    }

    @Test
    void leaves_dollars_alone_that_are_no_names() {
        assertEquals(Set.of(), new Template("$5, $$n and $N").names());
        assertEquals("$5, $n and $N", new Template("$5, $$n and $N").filled(captures));
        assertTrue(new Template("$5, $$n").isWhole("$5, $n", captures));
        assertEquals("a $name, $$ and $5", new Template(Template.escaped("a $name, $$ and $5")).filled(captures));
    }
}
