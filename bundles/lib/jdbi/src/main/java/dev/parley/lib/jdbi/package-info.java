/* SPDX-License-Identifier: Apache-2.0 */
/** Jdbi as Parley uses it. */
@Export
@Version("1.0.0")
package dev.parley.lib.jdbi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
