/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;

/** All that is in the distribution comes up. */
class ContainerTest {

    @InjectBundleContext
    BundleContext context;

    @InjectService
    ServiceComponentRuntime components;

    @BeforeEach
    void ready() {
        Here.ready(context);
    }

    @Test
    void every_bundle_is_active() {
        var waiting = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .map(Bundle::getSymbolicName)
                .toList();
        assertEquals(List.of(), waiting);
    }

    @Test
    void every_component_of_ours_is_satisfied() {
        var ours = ours();
        assertFalse(ours.isEmpty());
        var unsatisfied = ours.stream()
                .filter(component -> component.state != ComponentConfigurationDTO.ACTIVE
                        && component.state != ComponentConfigurationDTO.SATISFIED)
                .map(ContainerTest::problem)
                .toList();
        assertEquals(List.of(), unsatisfied);
    }

    private List<ComponentConfigurationDTO> ours() {
        var bundles = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("dev.parley."))
                .toArray(Bundle[]::new);
        return components.getComponentDescriptionDTOs(bundles).stream()
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .toList();
    }

    private static String problem(ComponentConfigurationDTO component) {
        var missing = Arrays.stream(component.unsatisfiedReferences)
                .map(reference -> reference.name)
                .toList();
        return component.description.name + " waits for " + missing
                + (component.failure == null ? "" : ": " + component.failure);
    }
}
