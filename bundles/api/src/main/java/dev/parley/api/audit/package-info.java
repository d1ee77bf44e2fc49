/* SPDX-License-Identifier: Apache-2.0 */
/** Who changed what. */
@Export
@Version("1.0.0")
package dev.parley.api.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
