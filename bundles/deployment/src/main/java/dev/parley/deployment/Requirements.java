/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** What bundles need of others before they can start, and whether it is there. */
final class Requirements {

    private static final String API = "dev.parley.api.";

    private final Installed installed;

    Requirements(Installed installed) {
        this.installed = installed;
    }

    /** The first thing that a bundle needs and nothing here has; it need not have been started. */
    Optional<Complaint> lacking(Bundle bundle) {
        return lacking(bundle, new HashSet<>());
    }

    private Optional<Complaint> lacking(Bundle bundle, Set<Bundle> seen) {
        var revision = bundle.adapt(BundleRevision.class);
        if (revision == null || !seen.add(bundle)) {
            return Optional.empty();
        }
        return revision.getDeclaredRequirements(null).stream()
                .filter(Requirements::isNeeded)
                .map(requirement -> lacking(requirement, seen))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isNeeded(BundleRequirement requirement) {
        var directives = requirement.getDirectives();
        return !"optional".equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                && !"dynamic".equals(directives.get(Constants.RESOLUTION_DIRECTIVE))
                && "resolve".equals(directives.getOrDefault(Constants.EFFECTIVE_DIRECTIVE, "resolve"));
    }

    private Optional<Complaint> lacking(BundleRequirement requirement, Set<Bundle> seen) {
        var providers = providers(requirement);
        if (providers.isEmpty()) {
            return Optional.of(missing(requirement));
        }
        return providers.stream()
                        .anyMatch(bundle -> bundle.adapt(BundleRevision.class).getWiring() != null)
                ? Optional.empty()
                : behind(providers, requirement, seen);
    }

    /** The framework does not count hosts that have started already: those can be started again. */
    private List<Bundle> providers(BundleRequirement requirement) {
        var capabilities = requirement.getNamespace().equals(HostNamespace.HOST_NAMESPACE)
                ? declared(HostNamespace.HOST_NAMESPACE).filter(requirement::matches)
                : installed.wiring().findProviders(requirement).stream();
        return capabilities
                .map(capability -> capability.getRevision().getBundle())
                .filter(bundle -> installed.all().contains(bundle))
                .distinct()
                .toList();
    }

    private Stream<BundleCapability> declared(String namespace) {
        return installed.all().stream()
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(Objects::nonNull)
                .flatMap(revision -> revision.getDeclaredCapabilities(namespace).stream());
    }

    /** Nobody who has it can be used, for want of something else. */
    private Optional<Complaint> behind(List<Bundle> providers, BundleRequirement requirement, Set<Bundle> seen) {
        var complaints = providers.stream().map(bundle -> lacking(bundle, seen)).toList();
        return complaints.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : complaints
                        .get(0)
                        .map(complaint -> Complaint.waiting(
                                "needs %s of %s, which itself %s"
                                        .formatted(
                                                what(requirement),
                                                providers.get(0).getSymbolicName(),
                                                complaint.problem()),
                                complaint.advice()));
    }

    private Complaint missing(BundleRequirement requirement) {
        return switch (requirement.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> missingPackage(requirement);
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> java(requirement);
            case HostNamespace.HOST_NAMESPACE ->
                Complaint.waiting(
                        "is a fragment of %s, which is not here%s".formatted(Range.of(requirement), here(requirement)),
                        "Deploy that bundle, or a fragment of one that is here.");
            case BundleNamespace.BUNDLE_NAMESPACE ->
                Complaint.waiting(
                        "needs bundle %s, which is not here%s".formatted(Range.of(requirement), here(requirement)),
                        "Deploy that bundle first.");
            default ->
                Complaint.waiting(
                        "needs %s, which nothing here provides".formatted(what(requirement)),
                        "Deploy a bundle that provides it, or rebuild this one without it.");
        };
    }

    private Complaint missingPackage(BundleRequirement requirement) {
        var range = Range.of(requirement);
        var there = versions(requirement);
        if (there.isEmpty()) {
            return Complaint.waiting(
                    "needs package %s, which no bundle here exports".formatted(range),
                    range.name().startsWith(API)
                            ? "Built against a newer API: update Parley."
                            : "Deploy a bundle that exports it, or put it into this one with -privatepackage in its bnd file.");
        }
        var best = there.get(there.size() - 1);
        var built = range.isAbove(best) ? "newer" : "older";
        return Complaint.waiting(
                "needs package %s; this Parley has %s".formatted(range, Range.brief(best)),
                range.name().startsWith(API)
                        ? "Built against %s API: %srebuild against %s."
                                .formatted(
                                        built.equals("newer") ? "a newer" : "an older",
                                        built.equals("newer") ? "update Parley or " : "",
                                        Range.brief(best))
                        : "Deploy a bundle that exports it in that version, or rebuild against %s."
                                .formatted(Range.brief(best)));
    }

    private static Complaint java(BundleRequirement requirement) {
        var here = Runtime.version().feature();
        return Complaint.lasting(
                "needs Java %s; this is Java %d".formatted(Range.of(requirement).floorText(), here),
                "Run Parley with a newer Java, or build the bundle for Java %d with maven.compiler.release."
                        .formatted(here));
    }

    /** Which versions of the same are here. */
    private List<Version> versions(BundleRequirement requirement) {
        var namespace = requirement.getNamespace();
        var name = Range.of(requirement).name();
        return declared(namespace)
                .filter(capability -> name.equals(capability.getAttributes().get(namespace)))
                .map(capability -> capability.getAttributes().get(versionName(namespace)))
                .filter(Version.class::isInstance)
                .map(Version.class::cast)
                .sorted()
                .toList();
    }

    private String here(BundleRequirement requirement) {
        var there = versions(requirement);
        return there.isEmpty() ? "" : "; here is " + Range.brief(there.get(there.size() - 1));
    }

    private static String versionName(String namespace) {
        return namespace.equals(PackageNamespace.PACKAGE_NAMESPACE)
                ? Constants.VERSION_ATTRIBUTE
                : Constants.BUNDLE_VERSION_ATTRIBUTE;
    }

    private static String what(BundleRequirement requirement) {
        return requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
                ? "package " + Range.of(requirement)
                : "capability %s %s"
                        .formatted(
                                requirement.getNamespace(),
                                requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, ""));
    }
}
