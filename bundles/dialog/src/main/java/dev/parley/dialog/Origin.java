/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/**
 * The bundle that something is of.
 *
 * @param id of the bundle; 0 outside of a container
 * @param name the symbolic name
 */
record Origin(long id, String name, Version version) {

    static Origin of(ServiceReference<?> reference) {
        return of(reference.getBundle());
    }

    /** Of the bundle that a service's class is in. */
    static Origin of(Object service) {
        var bundle = FrameworkUtil.getBundle(service.getClass());
        return bundle == null ? new Origin(0, service.getClass().getName(), Version.emptyVersion) : of(bundle);
    }

    private static Origin of(Bundle bundle) {
        return new Origin(bundle.getBundleId(), bundle.getSymbolicName(), bundle.getVersion());
    }

    @Override
    public String toString() {
        return name + ' ' + version;
    }
}
