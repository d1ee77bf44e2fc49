/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.deployment.Report.Rerouted;
import dev.parley.trial.Sayings.Saying;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReroutingTest {

    private final Map<Saying, Integer> sayings = new LinkedHashMap<>();
    private final Map<Saying, String> before = new LinkedHashMap<>();
    private final Map<Saying, String> after = new LinkedHashMap<>();

    @Test
    void what_is_taken_from_others_counts() {
        said("my changes", 2, "list_changes", "own");
        assertEquals(List.of(new Rerouted("my changes", 2, "list_changes", "own", true)), rerouted());
    }

    @Test
    void what_the_bundle_no_longer_understands_counts() {
        said("who has the pager", 1, "own", "");
        assertEquals(List.of(new Rerouted("who has the pager", 1, "own", "", true)), rerouted());
    }

    @Test
    void what_nobody_understood_before_is_a_gain() {
        said("who has the pager", 1, "", "own");
        assertEquals(List.of(new Rerouted("who has the pager", 1, "", "own", false)), rerouted());
    }

    @Test
    void what_goes_where_it_went_is_not_told() {
        said("my changes", 2, "list_changes", "list_changes");
        said("hm", 1, "", "");
        assertEquals(List.of(), rerouted());
    }

    @Test
    void what_reads_the_same_without_names_is_one_and_the_most_frequent_is_first() {
        said("who is on call for Anna", 1, "help", "own");
        said("who is at the desk", 3, "help", "own");
        said("who is on call for Maria", 4, "help", "own");
        assertEquals(
                List.of(
                        new Rerouted("who is on call for …", 5, "help", "own", true),
                        new Rerouted("who is at the desk", 3, "help", "own", true)),
                rerouted());
    }

    private void said(String text, int times, String goes, String went) {
        var saying = new Saying(text, Locale.ENGLISH);
        sayings.put(saying, times);
        before.put(saying, goes);
        after.put(saying, went);
    }

    private List<Rerouted> rerouted() {
        return new Rerouting(sayings, Set.of("own")).between(before, after);
    }
}
