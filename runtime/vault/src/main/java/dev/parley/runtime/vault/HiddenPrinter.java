/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import java.util.Collection;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

/**
 * Keeps the web console's status page of components ({@code status-scr}) off: it prints every property of every
 * component, secrets from files and environment included. The page <i>Components</i> masks them and stays.
 */
final class HiddenPrinter implements FindHook, EventListenerHook {

    private static final String NAME = "felix.inventory.printer.name";

    @Override
    public void find(
            BundleContext context,
            String name,
            String filter,
            boolean all,
            Collection<ServiceReference<?>> references) {
        references.removeIf(HiddenPrinter::isIt);
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        if (isIt(event.getServiceReference())) {
            listeners.clear();
        }
    }

    private static boolean isIt(ServiceReference<?> service) {
        return "scr".equals(service.getProperty(NAME));
    }
}
