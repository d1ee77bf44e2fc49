/* SPDX-License-Identifier: Apache-2.0 */
/** What may be set, where its values come from, and who changed them: for what keeps, shows and starts with settings. */
@Export
@Version("1.0.0")
package dev.parley.runtime.settings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
