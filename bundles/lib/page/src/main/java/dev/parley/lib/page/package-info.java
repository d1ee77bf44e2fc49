/* SPDX-License-Identifier: Apache-2.0 */
/** What server-rendered pages of the web console are made of. */
@Export
@Version("1.0.0")
package dev.parley.lib.page;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
