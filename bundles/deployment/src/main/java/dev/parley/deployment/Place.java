/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.deployment.Report;
import dev.parley.api.deployment.Trials;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where bundles are deployed to, and by what rules.
 *
 * @param trials if they can be tried
 * @param settings as they are now
 */
record Place(
        Shelf shelf,
        Installed installed,
        Doctor doctor,
        DeployDirectory directory,
        Supplier<Optional<Trials>> trials,
        Supplier<Config> settings) {

    private static final Logger LOG = LoggerFactory.getLogger(Place.class);

    Config config() {
        return settings.get();
    }

    /** What the trial of a release shows; empty if there is nobody who could try it. */
    Optional<Report> trial(String name, Release release) {
        return trials.get().map(court -> {
            try {
                return court.run(shelf.jar(name, release));
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("{} {} could not be tried", name, release.version(), e);
                return new Report(
                        Optional.of("It could not be tried: %s.".formatted(Cause.of(e))), List.of(), 0, List.of());
            }
        });
    }
}
