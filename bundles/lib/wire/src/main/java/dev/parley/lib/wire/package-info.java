/* SPDX-License-Identifier: Apache-2.0 */
/** The API's JSON and rules, whatever carries them: HTTP or a socket. */
@Export
@Version("1.0.0")
package dev.parley.lib.wire;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
