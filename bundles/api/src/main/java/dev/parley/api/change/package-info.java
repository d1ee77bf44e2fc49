/* SPDX-License-Identifier: Apache-2.0 */
/** The port to the system that holds change requests. */
@Export
@Version("1.3.0")
package dev.parley.api.change;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
