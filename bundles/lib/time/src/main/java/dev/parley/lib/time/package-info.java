/* SPDX-License-Identifier: Apache-2.0 */
/** Points in time and windows in what people write. */
@Export
@Version("1.0.0")
package dev.parley.lib.time;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
