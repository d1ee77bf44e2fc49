/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.embed.SentenceModel;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Keeps a trial and the rest of the container apart: nobody outside sees a service of the trial or is wired to one of its
 * bundles, and of Parley's own services those inside see only the trial's, and the sentence model.
 *
 * @param originals ids of the bundles outside that have a twin inside, none of whose services is seen there
 */
record Borders(Set<Long> originals) implements FindHook, EventListenerHook, ResolverHookFactory, ResolverHook {

    /** Begins the locations of the bundles inside. */
    static final String INSIDE = "trial:";

    /** A property of the services inside that are no such bundle's. */
    static final String STUB = "parley.trial";

    private static final String OURS = "dev.parley.";
    private static final Set<String> SHARED = Set.of(SentenceModel.class.getName());

    @Override
    public void find(
            BundleContext context,
            String name,
            String filter,
            boolean allServices,
            Collection<ServiceReference<?>> references) {
        var inside = isInside(context.getBundle());
        references.removeIf(reference -> !isSeen(reference, inside));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        listeners.keySet().removeIf(context -> !isSeen(event.getServiceReference(), isInside(context.getBundle())));
    }

    private boolean isSeen(ServiceReference<?> reference, boolean inside) {
        return isInside(reference) ? inside : !inside || isForAll(reference);
    }

    private boolean isForAll(ServiceReference<?> reference) {
        var names = List.of((String[]) reference.getProperty(Constants.OBJECTCLASS));
        return names.stream().anyMatch(SHARED::contains)
                || !originals.contains((Long) reference.getProperty(Constants.SERVICE_BUNDLEID))
                        && names.stream()
                                .noneMatch(name -> name.startsWith(OURS) || name.equals(Clock.class.getName()));
    }

    private static boolean isInside(ServiceReference<?> reference) {
        return reference.getProperty(STUB) != null
                || Stream.ofNullable(reference.getBundle()).anyMatch(Borders::isInside);
    }

    static boolean isInside(Bundle bundle) {
        return bundle.getLocation().startsWith(INSIDE);
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return this;
    }

    @Override
    public void filterResolvable(Collection<BundleRevision> candidates) {
        // All may resolve.
    }

    @Override
    public void filterSingletonCollisions(BundleCapability singleton, Collection<BundleCapability> collisions) {
        var inside = isInside(singleton.getRevision().getBundle());
        collisions.removeIf(other -> isInside(other.getRevision().getBundle()) != inside);
    }

    @Override
    public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
        if (!isInside(requirement.getRevision().getBundle())) {
            candidates.removeIf(candidate -> isInside(candidate.getRevision().getBundle()));
        }
    }

    @Override
    public void end() {
        // There is nothing to let go of.
    }
}
