/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** How the components of bundles fare, and what they wait for. */
final class Components {

    private static final String HEADER = "Service-Component";
    private static final String REQUIRE = "require";

    private final ServiceComponentRuntime runtime;
    private final Providers providers;

    Components(ServiceComponentRuntime runtime, Providers providers) {
        this.runtime = runtime;
        this.providers = providers;
    }

    /** The first thing that keeps a component of a started bundle from working. */
    Optional<Complaint> lacking(Bundle bundle) {
        return lacking(bundle, reference -> true, true);
    }

    /** The same as far as it is not meant so: that somebody has not set up a connector is no complaint. */
    Optional<Complaint> lackingOfOwn(Bundle bundle) {
        return lacking(bundle, this::isUnexpected, false);
    }

    private Optional<Complaint> lacking(Bundle bundle, Predicate<String> countsService, boolean countsSettings) {
        var descriptions = runtime.getComponentDescriptionDTOs(bundle);
        var header = bundle.getHeaders("").get(HEADER);
        if (descriptions.isEmpty() && header != null && !header.isBlank() && bundle.getState() == Bundle.ACTIVE) {
            return Optional.of(Complaint.lasting(
                    "has components that cannot be read: %s".formatted(header),
                    "Build it again: what its manifest names under Service-Component is missing or damaged."));
        }
        return descriptions.stream()
                .filter(description -> description.defaultEnabled)
                .map(description -> lacking(description, countsService, countsSettings))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Complaint> lacking(
            ComponentDescriptionDTO description, Predicate<String> countsService, boolean countsSettings) {
        var configured = runtime.getComponentConfigurationDTOs(description);
        if (configured.isEmpty() && countsSettings && REQUIRE.equals(description.configurationPolicy)) {
            return Optional.of(unconfigured(description));
        }
        for (var component : configured) {
            switch (component.state) {
                case ComponentConfigurationDTO.FAILED_ACTIVATION -> {
                    return Optional.of(failed(component));
                }
                case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> {
                    if (countsSettings) {
                        return Optional.of(unconfigured(description));
                    }
                }
                case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> {
                    var missing = missing(component, countsService);
                    if (missing.isPresent()) {
                        return missing;
                    }
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static Complaint unconfigured(ComponentDescriptionDTO description) {
        var pid = String.join(", ", description.configurationPid);
        return Complaint.waiting(
                "waits for settings: %s has none".formatted(pid),
                "Make them in the console under Settings, or put %s.json into conf/."
                        .formatted(description.configurationPid[0]));
    }

    private static Complaint failed(ComponentConfigurationDTO component) {
        var settings = component.properties.get(Constants.SERVICE_PID);
        return new Complaint(
                "has a component that does not start: %s: %s"
                        .formatted(simple(component.description.implementationClass), Cause.of(component.failure)),
                settings == null
                        ? "Correct it and deploy it again; the log has the whole story."
                        : "Look at the settings of %s first: what is wrong there may be the cause. The log has the whole story."
                                .formatted(text(settings)),
                settings != null);
    }

    private Optional<Complaint> missing(ComponentConfigurationDTO component, Predicate<String> counts) {
        return Arrays.stream(component.unsatisfiedReferences)
                .flatMap(unsatisfied -> missing(component, unsatisfied, counts).stream())
                .findFirst();
    }

    private Optional<Complaint> missing(
            ComponentConfigurationDTO component, UnsatisfiedReferenceDTO unsatisfied, Predicate<String> counts) {
        var service = Arrays.stream(component.description.references)
                .filter(reference -> reference.name.equals(unsatisfied.name))
                .map(reference -> reference.interfaceName)
                .findFirst()
                .orElse(unsatisfied.name);
        if (!counts.test(service)) {
            return Optional.empty();
        }
        var where = unsatisfied.target == null || unsatisfied.target.isBlank() ? "" : " with " + unsatisfied.target;
        return Optional.of(Complaint.waiting(
                "needs service %s%s, which nothing provides now".formatted(service, where), providers.advice(service)));
    }

    /** Whether it is no more than a connector that nobody has set up, or follows from what is said of another bundle. */
    private boolean isUnexpected(String service) {
        return !providers.isKnown(service);
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String text(Object pid) {
        return pid instanceof Collection<?> pids
                ? pids.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : pid instanceof String[] array ? String.join(", ", array) : pid.toString();
    }
}
