/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import dev.parley.api.health.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says which settings are wrong that were kept before their bundle said what it takes. */
@Component(service = {Probe.class, Diagnoses.class})
public final class Diagnoses implements Probe {

    private final Catalog catalog;

    @Activate
    public Diagnoses(@Reference(name = "catalog") Catalog catalog) {
        this.catalog = catalog;
    }

    /** In sentences, with the PID in front. */
    List<String> all() {
        var all = new ArrayList<String>();
        for (var pid : catalog.pids()) {
            catalog.problems(pid).forEach(problem -> all.add(pid + ": " + problem));
        }
        return all;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Optional<String> problem() {
        var all = all();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(" ", all) + " Set them right on the console's page Settings.");
    }

    /** What is set wrong is not taken, and the rest goes on. */
    @Override
    public boolean isVital() {
        return false;
    }
}
