/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RenamedTest {

    private final Renamed names = new Renamed();

    @Test
    void a_name_of_then_stands_for_the_one_of_now() {
        names.learn("CHG0030007 is created.", "CHG0030001 is created.");
        assertEquals("cancel CHG0030001", names.now("cancel CHG0030007"));
        assertEquals("CHG0030007 is cancelled.", names.then("CHG0030001 is cancelled."));
    }

    @Test
    void a_name_stands_for_what_it_stood_for_first() {
        names.learn("CHG0030007 is created.", "CHG0030001 is created.");
        names.learn("CHG0030007 and CHG0030008", "CHG0030001 and CHG0030002");
        assertEquals("CHG0030002", names.now("CHG0030008"));
    }

    @Test
    void answers_that_name_other_things_teach_nothing() {
        names.learn("CHG0030007 is created.", "I don't understand.");
        assertEquals("cancel CHG0030007", names.now("cancel CHG0030007"));
    }
}
