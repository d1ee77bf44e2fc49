/* SPDX-License-Identifier: Apache-2.0 */
/** What bundles cost and how they fare while turns are taken. */
@Export
@Version("1.0.0")
package dev.parley.api.usage;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
