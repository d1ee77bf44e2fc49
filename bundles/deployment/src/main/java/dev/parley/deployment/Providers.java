/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Which components would provide a service, and what they need for it. */
final class Providers {

    /** With what variable of the environment a file of {@code conf/} counts. */
    private static final Pattern WHEN = Pattern.compile("\"parley\\.when\"\\s*:\\s*\"\\$\\[env:(\\w+)");

    private final ServiceComponentRuntime runtime;
    private final Installed installed;
    private final Path conf;

    Providers(ServiceComponentRuntime runtime, Installed installed, Path conf) {
        this.runtime = runtime;
        this.installed = installed;
        this.conf = conf;
    }

    List<ComponentDescriptionDTO> of(String service) {
        return runtime.getComponentDescriptionDTOs(installed.all().toArray(Bundle[]::new)).stream()
                .filter(description ->
                        Arrays.asList(description.serviceInterfaces).contains(service))
                .toList();
    }

    /** Whether somebody here would provide it, if all were well with them. */
    boolean isKnown(String service) {
        return byManifest(service).isPresent() || !of(service).isEmpty();
    }

    /** What to do so that there is a service of this type, in a sentence. */
    String advice(String service) {
        var candidates = of(service);
        return candidates.stream()
                .filter(this::isUnconfigured)
                .findFirst()
                .map(this::configure)
                .or(() -> candidates.stream()
                        .findFirst()
                        .map(description -> description.bundle.symbolicName)
                        .map(Providers::unwell))
                .or(() -> byManifest(service).map(Bundle::getSymbolicName).map(Providers::unwell))
                .orElse("Deploy a bundle that provides it.");
    }

    private static String unwell(String bundle) {
        return "%s would provide it, and has a problem itself.".formatted(bundle);
    }

    /** A bundle that does not resolve has no components yet; its manifest says what it is for. */
    private Optional<Bundle> byManifest(String service) {
        return installed.all().stream()
                .filter(bundle -> bundle.adapt(BundleRevision.class) != null)
                .filter(bundle -> bundle.adapt(BundleRevision.class).getDeclaredCapabilities("osgi.service").stream()
                        .anyMatch(capability ->
                                capability.getAttributes().get(Constants.OBJECTCLASS) instanceof Collection<?> types
                                        && types.contains(service)))
                .findFirst();
    }

    private boolean isUnconfigured(ComponentDescriptionDTO description) {
        var components = runtime.getComponentConfigurationDTOs(description);
        return "require".equals(description.configurationPolicy)
                && components.stream()
                        .allMatch(component -> component.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION);
    }

    private String configure(ComponentDescriptionDTO description) {
        var pid = description.configurationPid[0];
        return "%s provides it once it has settings: %s."
                .formatted(
                        description.bundle.symbolicName,
                        variable(pid)
                                .map(name ->
                                        "set %s and start Parley again, or make %s in the console".formatted(name, pid))
                                .orElse("make %s in the console, or put %s.json into conf/".formatted(pid, pid)));
    }

    private Optional<String> variable(String pid) {
        try (var files = Files.list(conf)) {
            return files.filter(file -> file.getFileName().toString().matches(Pattern.quote(pid) + "(~.*)?\\.json"))
                    .sorted()
                    .flatMap(file -> variable(file).stream())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> variable(Path file) {
        try {
            return WHEN.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult result) -> result.group(1))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
