/* SPDX-License-Identifier: Apache-2.0 */
/** What has to be well before Parley takes turns. */
@Export
@Version("1.1.0")
package dev.parley.api.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
