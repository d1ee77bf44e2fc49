/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.deployment.Diagnosis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/** Says what bundles lack. */
final class Doctor {

    private final Installed installed;
    private final Requirements requirements;
    private final Components components;
    private final Intents intents;

    Doctor(Installed installed, Components components) {
        this.installed = installed;
        this.requirements = new Requirements(installed);
        this.components = components;
        this.intents = new Intents(installed.context());
    }

    /** What keeps a bundle from starting, as far as that can be seen before. */
    Optional<Complaint> beforeStart(Bundle bundle) {
        return requirements.lacking(bundle);
    }

    /** What was wrong with a bundle just after it was started. */
    Optional<Complaint> afterStart(Bundle bundle) {
        return of(bundle).or(() -> intents.lacking(bundle));
    }

    /** What keeps a bundle that was deployed from doing what it is there for now. */
    Optional<Complaint> of(Bundle bundle) {
        if (Installed.isFragment(bundle)) {
            return ofFragment(bundle);
        }
        return Installed.isRunning(bundle)
                ? components.lacking(bundle)
                : Optional.of(requirements.lacking(bundle).orElse(stopped()));
    }

    private Optional<Complaint> ofFragment(Bundle bundle) {
        return bundle.getState() == Bundle.RESOLVED
                ? Optional.empty()
                : requirements
                        .lacking(bundle)
                        .or(() -> Optional.of(Complaint.lasting(
                                "is a fragment that its host does not take",
                                "Its version of the host or of a package does not fit; the log has more.")));
    }

    private static Complaint stopped() {
        return Complaint.waiting("is stopped", "Start it in the web console under OSGi, Bundles.");
    }

    /** Why a bundle has thrown when it was started. */
    Complaint of(Bundle bundle, BundleException failure) {
        return requirements
                .lacking(bundle)
                .orElseGet(() -> failure.getType() == BundleException.ACTIVATOR_ERROR
                        ? Complaint.lasting(
                                "fails when it starts: %s".formatted(Cause.of(failure)),
                                "Correct its activator and deploy it again; the log has the whole story.")
                        : Complaint.lasting(
                                "does not start: %s".formatted(Cause.of(failure)),
                                "Correct it and deploy it again; the log has the whole story."));
    }

    /** What Parley's own bundles lack. */
    List<Diagnosis> own() {
        return installed.all().stream()
                .filter(bundle -> !Installed.isDeployed(bundle))
                .sorted(Comparator.comparing(Bundle::getSymbolicName))
                .flatMap(this::ofOwn)
                .toList();
    }

    private Stream<Diagnosis> ofOwn(Bundle bundle) {
        return Installed.isRunning(bundle)
                ? components.lackingOfOwn(bundle).map(complaint -> diagnosis(bundle, complaint)).stream()
                : isToRun(bundle)
                        ? Stream.of(
                                diagnosis(bundle, requirements.lacking(bundle).orElse(stopped())))
                        : Stream.of();
    }

    /** A fragment never runs, and what a deployed bundle stands in for is stopped on purpose. */
    private boolean isToRun(Bundle bundle) {
        return !Installed.isFragment(bundle)
                && bundle.adapt(BundleStartLevel.class).isPersistentlyStarted()
                && installed.named(bundle.getSymbolicName()).noneMatch(Installed::isDeployed);
    }

    private static Diagnosis diagnosis(Bundle bundle, Complaint complaint) {
        return complaint.of(bundle.getSymbolicName(), bundle.getVersion().toString());
    }
}
