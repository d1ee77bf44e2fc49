/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment.sample;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An activator that fails. */
public final class Activated implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("no licence");
    }

    @Override
    public void stop(BundleContext context) {}
}
