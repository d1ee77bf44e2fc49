/* SPDX-License-Identifier: Apache-2.0 */
/** How connectors fail. */
@Export
@Version("1.1.0")
package dev.parley.api.connector;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
