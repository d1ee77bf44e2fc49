/* SPDX-License-Identifier: Apache-2.0 */
/** Calls to other systems over HTTP, and what becomes of them. */
@Export
@Version("1.1.0")
package dev.parley.lib.http;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
