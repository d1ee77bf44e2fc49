/* SPDX-License-Identifier: Apache-2.0 */
/** The port to a system that hosts code. */
@Export
@Version("1.0.0")
package dev.parley.api.code;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
