/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import org.objectweb.asm.ClassReader;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.weaving.WeavingException;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets no class that others wrote end the process: its calls that would are replaced when it is loaded. */
final class ExitGuard implements WeavingHook {

    private static final Logger LOG = LoggerFactory.getLogger(ExitGuard.class);

    @Override
    public void weave(WovenClass woven) {
        try {
            if (isOfOthers(woven.getBundleWiring())) {
                guard(woven);
            }
        } catch (RuntimeException e) {
            LOG.debug("{} stays as it is", woven.getClassName(), e);
        } catch (Error e) {
            // Only the class is not loaded then; a hook that throws anything else is never asked again.
            // There may be hardly any stack left for this.
            throw new WeavingException("The class could not be looked through.", e);
        }
    }

    /** Bundles that were deployed or are on trial, and hosts of their fragments. Nobody else pays for being looked through. */
    private static boolean isOfOthers(BundleWiring wiring) {
        return isOfOthers(wiring.getBundle())
                || wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE).stream()
                        .anyMatch(wire -> isOfOthers(wire.getRequirer().getBundle()));
    }

    private static boolean isOfOthers(Bundle bundle) {
        return Installed.isDeployed(bundle) || bundle.getLocation().startsWith(Installed.TRIED);
    }

    private static void guard(WovenClass woven) {
        var code = new ClassReader(woven.getBytes());
        if (Exit.isIn(code)) {
            woven.setBytes(WithoutExit.of(code));
            LOG.debug("{} may call what ends the process; that throws now", woven.getClassName());
        }
    }
}
