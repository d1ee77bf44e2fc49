/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleRequirement;

/**
 * What versions of something are needed, as the filter of a requirement says it.
 *
 * @param name of the package, bundle or whatever it is
 * @param floor the lowest version
 * @param ceiling the version below which it has to be
 */
record Range(String name, Optional<Version> floor, Optional<Version> ceiling) {

    private static final Pattern FLOOR = Pattern.compile("(?<!\\(!)\\((?:bundle-)?version>=([^)]+)\\)");
    private static final Pattern CEILING = Pattern.compile("\\(!\\((?:bundle-)?version>=([^)]+)\\)\\)");
    private static final Pattern EXACT = Pattern.compile("\\((?:bundle-)?version=([^)]+)\\)");

    static Range of(BundleRequirement requirement) {
        return of(requirement.getNamespace(), requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, ""));
    }

    static Range of(String namespace, String filter) {
        var name = find(Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]+)\\)"), filter);
        return new Range(
                name.orElse(namespace),
                find(FLOOR, filter).or(() -> find(EXACT, filter)).map(Version::parseVersion),
                find(CEILING, filter).map(Version::parseVersion));
    }

    private static Optional<String> find(Pattern pattern, String filter) {
        var matcher = pattern.matcher(filter);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether it asks for something newer. */
    boolean isAbove(Version version) {
        return floor.isPresent() && floor.get().compareTo(version) > 0;
    }

    String floorText() {
        return floor.map(version -> version.getMinor() == 0 ? String.valueOf(version.getMajor()) : brief(version))
                .orElse("");
    }

    @Override
    public String toString() {
        if (ceiling.isPresent()) {
            return "%s [%s,%s)".formatted(name, brief(floor.orElse(Version.emptyVersion)), briefest(ceiling.get()));
        }
        return floor.filter(version -> version.compareTo(Version.emptyVersion) > 0)
                .map(version -> "%s %s or newer".formatted(name, brief(version)))
                .orElse(name);
    }

    /** Without a third number that says nothing. */
    static String brief(Version version) {
        return version.getMicro() == 0 && version.getQualifier().isEmpty()
                ? version.getMajor() + "." + version.getMinor()
                : version.toString();
    }

    private static String briefest(Version version) {
        return version.getMinor() == 0
                        && version.getMicro() == 0
                        && version.getQualifier().isEmpty()
                ? String.valueOf(version.getMajor())
                : brief(version);
    }
}
