/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Looks at how the components of a bundle are. */
record Components(ServiceComponentRuntime runtime) {

    private static final long MOMENT_NANOS = 10_000_000;

    /** What keeps a component of the bundle from being there, if that lasts longer than this. */
    Optional<String> problem(Bundle bundle, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var problem = problem(bundle);
            if (problem.isEmpty() || System.nanoTime() > end) {
                return problem;
            }
            LockSupport.parkNanos(MOMENT_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                return problem;
            }
        }
    }

    private Optional<String> problem(Bundle bundle) {
        return runtime.getComponentDescriptionDTOs(bundle).stream()
                .filter(runtime::isComponentEnabled)
                .flatMap(this::problems)
                .findFirst();
    }

    private Stream<String> problems(ComponentDescriptionDTO component) {
        var configurations = runtime.getComponentConfigurationDTOs(component);
        return configurations.isEmpty() && "require".equals(component.configurationPolicy)
                ? Stream.of("Its component %s needs a configuration %s, and there is none."
                        .formatted(component.name, String.join(" or ", component.configurationPid)))
                : configurations.stream().flatMap(Components::problems);
    }

    private static Stream<String> problems(ComponentConfigurationDTO component) {
        var name = component.description.name;
        return switch (component.state) {
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                Stream.of("Its component %s fails when it is started: %s".formatted(name, cause(component.failure)));
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                Stream.of("Its component %s needs a configuration %s, and there is none."
                        .formatted(name, String.join(" or ", component.description.configurationPid)));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Stream.of("Its component %s waits for %s; there is no such service in a trial."
                        .formatted(name, missing(component)));
            default -> Stream.empty();
        };
    }

    private static String missing(ComponentConfigurationDTO component) {
        return Stream.of(component.unsatisfiedReferences)
                .map(reference -> type(reference, component.description)
                        + (reference.target == null ? "" : " with " + reference.target))
                .collect(Collectors.joining(" and "));
    }

    private static String type(UnsatisfiedReferenceDTO reference, ComponentDescriptionDTO description) {
        return Arrays.stream(description.references)
                .filter(its -> its.name.equals(reference.name))
                .map(its -> its.interfaceName)
                .findFirst()
                .orElse(reference.name);
    }

    /** The last cause of a stack trace, without its first line's frames. */
    private static String cause(String trace) {
        var lines =
                Optional.ofNullable(trace).orElse("it does not say why").lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((first, last) -> last)
                .map(line -> line.substring("Caused by: ".length()))
                .orElseGet(() -> List.copyOf(lines).get(0));
    }
}
