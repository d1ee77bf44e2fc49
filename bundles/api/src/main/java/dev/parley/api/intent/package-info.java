/* SPDX-License-Identifier: Apache-2.0 */
/** The extension point: what Parley can do, one {@link dev.parley.api.intent.Intent} each. */
@Export
@Version("1.5.0")
package dev.parley.api.intent;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
