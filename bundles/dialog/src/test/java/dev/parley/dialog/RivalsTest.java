/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;

class RivalsTest {

    private final Deployments deployed = new Deployments();
    private final List<ServiceReference<Intent>> all = new ArrayList<>();

    private Origin bundle(int ranking, String version, String name) {
        ServiceReference<Intent> reference = deployed.reference(ranking, version, name);
        deployed.catalog.add(reference, new Intent() {
            @Override
            public IntentSpec spec() {
                return IntentSpec.named("greet").examples("greet").rules("greet");
            }

            @Override
            public Reply handle(Turn turn) {
                return Reply.answer("hello");
            }
        });
        all.add(reference);
        return Origin.of(reference);
    }

    private Origin used() {
        return deployed.catalog.find("greet").orElseThrow().origin();
    }

    @Test
    void the_higher_ranked_is_used_whatever_its_version() {
        var first = bundle(1, "1.0.0", "a");
        bundle(0, "9.0.0", "a");
        assertEquals(first, used());
    }

    @Test
    void the_newer_bundle_is_used_whichever_came_first() {
        bundle(0, "1.9.0", "a");
        var newer = bundle(0, "1.10.0", "a");
        bundle(0, "1.8.0", "b");
        assertEquals(newer, used());
    }

    @Test
    void the_same_version_of_the_same_bundle_takes_over_from_the_one_it_replaces() {
        bundle(0, "1.0.0", "a");
        var again = bundle(0, "1.0.0", "a");
        assertEquals(again, used());
        deployed.catalog.remove(all.get(0));
        assertEquals(again, used());
    }

    @Test
    void of_different_bundles_the_earlier_registered_stays() {
        var first = bundle(0, "1.0.0", "a");
        bundle(0, "1.0.0", "b");
        assertEquals(first, used());
    }

    @Test
    void is_the_same_in_whichever_order_they_are_looked_at() {
        bundle(0, "1.0.0", "a");
        bundle(0, "1.0.0", "b");
        bundle(0, "1.0.0", "a");
        var rivals = new ArrayList<>(List.copyOf(all.stream()
                .map(reference -> Deployed.of(
                        new AskWeather(),
                        reference,
                        deployed.bulkheads.of(Origin.of(reference)),
                        Limits.USUAL.allowed()))
                .toList()));
        var chosen = Rivals.chosen(rivals, Set.of()).get("weather").origin();
        for (int i = 0; i < rivals.size(); i++) {
            Collections.rotate(rivals, 1);
            assertEquals(chosen, Rivals.chosen(rivals, Set.of()).get("weather").origin());
        }
    }
}
