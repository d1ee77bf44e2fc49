/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.deployment.Canary;
import dev.parley.api.detect.Detector;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.intent.Intent;
import dev.parley.api.knowledge.KnowledgeBase;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The bundles outside of which a trial needs twins: they keep nothing, and cost nothing. */
record Roster(BundleContext context) {

    private static final String HELP = "help";

    /** One of each name, the newest, in the order in which they are to be started; the engine is last. */
    Collection<Bundle> bundles() {
        var canaries = services(Canary.class)
                .map(context::getService)
                .map(Canary::bundle)
                .collect(Collectors.toSet());
        var byName = new LinkedHashMap<String, Bundle>();
        Stream.of(
                        with(Detector.class, Detector::isFree),
                        with(KnowledgeBase.class, base -> base.name().equals(HELP)),
                        with(Intent.class, intent -> true),
                        with(Dialog.class, dialog -> true))
                .flatMap(bundles -> bundles)
                .filter(bundle -> !canaries.contains(bundle.getBundleId()))
                .forEach(bundle -> byName.merge(bundle.getSymbolicName(), bundle, Roster::newer));
        return byName.values();
    }

    /** The names of the intents that a bundle of this name has outside. */
    List<String> intents(String bundle) {
        return services(Intent.class)
                .filter(reference -> bundle.equals(reference.getBundle().getSymbolicName()))
                .map(context::getService)
                .map(intent -> intent.spec().name())
                .toList();
    }

    private <T> Stream<Bundle> with(Class<T> service, Predicate<T> wanted) {
        var bundles = services(service)
                .collect(Collectors.groupingBy(ServiceReference::getBundle, LinkedHashMap::new, Collectors.toList()));
        return bundles.entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().map(context::getService).allMatch(wanted))
                .map(Map.Entry::getKey);
    }

    private <T> Stream<ServiceReference<T>> services(Class<T> type) {
        try {
            return context.getServiceReferences(type, null).stream().sorted();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bundle newer(Bundle one, Bundle other) {
        return other.getVersion().compareTo(one.getVersion()) > 0 ? other : one;
    }
}
