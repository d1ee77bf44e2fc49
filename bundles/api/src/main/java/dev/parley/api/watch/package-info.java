/* SPDX-License-Identifier: Apache-2.0 */
/** What conversations follow in other systems. */
@Export
@Version("1.0.0")
package dev.parley.api.watch;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
