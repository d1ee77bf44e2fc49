/* SPDX-License-Identifier: Apache-2.0 */
/** What a setting takes, where metatype has no words for it. */
@Export
@Version("1.0.0")
package dev.parley.api.setting;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
