/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.health.Probe;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells admins that a detector is still at what has just been deployed. */
@Component
public final class Learning implements Probe {

    private final Catalog catalog;

    @Activate
    public Learning(@Reference(name = "catalog") Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String name() {
        return "detectors";
    }

    @Override
    public Optional<String> problem() {
        return catalog.isLearning() ? Optional.of("They are learning what was deployed.") : Optional.empty();
    }

    @Override
    public boolean isVital() {
        return false;
    }
}
