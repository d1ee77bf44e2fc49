/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.usage;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** How the bundles of intents fare, since this process began. */
@ProviderType
public interface Usage {

    /** One for each bundle that was called, also of those that are gone, by name. */
    List<BundleUsage> list();
}
