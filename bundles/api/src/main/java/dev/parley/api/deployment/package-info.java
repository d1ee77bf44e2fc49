/* SPDX-License-Identifier: Apache-2.0 */
/** Bundles that were put into a running Parley: tried first, then let in, replaced and taken out without loss. */
@Export
@Version("1.0.0")
package dev.parley.api.deployment;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
